import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { completeScore, displayPoints } from '../domain/scoring.ts'
import { openSeat } from './review-seat.ts'

type Input = { nomination: string; comment?: string }

/**
 * Hands in one score. Until the end of the scoring a mark takes it back. Denials: those of openSeat and
 * completeScore, version-stale.
 */
export const submitScore: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const seat = await openSeat(tx, actor, input.nomination)
    if (!seat.ok) return seat
    const { assignment } = seat.value
    const total = completeScore(assignment.marks, assignment.reasons)
    if (!total.ok) return total
    const comment = input.comment?.trim() ?? assignment.comment
    const handedIn = { state: 'submitted', submittedAt: actor.at, comment } as const
    if (!(await tx.reviews.change(assignment, handedIn))) return deny('version-stale')
    tx.audit({
      action: 'review.submit',
      about: `assignment:${assignment.id}`,
      before: { state: assignment.state },
      after: { state: 'submitted', marks: assignment.marks, total: displayPoints(total.value) },
      article: '第四条',
    })
    return ok({
      toast: { key: 'score-submitted', facts: { total: displayPoints(total.value) } },
      show: { card: 'review', about: { nomination: input.nomination, face: 'review' } },
    })
  })
