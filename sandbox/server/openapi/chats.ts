import { BOT, type Chat } from '../model.ts'
import type { World } from '../world.ts'
import { must, pageOf, type Route } from './route.ts'
import type { ChatData, ChatList, ChatMembers } from './sdk-types.ts'

const isBotIn = (chat: Chat) => chat.members.includes(BOT)

const knownChat = (world: World, id: string | undefined): Chat => {
  const chat = world.store.state.chats.get(id ?? '')
  must(chat, 232006, 'Your request specifies a chat_id which is invalid.')
  must(!chat.dissolved, 232009, 'Your request specifies a chat which has already been dissolved.')
  return chat
}

const ownerOf = (world: World, chat: Chat) => {
  const owner = world.store.state.people.get(chat.members.find((member) => member !== BOT) ?? '')
  return owner?.openId ?? ''
}

const list: Route = {
  op: 'im.chat.list',
  method: 'GET',
  path: '/open-apis/im/v1/chats',
  handle: (world, { query }) => {
    const { chats, app } = world.store.state
    const groups = [...chats.values()].filter((chat) => chat.kind === 'group' && isBotIn(chat))
    const { items, ...rest } = pageOf(groups, query, { default: 20, max: 100 })
    const shown = items.map((chat) => ({
      chat_id: chat.id,
      avatar: '',
      name: chat.name,
      description: '',
      owner_id: ownerOf(world, chat),
      owner_id_type: 'open_id',
      external: chat.external,
      tenant_key: app.tenantKey,
      chat_status: 'normal' as const,
    }))
    const data: ChatList = { ...rest, items: shown }
    return { data }
  },
}

/** Who is not in the chat gets its name and counts only (feishu.md 5.5). */
const get: Route = {
  op: 'im.chat.get',
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id',
  handle: (world, { params }) => {
    const chat = knownChat(world, params.chat_id)
    const bots = isBotIn(chat) ? 1 : 0
    const outside: ChatData = {
      avatar: '',
      name: chat.name,
      user_count: String(chat.members.length - bots),
      bot_count: String(bots),
      chat_status: 'normal',
    }
    const inside: ChatData = {
      ...outside,
      description: '',
      owner_id_type: 'open_id',
      owner_id: ownerOf(world, chat),
      chat_mode: chat.kind,
      chat_type: 'private',
      external: chat.external,
      tenant_key: world.store.state.app.tenantKey,
    }
    return { data: bots === 1 ? inside : outside }
  },
}

/** Bots are filtered out (feishu.md 5.5). */
const members: Route = {
  op: 'im.chatMembers.get',
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id/members',
  handle: (world, { params, query }) => {
    const chat = knownChat(world, params.chat_id)
    must(isBotIn(chat), 232011, 'Operator can NOT be out of the chat.')
    const { people, app } = world.store.state
    const users = chat.members.flatMap((member) => people.get(member) ?? [])
    const { items, ...rest } = pageOf(users, query, { default: 20, max: 100 })
    const byUnion = query.member_id_type === 'union_id'
    const shown = items.map((person) => ({
      member_id_type: byUnion ? 'union_id' : 'open_id',
      member_id: byUnion ? person.unionId : person.openId,
      name: person.name,
      tenant_key: person.external ? `other_${app.tenantKey}` : app.tenantKey,
    }))
    const data: ChatMembers = { ...rest, items: shown, member_total: users.length }
    return { data }
  },
}

/** Whether the bot itself is in the chat (feishu.md 5.5). */
const isInChat: Route = {
  op: 'im.chatMembers.isInChat',
  method: 'GET',
  path: '/open-apis/im/v1/chats/:chat_id/members/is_in_chat',
  handle: (world, { params }) => ({ data: { is_in_chat: isBotIn(knownChat(world, params.chat_id)) } }),
}

export const chatRoutes: Route[] = [list, get, members, isInChat]
