import { BOT, type Mention, type Message } from '../model.ts'
import type { State } from '../state.ts'
import type { MessageData, MessageItems } from './sdk-types.ts'

type Item = NonNullable<MessageItems['items']>[number]

const senderOf = (state: State, message: Message): NonNullable<MessageData['sender']> => {
  const { appId, tenantKey } = state.app
  const person = state.people.get(message.from)
  return message.from === BOT || !person
    ? { id: appId, id_type: 'app_id', sender_type: 'app', tenant_key: tenantKey }
    : { id: person.openId, id_type: 'open_id', sender_type: 'user', tenant_key: tenantKey }
}

const mentionOf = (state: State, { key, member, name }: Mention) => ({
  key,
  id: member === BOT ? state.app.botOpenId : (state.people.get(member)?.openId ?? ''),
  id_type: 'open_id',
  name,
  tenant_key: state.app.tenantKey,
})

/** The reply of send and reply (feishu.md 5.2). */
export const messageData = (state: State, message: Message): MessageData => ({
  message_id: message.id,
  ...(message.parent && { root_id: rootOf(state, message), parent_id: message.parent }),
  msg_type: message.type,
  create_time: String(message.at),
  update_time: String(message.updatedAt ?? message.at),
  deleted: message.recalledBy !== undefined,
  updated: message.updatedAt !== undefined && message.recalledBy === undefined,
  chat_id: message.chat,
  sender: senderOf(state, message),
  body: { content: message.content },
  ...(message.mentions.length > 0 && { mentions: message.mentions.map((each) => mentionOf(state, each)) }),
})

const rootOf = (state: State, message: Message): string => {
  const parent = message.parent ? state.messages.get(message.parent) : undefined
  return parent ? rootOf(state, parent) : message.id
}

/** A 2.0 card comes back as a stump unless its original content is asked for (feishu.md 5.2, pitfall 74). */
const STUMP = JSON.stringify({
  title: null,
  elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]],
})

/** One item of get and list. @param original the caller asked for `user_card_content` */
export const messageItem = (state: State, message: Message, original: boolean): Item => {
  const card = message.card ? state.cards.get(message.card)?.versions.at(-1)?.content : undefined
  const content = card ? (original ? JSON.stringify(card) : STUMP) : message.content
  const recalled = message.recalledBy !== undefined
  return {
    ...messageData(state, message),
    body: { content: recalled ? 'This message was recalled' : content },
  }
}
