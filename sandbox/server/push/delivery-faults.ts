import { takeFault } from '../faults.ts'
import type { Delivery, FaultEffect } from '../model.ts'
import type { World } from '../world.ts'

export type DeliveryFault = { effect: FaultEffect; scenarios?: string[] }

/** What the fault rules say about one attempt; `scenarios` only when one struck. */
export const deliveryFault = (world: World, delivery: Delivery): DeliveryFault => {
  const chat = chatIn(delivery.envelope.event)
  const { type: event_type, kind, by: user } = delivery
  return takeFault(world, { event_type, kind, user, chat }) ?? { effect: {} }
}

const chatIn = (event: Record<string, unknown>): string | undefined => {
  const places = [event, event.message, event.context] as (Record<string, unknown> | undefined)[]
  const ids = places.map((place) => place?.chat_id ?? place?.open_chat_id)
  return ids.find((id) => typeof id === 'string') as string | undefined
}
