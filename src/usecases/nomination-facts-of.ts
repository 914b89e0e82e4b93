import type { Actor } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import type { NominationFacts } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { type Finding, validate } from '../domain/validation.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'

/** What the press adds to what is stored: reason, article, dueAt, declared, firstId, publicityEndsAt, ... */
export type Pressed = Partial<Omit<NominationFacts, 'entry' | 'actor' | 'units' | 'cycle' | 'at'>>

/**
 * Everything `decide` asks about an entry, from one transaction. The nomination must hold its evidence (byId, hold,
 * list with `evidence`). Denial: no-cycle.
 */
export const nominationFactsOf = async (
  tx: Nouns,
  { nomination, actor }: { nomination: Nomination; actor: Actor },
  pressed: Pressed = {},
): Promise<Result<NominationFacts>> => {
  const cycle = await tx.cycles.byId(nomination.cycleId)
  if (!cycle) return deny('no-cycle')
  const { consent, objectionOpen, paper } = await tx.nominations.circumstances(nomination.id)
  return ok({
    entry: entryFacts(nomination),
    actor: actor.person,
    units: await tx.units.all(),
    cycle,
    at: actor.at,
    findings: findingsOf(nomination, cycle, actor.at),
    reasons: nomination.entry.reasons,
    consented: isConsented(consent),
    objectionOpen,
    paper,
    unitBarred: (await tx.bars.at(actor.at)).has(nomination.unitId),
    ...pressed,
  })
}

const entryFacts = (nomination: Nomination): NominationFacts['entry'] => ({
  state: nomination.state,
  route: nomination.route,
  unitId: nomination.unitId,
  nomineeId: nomination.nomineeId,
  createdBy: nomination.createdBy,
  dueAt: nomination.returned?.dueAt ?? null,
  ...(nomination.returned?.extendedTo !== undefined && { extendedTo: nomination.returned.extendedTo }),
})

/** The findings of the whole entry at an instant (epoch ms), hard ones first. */
export const findingsOf = (nomination: Nomination, cycle: Cycle, at: number): Finding[] =>
  validate(nomination.entry, cycle.settings, {
    at,
    ...(cycle.dates.nominate?.closes !== undefined && { nominationCloses: cycle.dates.nominate.closes }),
  })
