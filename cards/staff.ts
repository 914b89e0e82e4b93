import { press, type Render } from './click.ts'
import { button, type Card, card, entry, fact, hr, note, row, text } from './kit.ts'
import { finishTask } from './staff-clicks.ts'
import { opener, pager } from './staff-parts.ts'
import { forPerson, words } from './words/contract.ts'
import { clip, dateWords } from './words/measures.ts'
import { staffWords } from './words/staff.ts'

/** After 初始化: the three things without which nothing goes on. */
export const staffStartCard = (_about: unknown, render: Render): Card =>
  card({ title: '初始化完成', color: 'green' }, [
    text('您现在是工作人员。接下来办三件事：'),
    fact('第一步', '把单位和人员表（.csv）直接发到这里，核对后导入'),
    note('表头：单位、单位类型、上级单位、姓名、手机号、角色、评委类别。'),
    fact('第二步', '给一位同志授予“复核人”。没有第二位同志复核，什么都不能发布'),
    fact('第三步', '新建年度，填好各阶段的日期'),
    row([
      opener(staffWords.grant, 'grant-form', render, true),
      opener(words.newCycle, 'cycle-form', render),
      opener(staffWords.people, 'people', render),
    ]),
  ])

export type TasksView = {
  lines: { id: string; words: string; date: string; name: string }[]
  total: number
  page: number
  pages: number
}

/** What must be done by hand, oldest first. */
export const tasksCard = (view: TasksView, render: Render): Card =>
  card({ title: staffWords.tasks, tags: [{ text: `${view.total}件`, color: 'blue' }] }, [
    text(view.total === 0 ? '没有要人工办的事。' : '这些事系统办不了，请办好后按“已办”。'),
    ...view.lines.map((line) =>
      entry(
        [text(clip(line.words, 160)), note(dateWords(line.date))],
        button(
          forPerson(staffWords.done, line.name),
          press(finishTask, { task: line.id, page: view.page }, render),
          { size: 'small', name: `done_${line.id}` },
        ),
      ),
    ),
    ...pager({ card: 'tasks', ...view }, render),
    hr(),
    row([opener(staffWords.progress, 'cycle', render)]),
  ])
