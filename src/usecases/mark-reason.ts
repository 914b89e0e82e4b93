import type { Usecase } from '../deps.ts'
import { isCriterionCode } from '../domain/criteria.ts'
import { deny, ok } from '../domain/result.ts'
import { faceAfterReason } from '../domain/review-desk.ts'
import { openSeat } from './review-seat.ts'

type Input = { nomination: string; criterion: string; reason?: string }

/** Why a criterion is 不适用. Denials: those of openSeat, criterion-unknown, mark-reason-missing. */
export const giveMarkReason: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const seat = await openSeat(tx, actor, input.nomination)
    if (!seat.ok) return seat
    const { assignment } = seat.value
    const { criterion: code } = input
    if (!isCriterionCode(code) || assignment.marks[code] !== 'na') return deny('criterion-unknown')
    const reason = input.reason?.trim() ?? ''
    if (reason === '') return deny('mark-reason-missing', { count: 1, field: `reason_${code}` })
    await tx.reviews.mark(assignment.id, { criterion: code, mark: 'na', reason, at: actor.at })
    tx.audit({
      action: 'review.reason',
      about: `assignment:${assignment.id}`,
      before: { [code]: assignment.reasons[code] ?? null },
      after: { [code]: reason },
      article: '第六条',
    })
    const reasons = { ...assignment.reasons, [code]: reason }
    const face = faceAfterReason(assignment.marks, reasons, code)
    return ok({ show: { card: 'review', about: { nomination: input.nomination, face } } })
  })
