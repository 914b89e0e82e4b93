const CALLS: Record<string, string> = {
  'auth.tenantAccessToken.internal': '取令牌',
  'im.message.create': '发送消息',
  'im.message.reply': '回复消息',
  'im.message.get': '查看消息',
  'im.message.list': '列出消息',
  'im.message.delete': '撤回消息',
  'im.message.patch': '更新卡片',
  'interactive.card.update': '延时更新卡片',
  'im.image.create': '上传图片',
  'im.file.create': '上传文件',
  'im.image.get': '下载图片',
  'im.file.get': '下载文件',
  'im.messageResource.get': '下载消息里的文件',
  'im.chat.list': '列出群',
  'im.chat.get': '查看群',
  'im.chatMembers.get': '列出群成员',
  'contact.user.get': '查看人员',
  'contact.user.batchGetId': '按手机号找人',
  'bot.info': '查看机器人',
  'ws.discovery': '查询长连接地址',
  'ws.handshake': '建立长连接',
  unknown: '不认识的接口',
}

const EVENTS: Record<string, string> = {
  'im.message.receive_v1': '收到消息',
  'im.message.recalled_v1': '消息被撤回',
  'application.bot.menu_v6': '按了菜单',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '打开了单聊',
  'im.chat.member.bot.added_v1': '机器人进群',
  'im.chat.member.bot.deleted_v1': '机器人被移出群',
  'im.chat.disbanded_v1': '群被解散',
  'contact.user.deleted_v3': '人员离职',
  'card.action.trigger': '按了卡片',
}

export const callWords = (op: string): string => CALLS[op] ?? op
export const eventWords = (type: string): string => EVENTS[type] ?? type

export const OUTCOMES = {
  ok: '已送达',
  failed: '机器人报错',
  timeout: '超过 3 秒没有回应',
  offline: '没有连接',
}
export const STATES = { flying: '正在投递', waiting: '等待重试', done: '已送达', dead: '不再重试' }
export const VERSIONS = { send: '发送', patch: '更新', callback: '按钮的回应', token: '延时更新' }

const shanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options })
const CLOCK = shanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const DAY = shanghai({ month: '2-digit', day: '2-digit' })
const MOMENT = shanghai({
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

export const clockOf = (at: number): string => CLOCK.format(at)
export const shortMoment = (at: number): string => `${DAY.format(at)} ${CLOCK.format(at)}`
export const momentOf = (at: number): string => MOMENT.format(at).replace('日周', '日 周')

/** `4:32`, `1:04:32`; a day or more in words. */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}
