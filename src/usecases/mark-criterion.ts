import type { Usecase } from '../deps.ts'
import type { CriterionCode } from '../domain/criteria.ts'
import { deny, ok } from '../domain/result.ts'
import { faceAfter } from '../domain/review-desk.ts'
import { type Mark, type MarkReasons, setMark } from '../domain/scoring.ts'
import { openSeat } from './review-seat.ts'

type Input = { nomination: string; criterion?: unknown; mark?: unknown }

/**
 * One press marks one criterion and saves it; after the third the card turns by itself. A mark on a submitted score
 * takes it back until it is submitted again. Denials: those of openSeat, criterion-unknown, mark-invalid.
 */
export const markCriterion: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const seat = await openSeat(tx, actor, input.nomination)
    if (!seat.ok) return seat
    const { assignment } = seat.value
    const after = setMark(assignment.marks, input.criterion, input.mark)
    if (!after.ok) return after
    const code = input.criterion as CriterionCode
    const mark = after.value[code] as Mark
    const { [code]: said, ...others } = assignment.reasons
    const reasons: MarkReasons = mark === 'na' && said ? { ...others, [code]: said } : others
    await tx.reviews.mark(assignment.id, {
      criterion: code,
      mark,
      reason: reasons[code] ?? null,
      at: actor.at,
    })
    const reopened = assignment.state === 'submitted'
    if (reopened || assignment.firstReadAt === null) {
      const first = assignment.firstReadAt ?? actor.at
      const back = reopened ? ({ state: 'assigned', submittedAt: null } as const) : {}
      if (!(await tx.reviews.change(assignment, { ...back, firstReadAt: first })))
        return deny('version-stale')
    }
    tx.audit({
      action: reopened ? 'review.remark' : 'review.mark',
      about: `assignment:${assignment.id}`,
      before: { [code]: assignment.marks[code] ?? null },
      after: { [code]: mark },
      article: '第六条',
    })
    const face = faceAfter({ before: assignment.marks, after: after.value, reasons, code })
    const show = { card: 'review', about: { nomination: input.nomination, face } } as const
    return ok({ show, ...(reopened && { toast: { key: 'score-reopened', facts: {}, type: 'warning' } }) })
  })
