import { z } from 'zod'
import type { ObjectionState } from '../src/domain/objections.ts'
import { defineClick, press, type Render } from './click.ts'
import { button, type Card, card, note, row, text } from './kit.ts'
import { forPerson } from './words/contract.ts'
import { momentWords } from './words/moments.ts'
import { objectionStateWords } from './words/states.ts'

/** The open objections of a case handler: whom they are about, never what they say. */
export type QueueView = {
  lines: { objection: string; number: string; name: string; at: number; state: ObjectionState }[]
  page: number
  pages: number
}

export const openCase = defineClick({
  name: 'objection.case',
  who: ['caseHandler'],
  value: z.object({ objection: z.string() }),
})

export const turnQueue = defineClick({
  name: 'objection.turn',
  who: ['caseHandler'],
  value: z.object({ page: z.number().int().min(0) }),
})

export const objectionQueueCard = (view: QueueView, render: Render): Card =>
  card({ title: '待办理的异议', color: 'orange', icon: 'chat_outlined' }, [
    ...(view.lines.length === 0 ? [text('没有等您办理的异议。')] : []),
    ...view.lines.map((line) =>
      row([
        text(`${line.name}　${line.number}　${momentWords(line.at)}　${objectionStateWords[line.state]}`),
        button(
          forPerson(`办理 ${line.number}`, line.name),
          press(openCase, { objection: line.objection }, render),
          { size: 'small' },
        ),
      ]),
    ),
    ...(view.pages > 1
      ? [
          row([
            ...(view.page > 0 ? [button('上一页', press(turnQueue, { page: view.page - 1 }, render))] : []),
            text(`第${view.page + 1}页，共${view.pages}页`),
            ...(view.page + 1 < view.pages
              ? [button('下一页', press(turnQueue, { page: view.page + 1 }, render))]
              : []),
          ]),
        ]
      : []),
    note('只列您可以办理的；与您有关的由其他同志办理。'),
  ])
