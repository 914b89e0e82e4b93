import { newId } from '../ids.ts'
import { findGroup, findPerson, NotPossible, personOf } from '../lookup.ts'
import { BOT, type Chat, type Member, type Person } from '../model.ts'
import { botMoved, chatDisbanded } from '../push/envelopes.ts'
import { pushEvent } from '../push/outbox.ts'
import type { World } from '../world.ts'

const memberOf = (world: World, key: string): Member =>
  key === BOT ? BOT : personOf(world.store.state, key).id

const groupOf = (world: World, key: string): Chat => {
  const chat = findGroup(world.store.state, key)
  if (!chat) throw new NotPossible(`没有“${key}”这个群`, 404)
  return chat
}

/** Who did it, when nobody was named: the group's first person. */
const operatorOf = (world: World, chat: Chat, by: string | undefined): Person => {
  const first = chat.members.find((member) => member !== BOT)
  const person = findPerson(world.store.state, by ?? first ?? '')
  if (!person) throw new NotPossible('群里没有人可以操作')
  return person
}

/** What happens in a group, and whether the bot's event about it is lost on the way. */
type Act = { by?: string; silent?: boolean }

const announceBot = (world: World, chat: Chat, { joined, by }: { joined: boolean; by?: string }): void => {
  const operator = operatorOf(world, chat, by)
  pushEvent(world, { envelope: botMoved(world, operator, { id: chat.id, joined }), by: operator.id })
}

export type NewGroup = { name: string; members?: string[]; external?: boolean; by?: string }

/** Makes a group; `members` may hold `bot`. External as soon as somebody of another company is in it. */
export const createGroup = (world: World, { name, members = [], external, by }: NewGroup): Chat => {
  const { state } = world.store
  const ids = [...new Set(members.map((key) => memberOf(world, key)))]
  const outside = ids.some((id) => state.people.get(id)?.external)
  const group = {
    id: newId.chat(),
    name,
    kind: 'group' as const,
    external: external ?? outside,
    members: ids,
  }
  world.store.commit({ kind: 'chat', data: group })
  const chat = groupOf(world, group.id)
  if (ids.includes(BOT)) announceBot(world, chat, { joined: true, by })
  return chat
}

/** Brings people or the bot into a group; who is in it already stays. */
export const addMembers = (
  world: World,
  key: string,
  { members, by }: { members: string[]; by?: string },
): Chat => {
  const chat = groupOf(world, key)
  if (chat.dissolved) throw new NotPossible(`“${chat.name}”已经解散`)
  for (const member of members.map((each) => memberOf(world, each))) {
    if (chat.members.includes(member)) continue
    world.store.commit({ kind: 'member', data: { chat: chat.id, member, joined: true } })
    if (member === BOT) announceBot(world, chat, { joined: true, by })
  }
  return chat
}

/** Takes somebody, or the bot, out of a group. */
export const removeMember = (
  world: World,
  key: string,
  { member: who, by, silent = false }: { member: string } & Act,
): Chat => {
  const chat = groupOf(world, key)
  const member = memberOf(world, who)
  if (!chat.members.includes(member)) throw new NotPossible(`“${chat.name}”里没有${who}`, 404)
  world.store.commit({ kind: 'member', data: { chat: chat.id, member, joined: false } })
  if (member === BOT && !silent) announceBot(world, chat, { joined: false, by })
  return chat
}

/** Ends a group for everybody in it; a bot that was in it hears of it. */
export const dissolveGroup = (world: World, key: string, { by, silent = false }: Act = {}): Chat => {
  const chat = groupOf(world, key)
  if (chat.dissolved) throw new NotPossible(`“${chat.name}”已经解散`)
  const operator = operatorOf(world, chat, by)
  const hears = chat.members.includes(BOT) && !silent
  world.store.commit({ kind: 'dissolved', data: { chat: chat.id } })
  if (hears) pushEvent(world, { envelope: chatDisbanded(world, operator, chat), by: operator.id })
  return chat
}
