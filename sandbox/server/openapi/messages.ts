import { privateChatIdOf } from '../ids.ts'
import { personByOpenId } from '../lookup.ts'
import { BOT, type Chat, type Message, type Person } from '../model.ts'
import type { World } from '../world.ts'
import { messageData, messageItem } from './message-view.ts'
import { type ApiRequest, must, pageOf, type Route } from './route.ts'
import type { MessageItems, MessageList } from './sdk-types.ts'
import { sendAsBot } from './send.ts'

/** Refuses as the platform does when a private message cannot reach somebody (feishu.md 5.2). */
const mustReach = (person: Person): void => {
  must(!person.external, 230038, 'Cross tenant p2p chat operate forbid.')
  must(!person.left, 230013, 'Bot has NO availability to this user.')
  must(!person.stoppedBot, 230053, 'The user has stopped the bot from sending messages.')
}

const mustStand = ({ dissolved }: Chat): void =>
  must(!dissolved, 232009, 'Your request specifies a chat which has already been dissolved.')

const privateChat = (world: World, person: Person | undefined): Chat => {
  must(person, 230034, 'The receive_id is invalid.')
  mustReach(person)
  const chat = world.store.state.chats.get(privateChatIdOf(person.id, BOT))
  must(chat, 230034, 'The receive_id is invalid.')
  return chat
}

/** A chat the bot is in, and where it may still write. */
const writableChat = (world: World, id: unknown): Chat => {
  const { chats, people } = world.store.state
  const chat = typeof id === 'string' ? chats.get(id) : undefined
  must(chat, 230034, 'The receive_id is invalid.')
  mustStand(chat)
  must(chat.members.includes(BOT), 230002, 'Bot/User can NOT be out of the chat.')
  const other =
    chat.kind === 'p2p' ? people.get(chat.members.find((member) => member !== BOT) ?? '') : undefined
  if (other) mustReach(other)
  return chat
}

const receiver = (world: World, { query, body }: ApiRequest): Chat => {
  const { receive_id: id } = body
  const people = [...world.store.state.people.values()]
  if (query.receive_id_type === 'open_id')
    return privateChat(world, personByOpenId(world.store.state, String(id)))
  if (query.receive_id_type === 'union_id')
    return privateChat(
      world,
      people.find(({ unionId }) => unionId === id),
    )
  must(query.receive_id_type === 'chat_id', 230001, 'Your request contains an invalid receive_id_type.')
  return writableChat(world, id)
}

/** A message in a chat that the bot is in. */
export const knownMessage = (world: World, id: string | undefined): Message => {
  const { messages, chats } = world.store.state
  const message = messages.get(id ?? '')
  must(message, 230001, 'Your request contains an invalid request parameter: message_id')
  const chat = chats.get(message.chat)
  if (chat) mustStand(chat)
  must(chat?.members.includes(BOT), 230002, 'Bot/User can NOT be out of the chat.')
  return message
}

const create: Route = {
  op: 'im.message.create',
  method: 'POST',
  path: '/open-apis/im/v1/messages',
  handle: (world, request) => {
    const chat = receiver(world, request)
    world.limits.receiver(chat.id)
    const message = sendAsBot(world, chat, { body: request.body })
    return { data: messageData(world.store.state, message) }
  },
}

const reply: Route = {
  op: 'im.message.reply',
  method: 'POST',
  path: '/open-apis/im/v1/messages/:message_id/reply',
  handle: (world, { params, body }) => {
    const parent = knownMessage(world, params.message_id)
    must(!parent.recalledBy, 230011, 'The message was recalled.')
    const chat = writableChat(world, parent.chat)
    world.limits.receiver(chat.id)
    const message = sendAsBot(world, chat, { body, parent: parent.id })
    return { data: messageData(world.store.state, message) }
  },
}

const wantsOriginal = ({ query }: ApiRequest) => query.card_msg_content_type === 'user_card_content'

const get: Route = {
  op: 'im.message.get',
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id',
  handle: (world, request) => {
    const message = knownMessage(world, request.params.message_id)
    const data: MessageItems = { items: [messageItem(world.store.state, message, wantsOriginal(request))] }
    return { data }
  },
}

/** Times in seconds, ends included. */
const inWindow = (query: ApiRequest['query']) => (message: Message) =>
  message.at >= Number(query.start_time ?? 0) * 1000 &&
  message.at < (query.end_time === undefined ? Infinity : (Number(query.end_time) + 1) * 1000)

const list: Route = {
  op: 'im.message.list',
  method: 'GET',
  path: '/open-apis/im/v1/messages',
  handle: (world, request) => {
    const { query } = request
    const { state } = world.store
    must(query.container_id_type === 'chat', 230001, 'Your request contains an invalid container_id_type.')
    const chat = state.chats.get(query.container_id ?? '')
    must(chat, 230001, 'Your request contains an invalid request parameter: container_id')
    mustStand(chat)
    must(chat.members.includes(BOT), 230002, 'Bot/User can NOT be out of the chat.')
    const ids = state.byChat.get(chat.id) ?? []
    const all = ids.flatMap((id) => state.messages.get(id) ?? []).filter(inWindow(query))
    const ordered = query.sort_type === 'ByCreateTimeDesc' ? all.reverse() : all
    const { items, ...rest } = pageOf(ordered, query, { default: 20, max: 50 })
    const shown = items.map((message) => messageItem(state, message, wantsOriginal(request)))
    const data: MessageList = { ...rest, items: shown }
    return { data }
  },
}

const remove: Route = {
  op: 'im.message.delete',
  method: 'DELETE',
  path: '/open-apis/im/v1/messages/:message_id',
  handle: (world, { params }) => {
    const message = knownMessage(world, params.message_id)
    must(message.from === BOT, 230026, 'No permission to recall this message.')
    must(!message.recalledBy, 230011, 'The message was recalled.')
    world.store.commit({ kind: 'recall', data: { message: message.id, by: BOT } })
    return { data: {} }
  },
}

export const messageRoutes: Route[] = [create, reply, get, list, remove]
