import { privateChatIdOf } from './ids.ts'
import { BOT, type Card, type CardBody, type Chat, type Member, type Message, type Person } from './model.ts'
import type { State } from './state.ts'

/** What a person (or whoever drives one) asked for is not there or not allowed; `message` is Chinese. */
export class NotPossible extends Error {
  readonly status: 400 | 404
  constructor(message: string, status: 400 | 404 = 400) {
    super(message)
    this.status = status
  }
}

/** @param key seed id, open_id or name */
export const findPerson = (state: State, key: string): Person | undefined =>
  state.people.get(key) ??
  [...state.people.values()].find(({ openId, name }) => openId === key || name === key)

export const personOf = (state: State, key: string): Person => {
  const person = findPerson(state, key)
  if (!person) throw new NotPossible(`没有“${key}”这个人`, 404)
  return person
}

/** Somebody who can still do things. */
export const actorOf = (state: State, key: string): Person => {
  const person = personOf(state, key)
  if (person.left) throw new NotPossible(`${person.name}已离职，不能操作`)
  return person
}

export const personByOpenId = (state: State, openId: string): Person | undefined =>
  [...state.people.values()].find((person) => person.openId === openId)

/** A group by its id, seed id or name. */
export const findGroup = (state: State, key: string): Chat | undefined =>
  [...state.chats.values()].find(
    ({ id, seedId, name, kind }) => kind === 'group' && (id === key || seedId === key || name === key),
  )

/** @param key `bot` (the private chat with the bot), a chat's id, seed id or name, or another person */
export const chatOf = (state: State, person: Person, key: string): Chat => {
  if (key === BOT && person.external) throw new NotPossible(`${person.name}是外部联系人，不能与本应用单聊`)
  const other = key === BOT ? BOT : findPerson(state, key)?.id
  const direct = other === undefined ? undefined : state.chats.get(privateChatIdOf(person.id, other))
  const chat = direct ?? state.chats.get(key) ?? findGroup(state, key)
  if (!chat) throw new NotPossible(`没有“${key}”这个会话`, 404)
  return chat
}

/** The same, when the person is in it. */
export const ownChatOf = (state: State, person: Person, key: string): Chat => {
  const chat = chatOf(state, person, key)
  if (!chat.members.includes(person.id)) throw new NotPossible(`${person.name}不在“${chat.name}”里`)
  return chat
}

/** A message that the person can see. */
export const visibleMessage = (state: State, person: Person, id: string): Message => {
  const message = state.messages.get(id)
  const chat = message && state.chats.get(message.chat)
  if (!message || !chat?.members.includes(person.id)) {
    throw new NotPossible(`${person.name}看不到消息 ${id}`, 404)
  }
  if (message.recalledBy) throw new NotPossible('这条消息已被撤回')
  return message
}

export const cardOf = (state: State, message: Message): Card | undefined =>
  message.card === undefined ? undefined : state.cards.get(message.card)

/** The card as it stands now. */
export const currentCard = (card: Card): CardBody => card.versions.at(-1)?.content ?? {}

export const memberName = (state: State, member: Member): string =>
  member === BOT ? state.app.name : (state.people.get(member)?.name ?? member)
