/** Why Feishu does not write to somebody (im-v1 message create, error codes; -1 is our own: no account yet). */
const refusals: Readonly<Record<number, string>> = {
  [-1]: '还没有绑定飞书账号',
  230013: '不在机器人的可用范围内，或者已经离职',
  230028: '内容被企业的数据防泄漏规则拦下',
  230029: '飞书账号已停用',
  230035: '没有发送权限，可能被禁言',
  230038: '是外单位的飞书账号，不能私信',
  230053: '停止接收机器人的消息',
}

export const whyRefused = (code: number): string => refusals[code] ?? `飞书拒绝了发送（${code}）`

/** After an hour of tries and a look into the chat. */
export const whyLost = '飞书长时间没有回应，查不到已经送达'
