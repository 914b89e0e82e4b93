import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { nextCandidate } from '../domain/review-desk.ts'
import { openDesk } from './review-queue.ts'
import { openSeat } from './review-seat.ts'

/** 跳过: later, behind all others. The next candidate's card is sent at once. Denials: those of openSeat. */
export const skipCandidate: Usecase<{ nomination: string }> = (deps, actor, { nomination }) =>
  deps.store.change(actor, async (tx) => {
    const seat = await openSeat(tx, actor, nomination)
    if (!seat.ok) return seat
    const { assignment } = seat.value
    if (!(await tx.reviews.change(assignment, { skippedAt: actor.at }))) return deny('version-stale')
    tx.audit({ action: 'review.skip', about: `assignment:${assignment.id}` })
    const desk = await openDesk(tx, actor.person.id)
    const next = nextCandidate(desk?.open ?? [], nomination)
    if (next) {
      const show = { card: 'review', about: { nomination: next } } as const
      tx.send({ to: { person: actor.person.id }, show, lane: 0 })
    }
    return ok({
      toast: { key: next ? 'skipped' : 'skipped-last', facts: {}, type: 'info' },
      show: { card: 'review', about: { nomination, later: true } },
    })
  })
