import type { Call, Delivery } from '../model.ts'
import type { World } from '../world.ts'

/** Both directions of the wire log, read at one moment: `seq` is how far it goes. */
export type Wire = { seq: number; more: boolean; calls: Call[]; deliveries: Delivery[] }

export type WirePart = { since?: number; before?: number; last?: number }

/** Lines a page asks for at once. */
const PAGE = 300

const newest = (calls: Call[], deliveries: Delivery[], last: number) => {
  const seqs = [...calls, ...deliveries].map(({ seq }) => seq).sort((a, b) => a - b)
  const first = seqs.at(-last) ?? 0
  return {
    more: seqs.length > last,
    calls: calls.filter(({ seq }) => seq >= first),
    deliveries: deliveries.filter(({ seq }) => seq >= first),
  }
}

/**
 * `since`: what began or changed after it, a delivery with a new attempt too; otherwise the `last` lines that began
 * before `before`, and whether there are more.
 */
export const wireOf = (world: World, { since, before = Infinity, last = PAGE }: WirePart): Wire => {
  const { calls, deliveries } = world.store.state
  const seq = world.store.lastSeq()
  if (since !== undefined) {
    return {
      seq,
      more: false,
      calls: calls.filter((call) => call.seq > since),
      deliveries: [...deliveries.values()].filter(({ changed }) => changed > since),
    }
  }
  const older = <T extends { seq: number }>(lines: Iterable<T>) =>
    [...lines].filter((line) => line.seq < before)
  return { seq, ...newest(older(calls), older(deliveries.values()), last) }
}
