import { type Card, card, fact, note } from './kit.ts'

/** What became of an entry, for the nominee and the unit. */
export type FateView = {
  name: string
  cycle: string
  outcome: string
  /** the party group has agreed */
  agreed: boolean
  meeting: string | null
  contact: string[]
}

export const fateCard = (view: FateView): Card =>
  card(
    { title: `${view.name}：${view.outcome}`, subtitle: view.cycle, color: view.agreed ? 'green' : 'blue' },
    [
      ...(view.meeting ? [fact('会议', view.meeting)] : []),
      fact('结果', view.outcome),
      note('有疑问请联系职工发展部。'),
      ...(view.contact.length > 0 ? [note(view.contact.join('\n'))] : []),
    ],
  )
