import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { moveInAggregation, type Pressed } from './aggregate-move.ts'
import { backToQueue, type FromQueue } from './aggregate-scope.ts'

/** 纳入汇总: the entry goes with the next batch. Denials: those of moveInAggregation. */
export const includeEntry: Usecase<Pressed & FromQueue> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const moved = await moveInAggregation(tx, actor, {
      ...input,
      action: 'include',
      moved: () => ({ heldReason: null }),
    })
    if (!moved.ok) return moved
    const name = moved.value.entry.fields.name ?? ''
    return ok({ toast: { key: 'included', facts: { name } }, show: backToQueue(input) })
  })
