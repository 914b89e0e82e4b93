import { ok } from '../domain/result.ts'
import { completeScore, displayPoints } from '../domain/scoring.ts'
import { type JudgeSeat, onSeat } from './review-seat.ts'

type Input = { nomination: string; comment?: string }

/** Hands in one score. Until the end of the scoring a mark takes it back. Denials: those of completeScore. */
export const judgeSubmit: JudgeSeat<Input> = (assignment, actor, input) => {
  const total = completeScore(assignment.marks, assignment.reasons)
  if (!total.ok) return total
  const comment = input.comment?.trim() ?? assignment.comment
  return ok({
    change: { state: 'submitted', submittedAt: actor.at, comment },
    audit: {
      action: 'review.submit',
      about: `assignment:${assignment.id}`,
      before: { state: assignment.state },
      after: { state: 'submitted', marks: assignment.marks, total: displayPoints(total.value) },
      article: '第四条',
    },
    outcome: {
      toast: { key: 'score-submitted', facts: { total: displayPoints(total.value) } },
      show: { card: 'review', about: { nomination: input.nomination, face: 'review' } },
    },
  })
}

export const submitScore = onSeat(judgeSubmit)
