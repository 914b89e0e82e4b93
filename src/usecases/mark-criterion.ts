import type { CriterionCode } from '../domain/criteria.ts'
import { ok } from '../domain/result.ts'
import { faceAfter } from '../domain/review-desk.ts'
import { type Mark, type MarkReasons, setMark } from '../domain/scoring.ts'
import { type JudgeSeat, onSeat } from './review-seat.ts'

type Input = { nomination: string; criterion?: unknown; mark?: unknown }

/**
 * One press marks one criterion and saves it; after the third the card turns by itself. A mark on a submitted score
 * takes it back until it is submitted again. Denials: criterion-unknown, mark-invalid.
 */
export const judgeMark: JudgeSeat<Input> = (assignment, actor, input) => {
  const after = setMark(assignment.marks, input.criterion, input.mark)
  if (!after.ok) return after
  const code = input.criterion as CriterionCode
  const mark = after.value[code] as Mark
  const { [code]: said, ...others } = assignment.reasons
  const reasons: MarkReasons = mark === 'na' && said ? { ...others, [code]: said } : others
  const reopened = assignment.state === 'submitted'
  const face = faceAfter({ before: assignment.marks, after: after.value, reasons, code })
  return ok({
    change: {
      firstReadAt: assignment.firstReadAt ?? actor.at,
      ...(reopened && { state: 'assigned', submittedAt: null }),
    },
    mark: { criterion: code, mark, reason: reasons[code] ?? null, at: actor.at },
    audit: {
      action: reopened ? 'review.remark' : 'review.mark',
      about: `assignment:${assignment.id}`,
      before: { [code]: assignment.marks[code] ?? null },
      after: { [code]: mark },
      article: '第六条',
    },
    outcome: {
      show: { card: 'review', about: { nomination: input.nomination, face } },
      ...(reopened && { toast: { key: 'score-reopened', facts: {}, type: 'warning' } }),
    },
  })
}

export const markCriterion = onSeat(judgeMark)
