import { type Card, card, fact, note } from './kit.ts'

/** What became of an entry, for the nominee and the unit. */
export type FateView = {
  name: string
  cycle: string
  outcome: string
  meeting: string | null
  contact: string[]
}

export const fateCard = (view: FateView): Card =>
  card({ title: `${view.name}：${view.outcome}`, subtitle: view.cycle, color: 'blue' }, [
    ...(view.meeting ? [fact('会议', view.meeting)] : []),
    fact('结果', view.outcome),
    note('有疑问请联系职工发展部。'),
    ...view.contact.map((line) => note(line)),
  ])
