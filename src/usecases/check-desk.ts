import { type Actor, has } from '../deps.ts'
import { type CheckLine, checklist, type ManualVerdicts } from '../domain/checks.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { SaidItem, SaidVerdict } from '../store/nouns/checks.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { findingsOf } from './nomination-facts-of.ts'

/** One entry on a checker's desk: the checklist of this round, what was said so far, and the rounds before. */
export type CheckDesk = {
  nomination: Nomination
  cycle: Cycle
  round: number
  lines: CheckLine[]
  said: SaidItem[]
  manual: ManualVerdicts
  verdicts: SaidVerdict[]
  barred: boolean
}

/** Denials: not-found, no-cycle. Whether the viewer may is asked by `mayCheckRead` or `decide`. */
export const checkDeskOf = async (tx: Nouns, at: number, id: string): Promise<Result<CheckDesk>> => {
  const nomination = await tx.nominations.byId(id)
  if (!nomination) return deny('not-found')
  const cycle = await tx.cycles.byId(nomination.cycleId)
  if (!cycle) return deny('no-cycle')
  const verdicts = await tx.checks.verdicts([id])
  const round = roundOf(verdicts)
  const said = await tx.checks.items(id, round)
  const barred = (await tx.bars.at(at)).has(nomination.unitId)
  return ok({
    nomination,
    cycle,
    round,
    lines: checklist(nomination.entry, findingsOf(nomination, cycle, at), barred),
    said,
    manual: Object.fromEntries(said.map(({ item, verdict }) => [item, verdict])),
    verdicts,
    barred,
  })
}

/** Every verdict ends a round; what was said about items in it stays with it. */
export const roundOf = (verdicts: readonly SaidVerdict[]): number => (verdicts.at(-1)?.round ?? 0) + 1

/** A checker never reads for judging what the own unit recommended, nor about oneself (Art.4, R-4.1). */
export const isOwn = (viewer: Actor, { unitId, nomineeId }: Nomination): boolean =>
  viewer.person.unitId === unitId || viewer.person.id === nomineeId

/** Whether this person may read an entry for the check. Denials: not-your-role, check-own-unit, must-not-see. */
export const mayCheckRead = (viewer: Actor, nomination: Nomination): Denial | undefined => {
  if (viewer.person.external) return deny('external-person').denial
  if (!has(viewer, 'checker', 'staff', 'auditor')) return deny('not-your-role').denial
  if (isOwn(viewer, nomination)) return deny('check-own-unit').denial
  const early = ['draft', 'submitted', 'returned', 'held', 'batched']
  return early.includes(nomination.state) ? deny('must-not-see').denial : undefined
}

/**
 * The checker an entry came back to: who sent it back last, as long as that person may still check it. Everybody
 * else finds it only when nobody does.
 */
export const ownerOf = async (
  tx: Nouns,
  { nomination, last, at }: { nomination: Nomination; last: SaidVerdict | undefined; at: number },
): Promise<string | null> => {
  if (last?.verdict !== 'return') return null
  const person = await tx.people.byId(last.byId)
  if (!person || !hasRole(person, 'checker', at)) return null
  return isOwn({ person, at, via: 'system', once: [] }, nomination) ? null : person.id
}
