import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { ownerOf } from './check-desk.ts'

/**
 * To be called when a corrected entry (from `correcting`) or a 自荐 was handed in: the checker who sent it back is told,
 * or every checker when it is new or that person no longer checks. `at` epoch ms.
 */
export const tellCheckers = async (tx: Tx, nomination: Nomination, at: number): Promise<void> => {
  const last = (await tx.checks.verdicts([nomination.id])).at(-1)
  const owner = await ownerOf(tx, { nomination, last, at })
  const people = owner ? [owner] : (await tx.people.holding(['checker'])).map(({ id }) => id)
  for (const person of people) {
    tx.send({ to: { person }, show: { card: 'check-queue', about: {} }, lane: 1 })
  }
}
