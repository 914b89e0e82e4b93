import type { Delivery } from '../model.ts'
import type { World } from '../world.ts'

/** Events that still have to arrive, oldest first, then the last ones that were taken or given up, newest first. */
export const outboxOf = (world: World, last = 60): Delivery[] => {
  const events = [...world.store.state.deliveries.values()].filter(({ kind }) => kind === 'event')
  const isOpen = ({ state }: Delivery) => state === 'waiting' || state === 'flying'
  const over = events.filter((each) => !isOpen(each))
  return [...events.filter(isOpen), ...over.slice(-last).reverse()]
}
