import type { TaskLine, TaskView } from '../src/domain/review-view.ts'
import { press, type Render } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  columns,
  fact,
  hr,
  note,
  row,
  text,
} from './kit.ts'
import { queue, start } from './review-clicks.ts'
import { nextElements } from './review-next.ts'
import { forPerson } from './words/contract.ts'
import { momentWords } from './words/moments.ts'
import { assignmentStateWords } from './words/states.ts'

/** 评审任务, also as 催办 sends it: how many, until when, who is next, and where each score stands. */
export const taskCard = (view: TaskView, render: Render): Card =>
  card(
    {
      title: view.reminder ? '催办：评审任务' : '评审任务',
      icon: view.reminder ? 'bell_outlined' : 'edit_outlined',
      ...(view.reminder && { color: 'orange' as const }),
      subtitle: view.cycle,
      tags: [{ text: `${view.progress.submitted}/${view.progress.total}`, color: 'blue' }],
      summary: `评审任务：${view.progress.total}位人选`,
    },
    [
      text(countOf(view)),
      ...(view.deadline ? [fact('完成时限', momentWords(view.deadline))] : []),
      ...(view.closed
        ? [text('评分已经结束，评分不再改动。')]
        : nextElements(view.next, { page: view.page }, render)),
      ...(view.lines.length > 0 ? [hr()] : []),
      ...view.lines.map((line) => lineOf(line, view, render)),
      ...pagesOf(view, render),
      note('评分只有您本人能看到。'),
    ],
  )

const countOf = ({ progress, recused }: TaskView): string => {
  const away = recused > 0 ? `，回避${recused}位` : ''
  return `要评${progress.total}位人选，已提交${progress.submitted}位${away}。`
}

const lineOf = (line: TaskLine, view: TaskView, render: Render): Common => {
  const value = { nomination: line.nomination, page: view.page }
  const open = button(forPerson('打开', line.name), press(start, value, render), {
    size: 'small',
    name: `open_${line.nomination}`,
  })
  return columns([
    { weight: 3, elements: [text(`${line.name}　${stateOf(line)}`), note(`${line.post} · ${line.unit}`)] },
    ...(line.state === 'recused' ? [] : [{ weight: 2, elements: [open] }]),
  ])
}

const stateOf = ({ state, marked, skipped }: TaskLine): string => {
  if (state !== 'assigned' || marked === 0) {
    return `${assignmentStateWords[state]}${state === 'assigned' && skipped ? '（已跳过）' : ''}`
  }
  return `已评 ${marked}/15，未提交${skipped ? '（已跳过）' : ''}`
}

const pagesOf = ({ page, pages }: TaskView, render: Render): BodyElement[] =>
  pages < 2
    ? []
    : [
        row([
          ...(page > 0
            ? [button('上一页', press(queue, { page: page - 1 }, render), { size: 'small' })]
            : []),
          text(`第${page + 1}页，共${pages}页`),
          ...(page < pages - 1
            ? [button('下一页', press(queue, { page: page + 1 }, render), { size: 'small' })]
            : []),
        ]),
      ]
