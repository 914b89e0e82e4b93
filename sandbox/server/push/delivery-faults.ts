import { takeFault } from '../faults.ts'
import type { Delivery } from '../model.ts'
import type { World } from '../world.ts'

/** What the fault rules say about one attempt: real milliseconds to wait, extra copies to send. */
export const deliveryFault = (world: World, delivery: Delivery): { delay: number; duplicate: number } => {
  const chat = chatIn(delivery.envelope.event)
  const rule = takeFault(world, { event_type: delivery.type, user: delivery.by, chat })
  return { delay: rule?.effect.delay ?? 0, duplicate: rule?.effect.duplicate ?? 0 }
}

const chatIn = (event: Record<string, unknown>): string | undefined => {
  const places = [event, event.message, event.context] as (Record<string, unknown> | undefined)[]
  const ids = places.map((place) => place?.chat_id ?? place?.open_chat_id)
  return ids.find((id) => typeof id === 'string') as string | undefined
}
