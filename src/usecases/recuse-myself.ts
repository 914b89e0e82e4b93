import type { Usecase } from '../deps.ts'
import { declareRecusal } from '../domain/recusal.ts'
import { deny, ok } from '../domain/result.ts'
import { openSeat } from './review-seat.ts'

type Input = { nomination: string; reason?: string }

/**
 * 回避 declared by the reviewer on first sight: before the first mark and before the second face. Denials: those of
 * openSeat and declareRecusal (already-recused, recusal-too-late, recusal-reason-missing), version-stale.
 */
export const recuseMyself: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const seat = await openSeat(tx, actor, input.nomination)
    if (!seat.ok) return seat.denial.key === 'recused' ? deny('already-recused') : seat
    const { assignment } = seat.value
    const reason = input.reason?.trim() ?? ''
    const recused = declareRecusal(assignment, { personId: actor.person.id, reason })
    if (!recused.ok) {
      const facts = recused.denial.key === 'recusal-reason-missing' ? { field: 'reason' } : undefined
      return deny(recused.denial.key, facts)
    }
    const change = {
      state: 'recused',
      recused: recused.value,
      recusalReason: reason,
      recusedAt: actor.at,
    } as const
    if (!(await tx.reviews.change(assignment, change))) return deny('version-stale')
    tx.audit({
      action: 'review.recuse',
      about: `assignment:${assignment.id}`,
      before: { state: assignment.state },
      after: { state: 'recused', kind: recused.value, reason },
      article: '第四条',
    })
    return ok({
      toast: { key: 'recused', facts: {} },
      show: { card: 'review', about: { nomination: input.nomination } },
    })
  })
