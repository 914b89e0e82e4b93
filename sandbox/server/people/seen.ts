import { currentCard, memberName, ownChatOf, personOf } from '../lookup.ts'
import { BOT, type CardBody, type Message } from '../model.ts'
import type { World } from '../world.ts'

/** A message as one person sees it. `at`, `updatedAt`: ISO 8601, the tenant's time. */
export type SeenMessage = {
  id: string
  /** Sequence number of its last change: give it back as `since`. */
  seq: number
  at: string
  from: string
  fromName: string
  kind: 'text' | 'post' | 'image' | 'file' | 'card' | 'recalled'
  text?: string
  card?: CardBody
  file?: { name: string; size: number }
  updatedAt?: string
  replyTo?: string
  forwarded?: boolean
}

const iso = (ms: number) => new Date(ms).toISOString()

const textOf = (message: Message): string => {
  const { text } = JSON.parse(message.content) as { text: string }
  return message.mentions.reduce((rest, { key, name }) => rest.replaceAll(key, `@${name}`), text)
}

const fileOf = (world: World, message: Message) => {
  const { image_key, file_key } = JSON.parse(message.content) as { image_key?: string; file_key?: string }
  const resource = world.store.state.resources.get(image_key ?? file_key ?? '')
  return { name: resource?.name ?? '', size: resource?.size ?? 0 }
}

const contentOf = (world: World, message: Message): Pick<SeenMessage, 'kind' | 'text' | 'card' | 'file'> => {
  const { cards } = world.store.state
  if (message.recalledBy) return { kind: 'recalled' }
  if (message.type === 'interactive') {
    const card = cards.get(message.card ?? '')
    return { kind: 'card', card: card && currentCard(card) }
  }
  if (message.type === 'image' || message.type === 'file')
    return { kind: message.type, file: fileOf(world, message) }
  if (message.type === 'post') return { kind: 'post', text: message.content }
  return { kind: 'text', text: textOf(message) }
}

export const seenMessage = (world: World, message: Message): SeenMessage => ({
  id: message.id,
  seq: world.store.state.touched.get(message.id) ?? 0,
  at: iso(message.at),
  from: message.from,
  fromName: message.from === BOT ? world.store.state.app.name : memberName(world.store.state, message.from),
  ...contentOf(world, message),
  ...(message.updatedAt !== undefined && { updatedAt: iso(message.updatedAt) }),
  ...(message.parent && { replyTo: message.parent }),
  ...(message.forwardedFrom && { forwarded: true }),
})

/** @param since a `seq`, or a time (ISO): only what changed after it */
const changedAfter = (since: string | undefined) => (message: SeenMessage) => {
  if (since === undefined || since === '') return true
  if (/^\d+$/.test(since)) return message.seq > Number(since)
  return Date.parse(message.updatedAt ?? message.at) > Date.parse(since)
}

/** What a person sees in a chat, oldest first; nothing unless they are in it. */
export const messagesSeen = (
  world: World,
  who: string,
  { chat: key, since }: { chat: string; since?: string },
): SeenMessage[] => {
  const { state } = world.store
  const person = personOf(state, who)
  const chat = ownChatOf(state, person, key)
  const messages = (state.byChat.get(chat.id) ?? []).flatMap((id) => state.messages.get(id) ?? [])
  return messages.map((message) => seenMessage(world, message)).filter(changedAfter(since))
}
