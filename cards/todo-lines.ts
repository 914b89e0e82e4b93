import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { button, type Common, lineWith } from './kit.ts'

/** What waits for a person: '待汇总 3 件', and the name of the work for its button. */
export type WaitingView = { key: string; words: string; label: string }

/** 去办 */
export const openTodo = defineClick({
  name: 'todo.open',
  who: 'anyone',
  value: z.object({ key: z.string() }),
})

/** The lines of 待办, on 首页 too, in the order of the cycle. */
export const waitingLines = (waiting: readonly WaitingView[], render: Render): Common[] =>
  waiting.map(({ key, words, label }) =>
    lineWith(words, button(`去办 · ${label}`, press(openTodo, { key }, render), { size: 'small' })),
  )
