import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { moveInAggregation, type Pressed, tellConcerned } from './aggregate-move.ts'

/**
 * 退回 to those who recommended, who are told why and go on from there. Denials: reason-missing and those of
 * moveInAggregation.
 */
export const returnEntry: Usecase<Pressed & { reason: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const returned = { reason: input.reason.trim(), byId: actor.person.id, at: actor.at }
    const moved = await moveInAggregation(tx, actor, {
      ...input,
      action: 'return',
      moved: () => ({ returned, heldReason: null }),
    })
    if (!moved.ok) return moved
    const entry = moved.value
    tellConcerned(tx, actor, { entry, news: 'returned' })
    const name = entry.entry.fields.name ?? ''
    return ok({
      toast: { key: 'returned-to-officer', facts: { name } },
      show: { card: 'aggregate-queue', about: {} },
    })
  })
