import { hears } from '../console.ts'
import { newId } from '../ids.ts'
import { NotPossible } from '../lookup.ts'
import type { Attempt, Delivery, Envelope, FaultEffect } from '../model.ts'
import type { World } from '../world.ts'
import { deliveryFault } from './delivery-faults.ts'
import { ANSWER_LIMIT, type Answer } from './hub.ts'
import { postEnvelope } from './webhook.ts'

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

type Try = { delivery: Delivery; signedAt: number }

/** By the one way the app is configured for. */
const send = (world: World, { delivery: { envelope }, signedAt }: Try, { split, shuffled }: FaultEffect) => {
  const { app } = world.store.state
  return app.webhook === undefined
    ? world.hub.send(envelope, { frames: split, shuffled })
    : postEnvelope({ app, url: app.webhook }, envelope, signedAt)
}

/** What becomes of the line before anything is sent; an answer when nothing is sent at all. */
const spoilLine = async (world: World, effect: FaultEffect): Promise<Answer | undefined> => {
  const isWebhook = world.store.state.app.webhook !== undefined
  if (effect.wsDrop) world.hub.drop()
  if (effect.halfOpen) world.hub.freeze()
  if (effect.halfOpen && isWebhook) await pause(ANSWER_LIMIT)
  if (effect.drop || (effect.halfOpen && isWebhook)) return { kind: 'timeout' }
  return effect.wsDrop && isWebhook ? { kind: 'offline' } : undefined
}

/** One try, faults included. A duplicate goes out beside the first; the first one's answer counts. */
const attempt = async (world: World, once: Try): Promise<Attempt> => {
  const at = world.clock.now()
  const started = performance.now()
  const { effect, scenarios } = deliveryFault(world, once.delivery)
  if (effect.delay) await pause(effect.delay)
  if (effect.reorder) await world.overtaking.held(effect.reorder)
  const lost = await spoilLine(world, effect)
  const first = lost ?? send(world, once, effect)
  const copies = Array.from({ length: effect.duplicate ?? 0 }, () => send(world, once, effect))
  const [answer] = await Promise.all([first, ...copies])
  world.overtaking.answered()
  const heard: Answer = effect.ackLost ? { kind: 'timeout' } : answer
  const done = toAttempt(at, Math.round(performance.now() - started), heard)
  return { ...done, ...(scenarios && { fault: scenarios }) }
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

/**
 * @param signedAt by a webhook: as old as the first attempt, since it is not documented that the platform renews it,
 *   which is the harder case for a bot that looks at a signature's age
 */
const run = async (world: World, delivery: Delivery, signedAt = delivery.at): Promise<Attempt> => {
  const end = world.busy.begin(`${delivery.type} ${delivery.eventId}`)
  try {
    const done = await attempt(world, { delivery, signedAt })
    record(world, delivery, done)
    return done
  } finally {
    end()
  }
}

/** A reset forgets the delivery, and somebody may have tried it again by hand meanwhile. */
const scheduleRetry = (world: World, delivery: Delivery, at: number) =>
  world.clock.at(at, () => {
    const known = world.store.state.deliveries.get(delivery.id) === delivery
    const stillDue = delivery.state === 'waiting' && (delivery.nextAt ?? at) === at
    if (known && stillDue) void run(world, delivery)
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

const whatOf = ({ envelope }: Push): { type: string; chat?: string } => {
  const message = envelope.event.message as { chat_type?: string } | undefined
  const type = String(envelope.header.event_type)
  return { type, ...(type === 'im.message.receive_v1' && { chat: message?.chat_type }) }
}

/** `asGiven`: whatever the developer console says of it */
export type Push = { envelope: Envelope; by?: string; asGiven?: boolean }

/** Puts an event into the outbox and tries it at once; failures come again by the ladder, with the same event_id. */
export const pushEvent = (world: World, push: Push): Delivery | null => {
  if (!push.asGiven && !hears(world.store.state, whatOf(push))) return null
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
  if (!push.asGiven && !hears(world.store.state, whatOf(push))) {
    const deaf: Attempt = { at: world.clock.now(), ms: 0, outcome: 'offline' }
    record(world, delivery, deaf)
    return { delivery: delivery.id, attempt: deaf }
  }
  return { delivery: delivery.id, attempt: await run(world, delivery) }
}

/**
 * Tries an event once more at once, with the same event_id, whether it waits for its next attempt, was given up or
 * was taken. An attempt by hand counts on the ladder like any other.
 */
export const redeliver = (world: World, id: string): void => {
  const delivery = world.store.state.deliveries.get(id)
  if (!delivery) throw new NotPossible('没有这次投递', 404)
  if (delivery.kind === 'callback') throw new NotPossible('回调只投递一次，飞书不会再发')
  if (delivery.state === 'flying') throw new NotPossible('这个事件正在投递')
  world.store.commit({ kind: 'redelivery', data: { delivery: id } })
  void run(world, delivery, world.clock.now())
}

/** After a restart: what was waiting waits again, what was cut off in flight counts as a failed attempt. */
export const resumeOutbox = (world: World): void => {
  const now = world.clock.now()
  for (const delivery of world.store.state.deliveries.values()) {
    if (delivery.state === 'waiting') scheduleRetry(world, delivery, delivery.nextAt ?? now)
    if (delivery.state === 'flying') record(world, delivery, { at: now, ms: 0, outcome: 'offline' })
  }
}
