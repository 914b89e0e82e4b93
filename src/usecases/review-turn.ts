import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { type Face, isFace } from '../domain/scoring.ts'
import { openSeat } from './review-seat.ts'

type Input = { nomination: string; face: string; full?: string }

/**
 * Turns the card to a face, or to one criterion's whole text. Whoever turns has read on: from then on a recusal is
 * no longer the reviewer's own decision. After the end it only shows the reviewer's own score.
 */
export const turnFace: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!isFace(input.face)) return deny('card-expired')
    const { nomination, face, full } = input
    const about = { nomination, face: face as Face, ...(full && { full }) }
    const seat = await openSeat(tx, actor, nomination)
    // The loader says whether a closed score may be looked at.
    if (!seat.ok) return ok({ show: { card: 'review', about } })
    const { assignment } = seat.value
    if (assignment.firstReadAt === null) {
      await tx.reviews.change(assignment, { firstReadAt: actor.at })
      tx.audit({ action: 'review.read', about: `assignment:${assignment.id}`, article: '第四条' })
    }
    return ok({ show: { card: 'review', about } })
  })
