import { isCriterionCode } from '../domain/criteria.ts'
import { deny, ok } from '../domain/result.ts'
import { faceAfterReason } from '../domain/review-desk.ts'
import { type JudgeSeat, onSeat } from './review-seat.ts'

type Input = { nomination: string; criterion: string; reason?: string }

/** Why a criterion is 不适用. Denials: criterion-unknown, mark-reason-missing. */
export const judgeReason: JudgeSeat<Input> = (assignment, actor, input) => {
  const { criterion: code } = input
  if (!isCriterionCode(code) || assignment.marks[code] !== 'na') return deny('criterion-unknown')
  const reason = input.reason?.trim() ?? ''
  if (reason === '') return deny('mark-reason-missing', { count: 1, field: `reason_${code}` })
  const reasons = { ...assignment.reasons, [code]: reason }
  const face = faceAfterReason(assignment.marks, reasons, code)
  return ok({
    change: {},
    mark: { criterion: code, mark: 'na', reason, at: actor.at },
    audit: {
      action: 'review.reason',
      about: `assignment:${assignment.id}`,
      before: { [code]: assignment.reasons[code] ?? null },
      after: { [code]: reason },
      article: '第六条',
    },
    outcome: { show: { card: 'review', about: { nomination: input.nomination, face } } },
  })
}

export const giveMarkReason = onSeat(judgeReason)
