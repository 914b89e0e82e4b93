import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { moveInAggregation, type Pressed } from './aggregate-move.ts'
import { backToQueue, type FromQueue } from './aggregate-scope.ts'

/** 移出这一批: the entry waits again. Denials: those of moveInAggregation. */
export const excludeEntry: Usecase<Pressed & FromQueue> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const moved = await moveInAggregation(tx, actor, { ...input, action: 'exclude' })
    if (!moved.ok) return moved
    const name = moved.value.entry.fields.name ?? ''
    return ok({ toast: { key: 'excluded', facts: { name } }, show: backToQueue(input) })
  })
