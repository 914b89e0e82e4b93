import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { manifest } from '../../sandbox/server/manifest.ts'
import { apiRoutes } from '../../sandbox/server/openapi/register.ts'
import { createSandbox } from '../../sandbox/server/sandbox.ts'
import { refusalOf } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

test('the coverage manifest names every imitated route and nothing else', () => {
  const registered = apiRoutes.map(({ method, path }) => `${method} ${path}`)
  const discovery = 'POST /callback/ws/endpoint'
  expect(manifest.map(({ route }) => route).sort()).toEqual([...registered, discovery].sort())
})

test('every row of the manifest names a test that drives that SDK method', () => {
  const missing = manifest.filter(({ sdk, test }) => {
    const source = existsSync(test) ? readFileSync(test, 'utf8') : ''
    const call = sdk === 'WSClient' ? 'connectBot' : sdk.replace(/^(im|contact)\./, '$1.v\\d.')
    return sdk !== 'auth.tenantAccessToken.internal' && !new RegExp(call).test(source)
  })
  expect(missing).toEqual([])
})

test('the manifest is readable over /_sim', async () => {
  const { sandbox } = await startTenant()
  const response = await fetch(`${sandbox.url}/_sim/coverage`)
  expect(await response.json()).toEqual(manifest)
})

test('the seeded tenant has the district’s people, groups and a private chat each', async () => {
  const { sim } = await startTenant()
  const { people, chats } = await sim.state()

  expect(people.length).toBe(27)
  expect(people.find(({ name }) => name === '周敏')).toEqual({
    id: 'zhoumin',
    name: '周敏',
    openId: expect.stringMatching(/^ou_[0-9a-f]{32}$/),
    roles: ['基层工会'],
    unit: 'jinggong',
    unitName: '海淀精工机械有限公司工会',
    title: '工会主席',
    external: false,
    left: false,
  })
  expect(chats.filter(({ kind }) => kind === 'p2p').length).toBe(26)
  expect(
    chats.filter(({ kind }) => kind === 'group').map(({ name, external }) => ({ name, external })),
  ).toEqual([
    { name: '海淀工匠选树工作群', external: false },
    { name: '海淀职工之家', external: false },
    { name: '校企交流群（外部）', external: true },
  ])
})

test('a person is named by id, open_id or name', async () => {
  const { sim, openIdOf } = await startTenant()
  for (const key of ['zhoumin', openIdOf('周敏'), '周敏']) await sim.say(key, '首页')
  expect((await sim.messages('周敏')).map(({ from }) => from)).toEqual(['zhoumin', 'zhoumin', 'zhoumin'])
  await expect(sim.say('nobody', '首页')).rejects.toThrow('没有“nobody”这个人')
})

test('somebody of another company cannot talk to the bot in private', async () => {
  const { sim } = await startTenant()
  await expect(sim.say('白露', '首页')).rejects.toThrow('白露是外部联系人，不能与本应用单聊')
})

test('messages are asked for since a sequence number or a time', async () => {
  const { sim } = await startTenant({ clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  const first = await sim.say('周敏', '一')
  await sim.clock({ advance: '1h' })
  await sim.say('周敏', '二')
  const texts = async (since: string | number) =>
    (await sim.messages('周敏', 'bot', since)).map(({ text }) => text)

  expect(await texts(first.seq)).toEqual(['二'])
  expect(await texts(first.at)).toEqual(['二'])
  expect(await texts(0)).toEqual(['一', '二'])
})

test('a page of another origin may not drive the sandbox, its own page may', async () => {
  const { sandbox } = await startTenant()
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${sandbox.url}/_sim/state`, { headers })).status

  expect(await status({ origin: 'https://example.com' })).toBe(403)
  expect(await status({ origin: 'http://127.0.0.1:1' })).toBe(403)
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await status({ origin: sandbox.url, 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await status({})).toBe(200)
  const hidden = await fetch(`${sandbox.url}/%5Fsim/state`, { headers: { origin: 'https://example.com' } })
  expect(hidden.status).toBe(403)
})

test('a port that is taken is refused', async () => {
  const { sandbox } = await startTenant()
  await expect(createSandbox({ port: sandbox.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('a fault answers once with its status, then things are as before', async () => {
  const { sim, send, openIdOf } = await startTenant()
  const headers = { 'x-ogw-ratelimit-reset': '2' }
  await sim.fault({ when: { op: 'im.message.create' }, times: 1, effect: { status: 429, headers } })
  const hello = () => send(openIdOf('周敏'), { text: '您好' }, { msg_type: 'text' })

  expect(await refusalOf(hello())).toEqual({ status: 429, code: 99991400, msg: 'injected by a fault rule' })
  expect((await hello()).code).toBe(0)
  expect((await sim.messages('周敏')).length).toBe(1)
})

test('faults strike one person only, cut the line, spoil the token, and are cleared', async () => {
  const { sim, send, openIdOf } = await startTenant()
  const hello = (name: string) => send(openIdOf(name), { text: '您好' }, { msg_type: 'text' })
  await sim.fault({ when: { user: '周敏' }, effect: { status: 400, body: { code: 230053, msg: '停用' } } })
  expect((await refusalOf(hello('周敏'))).code).toBe(230053)
  expect((await hello('陆萍')).code).toBe(0)

  await sim.clearFaults()
  await sim.fault({ times: 1, effect: { reset: true } })
  await expect(hello('周敏')).rejects.toMatchObject({ code: 'ECONNRESET' })
  await sim.fault({ times: 1, effect: { staleToken: true } })
  expect((await refusalOf(hello('周敏'))).code).toBe(99991663)
  expect((await hello('周敏')).code).toBe(0)
})

test('a delayed event arrives after the one sent later', async () => {
  const { sim, bot } = await startTenant()
  const heard: unknown[] = []
  await bot({
    'im.message.receive_v1': (event) => heard.push((event.message as { content: string }).content),
  })
  await sim.fault({ when: { event_type: 'im.message.receive_v1' }, times: 1, effect: { delay: 200 } })

  await sim.say('周敏', '一')
  await sim.say('周敏', '二')
  await sim.idle()

  expect(heard).toEqual(['{"text":"二"}', '{"text":"一"}'])
})

test('the feed tells what happened since a number, then what happens, and no secret', async () => {
  const { sandbox, sim, send, openIdOf } = await startTenant()
  const { seq } = await sim.state()
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  await sim.say('周敏', '首页')
  const response = await fetch(`${sandbox.url}/_sim/events?since=${seq}`, { signal: abort.signal })
  await send(openIdOf('周敏'), smallCard('待审'))

  let text = ''
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk)
    if (text.includes('im.message.create')) break
  }

  const kinds = [...text.matchAll(/^event: (.*)$/gm)].map(([, kind]) => kind)
  expect(kinds.filter((kind) => kind === 'message').length).toBe(2)
  const all = await fetch(`${sandbox.url}/_sim/events?since=0`, { signal: abort.signal })
  const { value } = (await all.body?.getReader().read()) ?? {}
  expect(new TextDecoder().decode(value)).not.toContain(sandbox.credentials.appSecret)
})

test('a refused call shows the last lines of the wire log', async () => {
  const { sim, send, openIdOf } = await startTenant()
  await send(openIdOf('周敏'), smallCard('待审'))
  await expect(sim.press('周敏', '退回')).rejects.toThrow(
    /看不到“退回”这个按钮\n线路记录：\n(.*\n)*.*im\.message\.create 200\/0/,
  )
})
