import type { Actor, Outcome, Tx, Usecase } from '../deps.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { mayScore } from '../domain/review-desk.ts'
import { hasRole } from '../domain/roles.ts'
import type { CycleClock } from '../domain/stages.ts'
import type { Assignment, MarkWritten } from '../store/nouns/reviews.ts'
import type { SeatChanged } from '../store/seats.ts'
import type { AuditEntry } from '../store/store.ts'
import type { ReviewShows } from './review-shows.ts'

/** Where a reviewer sits while a score may still be changed: held until the transaction ends. */
export type OpenSeat = { assignment: Assignment }

/**
 * The presser's own assignment to this candidate, whatever the card said. Denials: external-person, not-your-role,
 * no-cycle, and those of mayScore.
 */
export const openSeat = async (tx: Tx, actor: Actor, nominationId: string): Promise<Result<OpenSeat>> => {
  const presser = mayPress(actor)
  if (!presser.ok) return presser
  const held = await tx.reviews.hold(nominationId, actor.person.id)
  if (!held) return deny('score-not-assigned')
  const cycle = await tx.cycles.byId(held.assignment.cycleId)
  if (!cycle) return deny('no-cycle')
  return seatFor(actor, { ...held, cycle })
}

const mayPress = (actor: Actor): Result<null> => {
  if (actor.person.external) return deny('external-person')
  return hasRole(actor.person, 'reviewer', actor.at) ? ok(null) : deny('not-your-role')
}

type Held = { assignment: Assignment; nomination: NominationState; cycle: CycleClock }

/** The same for a seat that was read. Denials: external-person, not-your-role, and those of mayScore. */
export const seatFor = (actor: Actor, held: Held): Result<OpenSeat> => {
  const presser = mayPress(actor)
  if (!presser.ok) return presser
  const may = mayScore({ ...held, at: actor.at })
  return may.ok ? ok({ assignment: held.assignment }) : may
}

/** What a press does to a seat: its next version, perhaps a mark, a line of the record, and the card that comes back. */
export type SeatJudged = {
  change: SeatChanged
  mark?: MarkWritten
  audit: AuditEntry
  outcome: Outcome & { show: { card: 'review'; about: ReviewShows['review'] } }
}

/** Judges a press on a seat that is open. Touches nothing. */
export type JudgeSeat<Input> = (assignment: Assignment, actor: Actor, input: Input) => Result<SeatJudged>

/** Denials: those of openSeat and of `judge`, version-stale. */
export const onSeat =
  <Input extends { nomination: string }>(judge: JudgeSeat<Input>): Usecase<Input> =>
  (deps, actor, input) =>
    deps.store.change(actor, async (tx) => {
      const seat = await openSeat(tx, actor, input.nomination)
      if (!seat.ok) return seat
      const { assignment } = seat.value
      const judged = judge(assignment, actor, input)
      if (!judged.ok) return judged
      // Every mark makes a version: what was judged by an older one is judged again (store/seats.ts).
      if (!(await tx.reviews.change(assignment, judged.value.change))) return deny('version-stale')
      if (judged.value.mark) await tx.reviews.mark(assignment.id, judged.value.mark)
      tx.audit(judged.value.audit)
      return ok(judged.value.outcome)
    })
