import type { TransportConfig } from '../config.ts'
import { type AppAccess, type Heard, lookAtApp, type Subscribed } from '../feishu/look-at-app.ts'
import { asked, bad, type Finding, good } from './finding.ts'

type App = AppAccess & { transport: TransportConfig }

/** The platform refuses a press whose signature is five minutes off; tokens and due times begin to go wrong before. */
const SKEW_MS = 60_000

/** What the bot does and which scope // 权限 it takes, any one of a row. */
const SCOPES: readonly { does: string; any: readonly string[] }[] = [
  { does: '发送和更新消息', any: ['im:message:send_as_bot', 'im:message'] },
  { does: '收到私聊消息', any: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg', 'im:message'] },
  {
    does: '收到群里 @ 机器人的消息',
    any: ['im:message.group_at_msg:readonly', 'im:message.group_at_msg', 'im:message'],
  },
  { does: '下载发来的文件、核对群里的公示', any: ['im:message:readonly', 'im:message'] },
  { does: '上传文件', any: ['im:resource', 'im:resource:upload'] },
  { does: '读取群名称', any: ['im:chat:readonly', 'im:chat', 'im:chat:read'] },
  { does: '知道被拉进或移出群', any: ['im:chat.members:bot_access', 'im:chat:readonly', 'im:chat'] },
  { does: '读取姓名', any: ['contact:user.base:readonly', 'contact:contact.base:readonly'] },
  { does: '按手机号找到账号', any: ['contact:user.id:readonly'] },
]

const EVENTS: Readonly<Record<string, string>> = {
  'im.message.receive_v1': '接收消息',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '用户进入与机器人的会话',
  'im.chat.member.bot.added_v1': '机器人进群',
  'im.chat.member.bot.deleted_v1': '机器人被移出群',
  'im.chat.disbanded_v1': '群被解散',
  'application.bot.menu_v6': '机器人自定义菜单事件',
  'contact.user.deleted_v3': '员工离职',
}
const PRESS = 'card.action.trigger'

const CONSOLE = '开发者后台'
const PUBLISH = `改好后在${CONSOLE}“版本管理与发布”创建并发布版本才会生效`

/** Everything about the app that the platform tells, and where to look for the rest. */
export const lookAtFeishu = async (app: App, now: () => number): Promise<Finding[]> => {
  const look = lookAtApp(app)
  const token = await look.token()
  if (!token.ok) return [tokenTrouble(app, token), ...skewOf(token, now())]
  const bearer = token.data
  return [
    good('应用凭证有效（App ID 和 App Secret）'),
    ...skewOf(token, now()),
    botFinding(await look.bot(bearer)),
    ...scopeFindings(await look.scopes(bearer)),
    ...subscriptionFindings(app, await look.subscriptions(bearer)),
    ...(app.transport.kind === 'ws' ? [connectionFinding(await look.connection())] : []),
    asked(
      '应用的可用范围',
      `请在${CONSOLE}“版本管理与发布”处确认：可用范围包含所有推荐人、评委和工作人员，并且已发布`,
    ),
    asked('机器人菜单', `请在${CONSOLE}“机器人 › 机器人自定义菜单”处确认已开启（不用菜单可以不理）`),
  ]
}

type No = Extract<Heard, { ok: false }>

const tokenTrouble = ({ domain }: App, { code, msg }: No): Finding => {
  if (code === null)
    return bad(`连不上飞书 ${domain}（${msg}）`, '请检查网络、DNS、防火墙，FEISHU_DOMAIN 是否写对')
  if (code === 10014) return bad('应用已停用', '请企业管理员在飞书管理后台“工作台 › 应用管理”启用它')
  if (code === 10015)
    return bad('App Secret 不对', `请在${CONSOLE}“凭证与基础信息”重新复制到 FEISHU_APP_SECRET`)
  if (code === 10003 || code === 99991543)
    return bad('没有这个 App ID', `请在${CONSOLE}“凭证与基础信息”核对 FEISHU_APP_ID`)
  if (code === 99991401)
    return bad('本机的 IP 不在应用的白名单里', `请在${CONSOLE}“安全设置 › IP 白名单”加上本机的出口 IP`)
  return bad(`取不到应用凭证（${code}）`, `请在${CONSOLE}“凭证与基础信息”核对 App ID 和 App Secret`)
}

const skewOf = ({ date }: Heard<unknown>, now: number): Finding[] => {
  if (date === null) return []
  const seconds = Math.round(Math.abs(now - date) / 1000)
  if (seconds * 1000 <= SKEW_MS) return [good(`时钟与飞书相差 ${seconds} 秒`)]
  return [bad(`时钟与飞书相差 ${seconds} 秒`, '请打开本机的时间同步（如 timedatectl set-ntp true）')]
}

const botFinding = (bot: Heard<number>): Finding => {
  const where = `请在${CONSOLE}“添加应用能力”添加机器人；${PUBLISH}`
  if (bot.ok)
    return bot.data === 2 ? good('机器人能力已启用') : bad(`机器人没有启用（状态 ${bot.data}）`, where)
  return bot.code === 11205
    ? bad('应用没有机器人能力', where)
    : bad(`查不到机器人的状态（${bot.code ?? bot.msg}）`, where)
}

const scopeFindings = (granted: Heard<string[]>): Finding[] => {
  const where = `${CONSOLE}“权限管理 › 开通权限”`
  if (!granted.ok) {
    const names = SCOPES.map(({ any }) => any[0]).join('、')
    return [asked(`查不到权限（${granted.code ?? granted.msg}）`, `请在${where}处确认已开通：${names}`)]
  }
  const missing = SCOPES.filter(({ any }) => !any.some((scope) => granted.data.includes(scope)))
  if (missing.length === 0) return [good(`权限齐全（${SCOPES.length} 项）`)]
  return missing.map(({ does, any }) =>
    bad(`缺少权限：${does}（${any[0]}）`, `请在${where}开通 ${any[0]}；${PUBLISH}`),
  )
}

type Both = { events: Subscribed | null; callbacks: Subscribed | null }

const subscriptionFindings = (app: App, both: Heard<Both>): Finding[] => {
  const events = { place: '事件配置', wanted: EVENTS, optional: false }
  const presses = { place: '回调配置', wanted: { [PRESS]: '卡片回传交互' }, optional: false }
  if (!both.ok) {
    const why =
      both.code === 99991672
        ? '应用没有 application:application:self_manage 权限'
        : `${both.code ?? both.msg}`
    return [events, presses].map(({ place, wanted }) => unknownFinding(app, { place, wanted, why }))
  }
  return [
    ...placeFindings(app, { ...events, found: both.data.events }),
    ...placeFindings(app, { ...presses, found: both.data.callbacks }),
  ]
}

type Place = { place: string; wanted: Readonly<Record<string, string>> }

const unknownFinding = ({ transport }: App, { place, wanted, why }: Place & { why: string }): Finding => {
  const names = Object.entries(wanted).map(([name, words]) => `${words} ${name}`)
  const way = transport.kind === 'ws' ? '使用长连接' : `发送至开发者服务器，地址以 ${transport.path} 结尾`
  return asked(
    `${place}查不到（${why}）`,
    `请在${CONSOLE}“事件与回调 › ${place}”处确认：订阅方式为${way}，已添加 ${names.join('、')}`,
  )
}

const placeFindings = (
  app: App,
  { place, wanted, found }: Place & { found: Subscribed | null },
): Finding[] => {
  if (!found) return [unknownFinding(app, { place, wanted, why: '飞书没有返回' })]
  const where = `${CONSOLE}“事件与回调 › ${place}”`
  const missing = Object.entries(wanted).filter(([name]) => !found.names.includes(name))
  const way = wayFinding(app, { place, where, found })
  if (missing.length === 0) return [good(`${place}已添加全部 ${Object.keys(wanted).length} 项`), way]
  return [
    ...missing.map(([name, words]) =>
      bad(`${place}没有添加：${words}（${name}）`, `请在${where}添加它；${PUBLISH}`),
    ),
    way,
  ]
}

type Way = { place: string; where: string; found: Subscribed }

const wayFinding = ({ transport }: App, { place, where, found: { kind, url } }: Way): Finding => {
  if (kind === null)
    return asked(`${place}的订阅方式`, `请在${where}处确认与 FEISHU_TRANSPORT=${transport.kind} 一致`)
  const isWebhook = kind === 'webhook'
  if (isWebhook !== (transport.kind === 'webhook'))
    return bad(
      `${place}的订阅方式是${isWebhook ? '发送至开发者服务器' : '长连接'}，而这里设的是 FEISHU_TRANSPORT=${transport.kind}`,
      `请在${where}改成同一种，或改 FEISHU_TRANSPORT`,
    )
  if (transport.kind === 'ws') return good(`${place}的订阅方式是长连接`)
  const path = url && URL.canParse(url) ? new URL(url).pathname : null
  if (path === transport.path) return good(`${place}发送到本机的 ${path}`)
  return bad(
    `${place}的请求地址以 ${path ?? '（空）'} 结尾，而这里等在 ${transport.path}`,
    `请在${where}改请求地址，或改 FEISHU_WEBHOOK_PATH`,
  )
}

const connectionFinding = (connection: Heard): Finding => {
  if (connection.ok) return good('飞书同意建立长连接')
  const where = `请先启动机器人，再在${CONSOLE}“事件与回调”把订阅方式保存为“使用长连接接收”`
  return bad(`飞书不同意建立长连接（${connection.code ?? connection.msg}）`, where)
}
