import { press, type Render } from './click.ts'
import { type BodyElement, button, type Card, card, entry, note, row, text } from './kit.ts'
import { finishTask } from './staff-clicks.ts'
import { opener } from './staff-parts.ts'
import { forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { momentWords } from './words/moments.ts'
import { staffWords } from './words/staff.ts'

/** Messages that were refused or given up. `at` epoch ms. */
export type UndeliveredView = {
  /** names the card: when its stretch of time ended (epoch ms) */
  stretch: number
  lines: { task: string; name: string; unit: string; words: string; at: number; done: boolean }[]
  /** how many more there are in 待办事项 */
  more: number
}

const lineOf = (
  { task, name, unit, words, at, done }: UndeliveredView['lines'][number],
  { stretch, render }: { stretch: number; render: Render },
): BodyElement =>
  entry(
    [text(clip(words, 160)), note([...(unit ? [clip(unit, 40)] : []), momentWords(at)].join('　'))],
    done
      ? note('已办')
      : button(
          forPerson(staffWords.done, name || task.slice(-4)),
          press(finishTask, { task, page: 0, stretch }, render),
          { size: 'small', name: `done_${task}` },
        ),
  )

/** What did not arrive, to whom, why, and what to do about it. */
export const undeliveredCard = ({ stretch, lines, more }: UndeliveredView, render: Render): Card => {
  const open = lines.filter(({ done }) => !done).length + more
  return card(
    {
      title: open > 0 ? '有消息没有送到' : '有消息没有送到，都已办好',
      color: open > 0 ? 'orange' : 'green',
      tags: [{ text: `${lines.length + more}件`, color: 'blue' }],
    },
    [
      text(
        open > 0
          ? '下面的消息机器人送不到。请打电话告知本人，联系不上的请本单位工会转告，办好后按“已办”。'
          : '都已另行告知，不用再处理。',
      ),
      ...lines.map((line) => lineOf(line, { stretch, render })),
      ...(more > 0 ? [text(`还有${more}件，在“待办事项”里。`)] : []),
      row([opener(staffWords.tasks, 'tasks', render)]),
    ],
  )
}
