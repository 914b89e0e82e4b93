import { newId } from '../ids.ts'
import { BOT, type Envelope, type Member, type Mention, type Message, type Person } from '../model.ts'
import type { World } from '../world.ts'

/**
 * The platform's id triple without `user_id`, which needs a permission we do not ask for (feishu.md 3.4).
 */
export const userIds = (person: Person) => ({ union_id: person.unionId, open_id: person.openId })

/** Somebody of another company carries that company's key. */
export const tenantKeyOf = (world: World, person: Person) =>
  person.external ? `other_${world.store.state.app.tenantKey}` : world.store.state.app.tenantKey

/** Wraps an event (v2.0). Events count milliseconds; card callbacks microseconds (feishu.md 2.1, 3.1). */
export const envelopeOf = (world: World, type: string, event: Record<string, unknown>): Envelope => {
  const { app } = world.store.state
  const unit = type === 'card.action.trigger' ? '000' : ''
  const header = {
    event_id: newId.event(),
    token: app.verificationToken,
    create_time: `${world.clock.now()}${unit}`,
    event_type: type,
    tenant_key: app.tenantKey,
    app_id: app.appId,
  }
  return { schema: '2.0', header, event }
}

const mentionOf = (world: World, { key, member, name }: Mention) => {
  const { app, people } = world.store.state
  const person = people.get(member)
  const id = member === BOT ? { union_id: '', open_id: app.botOpenId } : person && userIds(person)
  return {
    key,
    id,
    name,
    mentioned_type: member === BOT ? 'bot' : 'user',
    tenant_key: person ? tenantKeyOf(world, person) : app.tenantKey,
  }
}

/** `im.message.receive_v1` */
export const messageReceived = (world: World, sender: Person, message: Message): Envelope => {
  const chat = world.store.state.chats.get(message.chat)
  const body = {
    message_id: message.id,
    create_time: String(message.at),
    update_time: String(message.at),
    chat_id: message.chat,
    chat_type: chat?.kind ?? 'p2p',
    message_type: message.type,
    content: message.content,
    ...(message.mentions.length > 0 && { mentions: message.mentions.map((each) => mentionOf(world, each)) }),
  }
  const from = { sender_id: userIds(sender), sender_type: 'user', tenant_key: tenantKeyOf(world, sender) }
  return envelopeOf(world, 'im.message.receive_v1', { sender: from, message: body })
}

/** `application.bot.menu_v6`: no chat id, seconds (feishu.md 3.4). */
export const menuPressed = (world: World, person: Person, key: string): Envelope =>
  envelopeOf(world, 'application.bot.menu_v6', {
    operator: { operator_name: person.name, operator_id: userIds(person) },
    event_key: key,
    timestamp: Math.floor(world.clock.now() / 1000),
  })

/** `im.chat.access_event.bot_p2p_chat_entered_v1` */
export const chatEntered = (world: World, person: Person, chat: string): Envelope => {
  const { byChat, messages } = world.store.state
  const last = messages.get(byChat.get(chat)?.at(-1) ?? '')
  return envelopeOf(world, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat,
    operator_id: userIds(person),
    last_message_id: last?.id ?? '',
    last_message_create_time: last ? String(last.at) : '',
  })
}

/** What the three events about a group and the bot in it say alike. */
const ofGroup = (world: World, operator: Person, chat: string): Record<string, unknown> => {
  const { name = '', external = false } = world.store.state.chats.get(chat) ?? {}
  return {
    chat_id: chat,
    operator_id: userIds(operator),
    external,
    operator_tenant_key: tenantKeyOf(world, operator),
    name,
    i18n_names: { zh_cn: name },
  }
}

/** `im.chat.member.bot.added_v1` and `…deleted_v1` */
export const botMoved = (world: World, operator: Person, chat: { id: string; joined: boolean }): Envelope => {
  const type = chat.joined ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1'
  return envelopeOf(world, type, ofGroup(world, operator, chat.id))
}

/** `im.chat.disbanded_v1`: sent to every bot that was in the group (SDK 1.74, types of its handlers). */
export const chatDisbanded = (world: World, operator: Person, chat: { id: string }): Envelope =>
  envelopeOf(world, 'im.chat.disbanded_v1', ofGroup(world, operator, chat.id))

/** `im.message.recalled_v1` */
export const messageRecalled = (world: World, message: { id: string; chat: string }): Envelope =>
  envelopeOf(world, 'im.message.recalled_v1', {
    message_id: message.id,
    chat_id: message.chat,
    recall_time: String(world.clock.now()),
    recall_type: 'message_owner',
  })

/** `contact.user.deleted_v3`: somebody left the company. */
export const personLeft = (world: World, person: Person): Envelope =>
  envelopeOf(world, 'contact.user.deleted_v3', {
    object: { ...userIds(person), name: person.name },
    old_object: { department_ids: [] },
  })

export type Pressed = {
  person: Person
  action: Record<string, unknown>
  token: string
  message: { id: string; chat: Member }
}

/** `card.action.trigger` */
export const cardPressed = (world: World, { person, action, token, message }: Pressed): Envelope =>
  envelopeOf(world, 'card.action.trigger', {
    operator: { tenant_key: tenantKeyOf(world, person), ...userIds(person) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: message.id, open_chat_id: message.chat },
  })
