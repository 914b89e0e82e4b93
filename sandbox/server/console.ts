import { ApiRefusal } from './openapi/route.ts'
import type { State } from './state.ts'

/** What the developer console // 开发者后台 has been told of the app; without a word everything a bot needs is on. */
export type Console = {
  /** granted // 已开通的权限 */
  scopes: string[]
  /** 应用能力 › 机器人 */
  bot: boolean
  /** 事件与回调 › 事件配置 */
  events: string[]
  /** 事件与回调 › 回调配置 */
  callbacks: string[]
}

/** Which scope each call wants, any one of a row. Source: the page of each call, 权限要求. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  'im.message.create': ['im:message', 'im:message:send_as_bot'],
  'im.message.reply': ['im:message', 'im:message:send_as_bot'],
  'im.message.patch': ['im:message', 'im:message:send_as_bot', 'im:message:update'],
  'im.message.delete': ['im:message', 'im:message:send_as_bot', 'im:message:recall'],
  'im.message.get': ['im:message', 'im:message:readonly'],
  'im.message.list': ['im:message', 'im:message:readonly'],
  'im.messageResource.get': ['im:message', 'im:message:readonly'],
  'im.file.create': ['im:resource', 'im:resource:upload'],
  'im.image.create': ['im:resource', 'im:resource:upload'],
  'im.chat.get': ['im:chat', 'im:chat:readonly', 'im:chat:read'],
  'im.chat.list': ['im:chat', 'im:chat:readonly', 'im:chat:read'],
  'im.chatMembers.get': ['im:chat', 'im:chat:readonly', 'im:chat.members:read'],
  'contact.user.get': ['contact:contact.base:readonly', 'contact:user.base:readonly'],
  'contact.user.batchGetId': ['contact:user.id:readonly'],
  'application.application.get': ['admin:app.info:readonly', 'application:application:self_manage'],
}

/** Scopes without which an event does not come. Source: the page of each event. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  p2p: ['im:message', 'im:message.p2p_msg', 'im:message.p2p_msg:readonly'],
  group: ['im:message', 'im:message.group_at_msg', 'im:message.group_at_msg:readonly'],
}

const usual: Console = {
  scopes: [
    'im:message:send_as_bot',
    'im:message:readonly',
    'im:message.p2p_msg:readonly',
    'im:message.group_at_msg:readonly',
    'im:resource',
    'im:chat:readonly',
    'im:chat.members:bot_access',
    'contact:contact.base:readonly',
    'contact:user.base:readonly',
    'contact:user.id:readonly',
    'application:application:self_manage',
  ],
  bot: true,
  events: [
    'im.message.receive_v1',
    'im.message.recalled_v1',
    'im.message.message_read_v1',
    'im.chat.access_event.bot_p2p_chat_entered_v1',
    'im.chat.member.bot.added_v1',
    'im.chat.member.bot.deleted_v1',
    'im.chat.disbanded_v1',
    'application.bot.menu_v6',
    'contact.user.deleted_v3',
  ],
  callbacks: ['card.action.trigger'],
}

export const consoleOf = ({ app }: State): Console => ({ ...usual, ...app.console })

/** A sentence of what is missing, as the platform words it, for a call that wants a scope or the bot. */
export const checkConsole = (state: State, op: string): void => {
  const { scopes, bot } = consoleOf(state)
  const wanted = WANTED[op]
  if (wanted && !wanted.some((scope) => scopes.includes(scope)))
    throw new ApiRefusal(
      99991672,
      `Access denied. One of the following scopes is required: [${wanted.join(', ')}].`,
    )
  if (bot) return
  if (op === 'bot.info') throw new ApiRefusal(11205, 'app do not have bot')
  if (/^im\.message/.test(op)) throw new ApiRefusal(230006, 'Bot ability is not activated.')
  if (/^im\.chat/.test(op)) throw new ApiRefusal(232025, 'Bot ability is not activated.')
  if (/^im\.(file|image)/.test(op)) throw new ApiRefusal(234007, 'App does not enable bot feature.')
}

/** Whether the app hears of this: subscribed, and with the scope that a message wants. */
export const hears = (state: State, { type, chat }: { type: string; chat?: string }): boolean => {
  const { events, callbacks, scopes, bot } = consoleOf(state)
  if (type === 'card.action.trigger') return callbacks.includes(type)
  const wanted = chat === undefined ? undefined : HEARD[chat]
  const isAllowed = !wanted || wanted.some((scope) => scopes.includes(scope))
  return bot && isAllowed && events.includes(type)
}
