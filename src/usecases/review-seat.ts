import type { Actor, Tx } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { mayScore } from '../domain/review-desk.ts'
import { hasRole } from '../domain/roles.ts'
import type { Assignment } from '../store/nouns/reviews.ts'

/** Where a reviewer sits while a score may still be changed: held until the transaction ends. */
export type OpenSeat = { assignment: Assignment }

/**
 * The presser's own assignment to this candidate, whatever the card said. Denials: external-person, not-your-role,
 * no-cycle, and those of mayScore.
 */
export const openSeat = async (tx: Tx, actor: Actor, nominationId: string): Promise<Result<OpenSeat>> => {
  if (actor.person.external) return deny('external-person')
  if (!hasRole(actor.person, 'reviewer', actor.at)) return deny('not-your-role')
  const held = await tx.reviews.hold(nominationId, actor.person.id)
  if (!held) return deny('score-not-assigned')
  const cycle = await tx.cycles.byId(held.assignment.cycleId)
  if (!cycle) return deny('no-cycle')
  const may = mayScore({ ...held, cycle, at: actor.at })
  return may.ok ? ok({ assignment: held.assignment }) : may
}
