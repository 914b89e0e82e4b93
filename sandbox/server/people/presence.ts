import { newId, privateChatIdOf } from '../ids.ts'
import {
  actorOf,
  cardOf,
  chatOf,
  currentCard,
  findPerson,
  NotPossible,
  ownChatOf,
  visibleMessage,
} from '../lookup.ts'
import { BOT, type Chat, type Envelope, type Message, type Person } from '../model.ts'
import { chatEntered, envelopeOf, menuPressed, messageRecalled, personLeft } from '../push/envelopes.ts'
import { pushEvent } from '../push/outbox.ts'
import type { World } from '../world.ts'
import { callAndTell, type Heard } from './tell.ts'

/** Presses an item of the bot's menu. */
export const pressMenu = (world: World, who: string, key: string): void => {
  const person = actorOf(world.store.state, who)
  chatOf(world.store.state, person, BOT)
  pushEvent(world, { envelope: menuPressed(world, person, key), by: person.id })
}

/** Opens the private chat with the bot; the event comes at every opening (feishu.md 3.4). */
export const enter = (world: World, who: string): void => {
  const person = actorOf(world.store.state, who)
  const chat = chatOf(world.store.state, person, BOT)
  if (!world.store.state.entered.has(person.id)) {
    world.store.commit({ kind: 'entered', data: { person: person.id } })
  }
  pushEvent(world, { envelope: chatEntered(world, person, chat.id), by: person.id })
}

/** The chat of two people, made when it is first used. */
const chatBetween = (world: World, person: Person, other: Person): Chat => {
  const id = privateChatIdOf(person.id, other.id)
  const known = world.store.state.chats.get(id)
  if (known) return known
  const external = person.external || other.external
  const name = `${person.name}、${other.name}`
  const chat: Chat = { id, name, kind: 'p2p', external, members: [person.id, other.id] }
  world.store.commit({ kind: 'chat', data: chat })
  return chat
}

/**
 * Forwards a message to a person or a chat. A card whose `enable_forward` is false cannot be forwarded; a copy
 * shows the same card, since 2.0 cards are shared.
 */
export const forward = (
  world: World,
  who: string,
  { message: id, to }: { message: string; to: string },
): Message => {
  const { state } = world.store
  const person = actorOf(state, who)
  const message = visibleMessage(state, person, id)
  const other = findPerson(state, to)
  const chat =
    other && other.id !== person.id ? chatBetween(world, person, other) : ownChatOf(state, person, to)
  const card = cardOf(state, message)
  const config = card && (currentCard(card).config as { enable_forward?: boolean } | undefined)
  if (config?.enable_forward === false) throw new NotPossible('这张卡片不能转发')
  const copy: Message = {
    id: newId.message(),
    chat: chat.id,
    from: person.id,
    type: message.type,
    content: message.content,
    at: world.clock.now(),
    mentions: message.mentions,
    forwardedFrom: message.id,
    ...(message.card && { card: message.card }),
  }
  world.store.commit({ kind: 'message', data: { message: copy } })
  return copy
}

/** Takes back one's own message. */
export const recall = (world: World, who: string, id: string): void => {
  const { state } = world.store
  const person = actorOf(state, who)
  const message = visibleMessage(state, person, id)
  if (message.from !== person.id) throw new NotPossible('只能撤回自己发的消息')
  world.store.commit({ kind: 'recall', data: { message: id, by: person.id } })
  const hears = state.chats.get(message.chat)?.members.includes(BOT)
  if (hears) pushEvent(world, { envelope: messageRecalled(world, message), by: person.id })
}

/** Leaves the company: out of every group, unreachable (230013), and the bot hears of it. */
export const leave = (world: World, who: string): void => {
  const { state } = world.store
  const person = actorOf(state, who)
  world.store.commit({ kind: 'person', data: { id: person.id, left: true } })
  for (const chat of state.chats.values()) {
    if (chat.kind !== 'group' || !chat.members.includes(person.id)) continue
    world.store.commit({ kind: 'member', data: { chat: chat.id, member: person.id, joined: false } })
  }
  if (!person.external) pushEvent(world, { envelope: personLeft(world, person), by: person.id })
}

/** Stops the bot, or lets it write again: meanwhile private messages answer 230053. */
export const stopBot = (world: World, who: string, stopped: boolean): void => {
  const person = actorOf(world.store.state, who)
  world.store.commit({ kind: 'person', data: { id: person.id, stoppedBot: stopped } })
}

const isEnvelope = (event: Record<string, unknown>): event is Envelope =>
  typeof event.header === 'object' && event.header !== null

/**
 * The attacker's door: hands over an envelope exactly as given. `{event_type, event}` without a header gets a
 * fresh, genuine one. A callback answers what the bot returned; no card is changed by it.
 */
export const raw = async (world: World, who: string, event: Record<string, unknown>): Promise<Heard> => {
  const by = findPerson(world.store.state, who)?.id
  const body = (event.event ?? {}) as Record<string, unknown>
  const envelope = isEnvelope(event) ? event : envelopeOf(world, String(event.event_type), body)
  if (envelope.header.event_type !== 'card.action.trigger') {
    pushEvent(world, { envelope, by, asGiven: true })
    return {}
  }
  return callAndTell(world, { envelope, by, asGiven: true })
}
