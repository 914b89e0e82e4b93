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
  /** How many versions the card has had: give it back with a press on this one. */
  version?: number
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

type Content = Pick<SeenMessage, 'kind' | 'text' | 'card' | 'version' | 'file'>

const contentOf = (world: World, message: Message): Content => {
  const { cards } = world.store.state
  if (message.recalledBy) return { kind: 'recalled' }
  if (message.type === 'interactive') {
    const card = cards.get(message.card ?? '')
    return { kind: 'card', ...(card && { card: currentCard(card), version: card.versions.length }) }
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
const changedAfter = (world: World, since: string | undefined) => (message: Message) => {
  if (since === undefined || since === '') return true
  if (/^\d+$/.test(since)) return (world.store.state.touched.get(message.id) ?? 0) > Number(since)
  return (message.updatedAt ?? message.at) > Date.parse(since)
}

/**
 * Which part of a chat is wanted.
 * `before` and `from`: a message's id, only what is older than it, or it and what is newer;
 * `last`: at most so many, the newest of them.
 */
export type Part = { chat: string; since?: string; before?: string; from?: string; last?: number }

const partOf = (ids: string[], { before, from, last }: Part): string[] => {
  // A message that is not there bounds nothing.
  const end = before === undefined ? -1 : ids.lastIndexOf(before)
  const start = from === undefined ? -1 : ids.lastIndexOf(from)
  const part = ids.slice(Math.max(start, 0), end === -1 ? ids.length : end)
  return last === undefined ? part : part.slice(-last)
}

/** What a person sees in a chat, oldest first; nothing unless they are in it. */
export const messagesSeen = (world: World, who: string, part: Part): SeenMessage[] => {
  const { state } = world.store
  const person = personOf(state, who)
  const chat = ownChatOf(state, person, part.chat)
  const ids = partOf(state.byChat.get(chat.id) ?? [], part)
  const messages = ids.flatMap((id) => state.messages.get(id) ?? [])
  return messages.filter(changedAfter(world, part.since)).map((message) => seenMessage(world, message))
}
