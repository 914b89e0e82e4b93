import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'
import { parseConfig } from '../../src/config.ts'
import { examine, report } from '../../src/doctor/examine.ts'
import { copyOf, postgres } from '../support/database.ts'
import { createWorld } from '../support/world.ts'

let folder: string
let sandbox: Sandbox
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  sandbox = await createSandbox()
})
afterEach(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

const KEY = randomBytes(32).toString('base64')

const WEBHOOK = { FEISHU_TRANSPORT: 'webhook', FEISHU_ENCRYPT_KEY: 'k', FEISHU_VERIFICATION_TOKEN: 't' }

type Visit = { env?: Record<string, string>; node?: string; late?: number }

/** What is printed, without what is fine. */
const visit = async ({ env = {}, node = '24.21.0', late = 0 }: Visit = {}) => {
  const all = {
    DATA_DIR: folder,
    DATA_KEYS: KEY,
    FEISHU_APP_ID: sandbox.credentials.appId,
    FEISHU_APP_SECRET: sandbox.credentials.appSecret,
    FEISHU_DOMAIN: sandbox.url,
    ...env,
  }
  const findings = await examine({ read: () => parseConfig(all), node, now: () => Date.now() + late })
  const { text, code } = report(findings)
  for (const secret of [sandbox.credentials.appSecret, KEY, sandbox.credentials.encryptKey])
    expect(text).not.toContain(secret)
  return { code, text, bad: findings.filter(({ state }) => state === 'bad').map(({ what }) => what) }
}

test('a whole installation has nothing wrong, and what nobody can ask is named with its place', async () => {
  const { code, text, bad } = await visit()
  expect({ code, bad }).toEqual({ code: 0, bad: [] })
  expect(text).toContain('✓ 应用凭证有效')
  expect(text).toContain('✓ 权限齐全')
  expect(text).toContain('✓ 事件配置已添加全部')
  expect(text).toContain('✓ 飞书同意建立长连接')
  expect(text).toContain('？ 应用的可用范围\n    → 请在开发者后台“版本管理与发布”处确认')
  expect(text.split('\n').at(-1)).toBe('没有发现问题；另有 2 处（？）飞书不提供查询，请人工确认。')
})

test('a wrong id and a wrong secret are told apart, and so is a platform that cannot be reached', async () => {
  expect(await visit({ env: { FEISHU_APP_ID: 'cli_nobody' } })).toMatchObject({
    code: 1,
    bad: ['没有这个 App ID'],
  })
  expect(await visit({ env: { FEISHU_APP_SECRET: 'wrong' } })).toMatchObject({
    code: 1,
    bad: ['App Secret 不对'],
  })
  const nowhere = await visit({ env: { FEISHU_DOMAIN: 'http://127.0.0.1:9' } })
  expect(nowhere.bad).toEqual([expect.stringContaining('连不上飞书 http://127.0.0.1:9')])
})

test('a scope that was not granted is named with what it is for and where it is granted', async () => {
  const { scopes } = sandbox.sim.setConsole({})
  sandbox.sim.setConsole({ scopes: scopes.filter((scope) => scope !== 'contact:user.id:readonly') })
  const { code, text, bad } = await visit()
  expect({ code, bad }).toEqual({ code: 1, bad: ['缺少权限：按手机号找到账号（contact:user.id:readonly）'] })
  expect(text).toContain('请在开发者后台“权限管理 › 开通权限”开通 contact:user.id:readonly')
})

test('a bot that is off, an event and the callback that are not subscribed to are three findings', async () => {
  const { events } = sandbox.sim.setConsole({})
  sandbox.sim.setConsole({
    bot: false,
    events: events.filter((name) => name !== 'im.message.receive_v1'),
    callbacks: [],
  })
  expect((await visit()).bad).toEqual([
    '应用没有机器人能力',
    '事件配置没有添加：接收消息（im.message.receive_v1）',
    '回调配置没有添加：卡片回传交互（card.action.trigger）',
  ])
})

test('where the app may not read about itself, a person is told where to look', async () => {
  const { scopes } = sandbox.sim.setConsole({})
  sandbox.sim.setConsole({
    scopes: scopes.filter((scope) => scope !== 'application:application:self_manage'),
  })
  const { code, text } = await visit()
  expect(code).toBe(0)
  expect(text).toContain('？ 回调配置查不到（应用没有 application:application:self_manage 权限）')
  expect(text).toContain(
    '请在开发者后台“事件与回调 › 回调配置”处确认：订阅方式为使用长连接，已添加 卡片回传交互',
  )
})

test('events over a connection while the bot waits for requests is wrong', async () => {
  expect((await visit({ env: WEBHOOK })).bad).toEqual([
    '事件配置的订阅方式是长连接，而这里设的是 FEISHU_TRANSPORT=webhook',
    '回调配置的订阅方式是长连接，而这里设的是 FEISHU_TRANSPORT=webhook',
  ])
})

test('requests to another path than the one where the bot waits are wrong', async () => {
  await sandbox.close()
  const world = await createWorld({ transport: 'webhook' })
  sandbox = world.sandbox
  expect((await visit({ env: { ...WEBHOOK, FEISHU_WEBHOOK_PATH: '/other' } })).bad).toEqual([
    '事件配置的请求地址以 /webhook/event 结尾，而这里等在 /other',
    '回调配置的请求地址以 /webhook/event 结尾，而这里等在 /other',
  ])
  expect(await visit({ env: WEBHOOK })).toMatchObject({ code: 0, bad: [] })
})

test('a clock that is ten minutes off is seen by the platform’s answer', async () => {
  expect((await visit({ late: 600_000 })).bad).toEqual([
    expect.stringMatching(/^时钟与飞书相差 (599|600|601) 秒$/),
  ])
})

test('another Node, settings that are not complete, and a folder of another format are said at once', async () => {
  expect((await visit({ node: '20.1.0' })).bad).toEqual(['Node 20.1.0，需要 Node 24'])
  expect((await visit({ env: { DATA_KEYS: 'short', FEISHU_APP_SECRET: '' } })).bad).toEqual([
    '缺少 FEISHU_APP_SECRET（设了任何 FEISHU_* 变量就是飞书模式）',
    'DATA_KEYS 应为逗号分隔的 32 字节密钥，base64 编码',
  ])
  expect((await visit({ env: { DATA_DIR: '/dev/null/x' } })).bad).toEqual([
    expect.stringContaining('数据目录 /dev/null/x 不能写'),
  ])
  expect((await visit({ env: { DATABASE_URL: 'postgres://a:geheim@127.0.0.1:9/x' } })).bad).toEqual([
    expect.stringContaining('连不上 DATABASE_URL 指向的数据库（127.0.0.1:9/x）'),
  ])
})

test.skipIf(!postgres)('a server is looked at without being changed', async () => {
  const url = await copyOf(postgres as NonNullable<typeof postgres>)
  const { code, text } = await visit({ env: { DATABASE_URL: url } })
  expect(code).toBe(0)
  expect(text).toMatch(/✓ PostgreSQL 1\d.* 可以连接，结构是最新的/)
})
