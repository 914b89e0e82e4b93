import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { moveInAggregation, type Pressed } from './aggregate-move.ts'

/** 暂缓, with a reason. Denials: reason-missing and those of moveInAggregation. */
export const holdEntry: Usecase<Pressed & { reason: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const held = await moveInAggregation(tx, actor, {
      ...input,
      action: 'hold',
      moved: () => ({ heldReason: input.reason.trim() }),
    })
    if (!held.ok) return held
    const name = held.value.entry.fields.name ?? ''
    return ok({ toast: { key: 'held', facts: { name } }, show: { card: 'aggregate-queue', about: {} } })
  })
