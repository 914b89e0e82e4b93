import type { Tx } from '../deps.ts'
import { DAY_MS } from '../domain/dates.ts'
import type { Cycle } from '../store/nouns/cycles.ts'

/** What is due before a stage ends: officers with drafts, reviewers with scores still open. */
const kinds = { nominate: 'remind-drafts', review: 'remind-scores' } as const

const DAYS_BEFORE = [3, 1]

/** Sets the reminders of a cycle's dates, 3 days and 1 day before each end. A changed date sets further ones. */
export const remindBefore = (tx: Tx, cycle: Pick<Cycle, 'id' | 'dates'>, now: number): void => {
  for (const stage of ['nominate', 'review'] as const) {
    const closes = cycle.dates[stage]?.closes
    if (closes === undefined) continue
    for (const days of DAYS_BEFORE) {
      const at = closes - days * DAY_MS
      if (at > now) tx.due(kinds[stage], `${cycle.id} ${closes}`, at)
    }
  }
}
