import type { Actor } from '../deps.ts'
import type { NominationFacts } from '../domain/nomination-facts.ts'
import type { Unit } from '../domain/units.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'

type Around = { cycle: Pick<Cycle, 'stage' | 'dates'>; actor: Actor; units: readonly Unit[] }

/** What `decide` asks about one of many entries, loaded once for all: assigning, ending the scoring, the list. */
export const reviewFacts = (
  entry: Nomination,
  { cycle, actor, units }: Around,
  pressed: { reason?: string } = {},
): NominationFacts => ({
  entry: {
    state: entry.state,
    route: entry.route,
    unitId: entry.unitId,
    nomineeId: entry.nomineeId,
    createdBy: entry.createdBy,
  },
  actor: actor.person,
  units,
  cycle,
  at: actor.at,
  ...pressed,
})
