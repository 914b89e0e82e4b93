import { openCheck, openQueue } from './check-clicks.ts'
import { press, type Render } from './click.ts'
import { distinct, type EntryHeadView } from './entry-body.ts'
import { actions, button, type Card, type Common, card, note, row, text, under } from './kit.ts'
import { forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { nominationStateWords } from './words/states.ts'

/** 资格审核: what waits for this checker, or what was decided. */
export type CheckQueueView = {
  done: boolean
  waiting: number
  own: number
  elsewhere: number
  correcting: number
  overdue: string[]
  lines: (EntryHeadView & {
    batch: { unit: string; number: number } | null
    mended: boolean
    verdict: 'pass' | 'fail' | 'return' | 'reverse' | null
  })[]
  page: number
  pages: number
}

export const checkQueueCard = (view: CheckQueueView, render: Render): Card =>
  card({ title: view.done ? '资格审核 · 已审' : '资格审核', color: 'indigo', icon: 'approval_outlined' }, [
    text(`待审${view.waiting}人  补正中${view.correcting}人`, { text_size: 'heading' }),
    ...(view.lines.length === 0 ? [note(view.done ? '还没有审核结论。' : '现在没有等您审核的申报。')] : []),
    ...distinct(view.lines).flatMap((line) => entryLine(line, render)),
    ...pager(view, render),
    ...(remarks(view).length > 0 ? [note(remarks(view).join('\n'))] : []),
    row([
      view.done
        ? button('看待审', press(openQueue, {}, render), { size: 'small' })
        : button('看已审', press(openQueue, { done: true }, render), { size: 'small' }),
    ]),
  ])

const entryLine = (line: CheckQueueView['lines'][number], render: Render): Common[] => [
  text(`${line.name}  ${line.post}`),
  under([line.unit, whence(line)].filter(Boolean).join('\n')),
  actions([
    button(
      forPerson(line.state === 'handed' ? '审核' : '看', line.name),
      press(openCheck, { nomination: line.id }, render),
      {
        size: 'small',
        type: line.state === 'handed' ? 'primary' : 'default',
      },
    ),
  ]),
]

const whence = ({ route, batch, mended, state, verdict }: CheckQueueView['lines'][number]): string =>
  [
    route === 'self' ? '【自荐】' : batch ? `${batch.unit}第${batch.number}批` : '',
    mended && state === 'handed' ? '【补正后重报】' : '',
    verdict === 'reverse' && state === 'handed' ? '【重新审核】' : '',
    state === 'handed' ? '' : nominationStateWords[state],
  ]
    .filter(Boolean)
    .join('  ')

const remarks = ({ own, elsewhere, overdue }: CheckQueueView): string[] => [
  ...(own > 0 ? [`另有${own}人和您同单位，按回避要求由别的审核员审。`] : []),
  ...(elsewhere > 0 ? [`另有${elsewhere}人补正后回到原来的审核员。`] : []),
  ...(overdue.length > 0 ? [`补正已过时限：${clip(overdue.join('、'), 80)}`] : []),
]

const pager = ({ page, pages, done }: CheckQueueView, render: Render): Common[] => {
  if (pages < 2) return []
  const to = (label: string, target: number) =>
    button(label, press(openQueue, { page: target, ...(done && { done: true as const }) }, render), {
      size: 'small',
    })
  return [
    row([
      ...(page > 1 ? [to('上一页', page - 1)] : []),
      text(`第${page}页，共${pages}页`),
      ...(page < pages ? [to('下一页', page + 1)] : []),
    ]),
  ]
}
