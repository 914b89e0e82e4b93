import { currentCard, NotPossible, personOf } from '../lookup.ts'
import type { CardBody, Person } from '../model.ts'
import type { State } from '../state.ts'
import type { World } from '../world.ts'

/** A card's body never changes, a new version is another object. */
const known = new WeakMap<CardBody, ReadonlySet<string>>()

const keysIn = (card: CardBody): ReadonlySet<string> => {
  const before = known.get(card)
  if (before) return before
  const keys = new Set(JSON.stringify(card).match(/img_v3_[0-9a-f]+/g))
  known.set(card, keys)
  return keys
}

/** Whether a card in one of the person's chats shows the picture now. */
const isShown = (state: State, person: Person, key: string): boolean => {
  const own = [...state.chats.values()].filter(({ members }) => members.includes(person.id))
  const messages = own.flatMap(({ id }) => state.byChat.get(id) ?? [])
  return messages.some((id) => {
    const message = state.messages.get(id)
    const card = message?.recalledBy ? undefined : state.cards.get(message?.card ?? '')
    return card !== undefined && keysIn(currentCard(card)).has(key)
  })
}

/** The bytes of a picture on a card that the person can see. */
export const openPicture = (
  world: World,
  who: string,
  key: string,
): { name: string; mime: string; bytes: Buffer } => {
  const { state } = world.store
  const person = personOf(state, who)
  const resource = state.resources.get(key)
  const bytes = resource && world.blobs.get(resource.sha256)
  if (!resource || !bytes || resource.kind !== 'image' || !isShown(state, person, key)) {
    throw new NotPossible('没有这张图片，或者这个人看不到它', 404)
  }
  return { name: resource.name, mime: resource.mime, bytes }
}
