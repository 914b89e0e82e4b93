import { newId } from '../ids.ts'
import type { Attempt, Delivery, Envelope } from '../model.ts'
import type { World } from '../world.ts'
import { deliveryFault } from './delivery-faults.ts'
import type { Answer } from './hub.ts'

/** When a refused or unanswered event comes again: 15 s, 5 min, 1 h, 6 h, then never (feishu.md 3.3). */
export const RETRY_LADDER = [15_000, 300_000, 3_600_000, 21_600_000]

const NO_HANDLER = /^no .* event handle$/

const toAttempt = (at: number, ms: number, answer: Answer): Attempt => {
  if (answer.kind !== 'ack') return { at, ms, outcome: answer.kind }
  const { code, data } = answer
  if (code !== 200) return { at, ms, outcome: 'failed', code }
  const unhandled = typeof data === 'string' && NO_HANDLER.test(data)
  const rest = data === undefined ? {} : { answer: data }
  return { at, ms, outcome: 'ok', code, ...rest, ...(unhandled && { warning: `机器人没有处理：${data}` }) }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** One try, faults included. A duplicate goes out beside the first; the first one's answer counts. */
const attempt = async (world: World, delivery: Delivery): Promise<Attempt> => {
  const at = world.clock.now()
  const started = performance.now()
  const { delay, duplicate } = deliveryFault(world, delivery)
  if (delay > 0) await pause(delay)
  const first = world.hub.send(delivery.envelope)
  const copies = Array.from({ length: duplicate }, () => world.hub.send(delivery.envelope))
  const [answer] = await Promise.all([first, ...copies])
  return toAttempt(at, Math.round(performance.now() - started), answer)
}

const record = (world: World, delivery: Delivery, done: Attempt): void => {
  // A reset forgets what was in flight.
  if (world.store.state.deliveries.get(delivery.id) !== delivery) return
  const pause =
    delivery.kind === 'event' && done.outcome !== 'ok' ? RETRY_LADDER[delivery.attempts.length] : undefined
  const nextAt = pause === undefined ? undefined : world.clock.now() + pause
  const dead = done.outcome !== 'ok' && nextAt === undefined
  world.store.commit({ kind: 'attempt', data: { delivery: delivery.id, attempt: done, nextAt, dead } })
  if (nextAt !== undefined) scheduleRetry(world, delivery, nextAt)
}

const run = async (world: World, delivery: Delivery): Promise<Attempt> => {
  const end = world.busy.begin(`${delivery.type} ${delivery.eventId}`)
  try {
    const done = await attempt(world, delivery)
    record(world, delivery, done)
    return done
  } finally {
    end()
  }
}

const scheduleRetry = (world: World, delivery: Delivery, at: number) =>
  world.clock.at(at, () => {
    if (world.store.state.deliveries.get(delivery.id) === delivery) void run(world, delivery)
  })

const enqueue = (world: World, kind: Delivery['kind'], { envelope, by }: Push): Delivery => {
  const { event_id, event_type } = envelope.header
  const id = newId.event()
  const entry = {
    id,
    at: world.clock.now(),
    eventId: String(event_id),
    type: String(event_type),
    kind,
    by,
    envelope,
  }
  world.store.commit({ kind: 'delivery', data: entry })
  const delivery = world.store.state.deliveries.get(id)
  if (!delivery) throw new Error(`the delivery ${id} was not stored`)
  return delivery
}

export type Push = { envelope: Envelope; by?: string }

/** Puts an event into the outbox and tries it at once; failures come again by the ladder, with the same event_id. */
export const pushEvent = (world: World, push: Push): Delivery => {
  const delivery = enqueue(world, 'event', push)
  void run(world, delivery)
  return delivery
}

/** Hands over a callback once and waits for the answer: callbacks are never sent again (feishu.md 2.1). */
export const pushCallback = async (
  world: World,
  push: Push,
): Promise<{ delivery: string; attempt: Attempt }> => {
  const delivery = enqueue(world, 'callback', push)
  return { delivery: delivery.id, attempt: await run(world, delivery) }
}

/** After a restart: what was waiting waits again, what was cut off in flight counts as a failed attempt. */
export const resumeOutbox = (world: World): void => {
  const now = world.clock.now()
  for (const delivery of world.store.state.deliveries.values()) {
    if (delivery.state === 'waiting') scheduleRetry(world, delivery, delivery.nextAt ?? now)
    if (delivery.state === 'flying') record(world, delivery, { at: now, ms: 0, outcome: 'offline' })
  }
}
