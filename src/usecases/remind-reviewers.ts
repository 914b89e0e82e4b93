import type { Usecase } from '../deps.ts'
import { dateOf, startOfDate } from '../domain/dates.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { workOpen } from '../domain/stages.ts'

/**
 * 催办: a message to every reviewer with something left to hand in, once a day each. Denials: not-your-role,
 * no-cycle, those of workOpen.
 */
export const remindReviewers: Usecase<Record<never, never>> = (deps, actor) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'chair', actor.at)) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const open = workOpen(cycle, 'review', { at: actor.at })
    if (!open.ok) return open
    const steps = await tx.reviews.steps(cycle.id)
    const late = [
      ...new Set(steps.filter((step) => step.state === 'assigned').map((step) => step.reviewerId)),
    ]
    const told = await tx.reviews.toldSince('review-reminder', late, startOfDate(dateOf(actor.at)))
    const now = late.filter((id) => !told.has(id))
    for (const id of now)
      tx.send({ to: { person: id }, show: { card: 'review-reminder', about: {} }, lane: 1 })
    tx.audit({ action: 'review.remind', about: `cycle:${cycle.id}`, after: { reviewers: now } })
    return ok({
      toast: { key: 'reminded', facts: { sent: now.length, already: told.size }, type: 'info' },
      show: { card: 'review-progress', about: {} },
    })
  })
