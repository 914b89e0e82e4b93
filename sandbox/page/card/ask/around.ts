import type { Around } from '../../../cards/choices.ts'
import type { Item } from '../../../cards/walk.ts'
import type { Node, Scene } from '../scene.ts'

export type Placed = Item & { at: number }

/** Who may be chosen on a card, as the server sees it too. */
export const aroundOf = ({ people, members }: Scene): Around => ({
  nameOf: (openId) => people.get(openId)?.name,
  members,
})

/** The card's components in reading order: their index is their place. */
export const placesOf = (scene: Scene): Placed[] => [...scene.items.values()]

export const placeOf = (scene: Scene, node: Node): Placed => {
  const item = scene.items.get(node)
  if (!item) throw new Error('a component is drawn that is not on the card')
  return item
}
