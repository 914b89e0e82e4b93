import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { nextCandidate } from '../domain/review-desk.ts'
import { hasRole } from '../domain/roles.ts'
import { openDesk } from './review-queue.ts'
import type { Show } from './shows.ts'

type Input = { nomination?: string; from?: string; page?: number }

/**
 * Sends the next candidate's card, or the asked one's, as a message of its own: one message a candidate. `from` is
 * the candidate whose card carried the button and stays where it is.
 */
export const startReview: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'reviewer', actor.at)) return deny('not-your-role')
    const desk = await openDesk(tx, actor.person.id)
    if (!desk) return deny('no-cycle')
    const wanted = input.nomination ?? nextCandidate(desk.open, input.from)
    const page = input.page === undefined ? {} : { page: input.page }
    const stay: Show = input.from
      ? { card: 'review', about: { nomination: input.from } }
      : { card: 'review-task', about: page }
    if (!wanted) return ok({ toast: { key: 'nothing-to-score', facts: {}, type: 'info' }, show: stay })
    if (!desk.all.some((line) => line.nominationId === wanted)) return deny('score-not-assigned')
    const to = { person: actor.person.id }
    tx.send({ to, show: { card: 'review', about: { nomination: wanted } }, lane: 0 })
    return ok({ toast: { key: 'candidate-sent', facts: {}, type: 'info' }, show: stay })
  })
