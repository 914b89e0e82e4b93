import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as lark from '@larksuiteoapi/node-sdk'
import { expect, onTestFinished, test } from 'vitest'
import type { Credentials } from '../../sandbox/server/model.ts'
import { createSandbox } from '../../sandbox/server/sandbox.ts'
import { smallCard, startTenant } from '../support/tenant.ts'
import { registered } from '../support/webhook-address.ts'

type Heard = Record<string, unknown>
type Handlers = Record<string, (event: Heard) => unknown>

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

const listen = async (on: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const server = createServer(on)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/event`
}

/** A bot as the SDK alone makes one: its own adapter checks the signature and opens the body. */
const sdkBot = (credentials: Credentials, handlers: Handlers): Promise<string> => {
  const { encryptKey, verificationToken } = credentials
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, logger: quiet }).register(
    handlers,
  )
  const adapt = lark.adaptDefault('/webhook/event', dispatcher, { autoChallenge: true })
  return listen((request, response) => void adapt(request, response))
}

const withAddress = async (handlers: Handlers, options: Parameters<typeof startTenant>[0] = {}) => {
  const tenant = await startTenant(options)
  const url = await sdkBot(tenant.sandbox.credentials, handlers)
  await registered(() => tenant.sim.webhook(url))
  return { ...tenant, url }
}

test('a bot of the unmodified SDK passes the URL check, hears a message and answers a press', async () => {
  const heard: Heard[] = []
  const toast = { type: 'success', content: '已通过' }
  const { sim, send, openIdOf, url } = await withAddress({
    'im.message.receive_v1': (event) => heard.push(event) && {},
    'card.action.trigger': () => ({ toast, card: { type: 'raw', data: smallCard('完成') } }),
  })
  expect((await sim.state()).bots).toEqual({ connections: 0, control: [], webhook: url })

  await sim.say('周敏', '推荐 王建国')
  await send(openIdOf('周敏'), smallCard('待办'))
  const answer = await sim.press('周敏', '通过')
  await sim.idle()

  expect(heard.map(({ message }) => (message as { content: string }).content)).toEqual([
    '{"text":"推荐 王建国"}',
  ])
  expect(answer).toEqual({ toast, card: smallCard('完成') })
  const outcomes = (await sim.deliveries()).flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))
  expect(outcomes).toEqual(['ok', 'ok'])
})

test('an address that does not answer the URL check is not taken', async () => {
  const { sim } = await startTenant()
  const saying = (status: number, body: string) =>
    listen((_request, response) => void response.writeHead(status).end(body))
  const cases: [url: string, why: string][] = [
    [await saying(401, '{}'), 'HTTP 401'],
    [await saying(302, ''), 'HTTP 302'],
    [await saying(200, '<html>'), '返回数据不是合法的 JSON 格式'],
    [await saying(200, '{"challenge":"1"}'), 'challenge 不一致'],
    [await listen(() => {}), '没有在 1 秒内回应'],
    ['http://127.0.0.1:9/webhook/event', '连不上这个网址'],
  ]
  for (const [url, why] of cases) await expect(sim.webhook(url)).rejects.toThrow(`请求网址校验失败：${why}`)
  expect((await sim.state()).bots).toEqual({ connections: 0, control: [] })
})

test('with an address nothing goes over a connection, without it everything does again', async () => {
  const posted: Heard[] = []
  const pushed: Heard[] = []
  const { sim, bot } = await withAddress({ 'im.message.receive_v1': (event) => posted.push(event) && {} })
  await bot({ 'im.message.receive_v1': (event) => pushed.push(event) && {} })

  await sim.say('周敏', '首页')
  await sim.idle()
  expect([posted.length, pushed.length]).toEqual([1, 0])
  await sim.webhook(null)
  await sim.say('周敏', '首页')
  await sim.idle()
  expect([posted.length, pushed.length]).toEqual([1, 1])
})

test('a refused event comes again by the ladder, under the signature of the first attempt', async () => {
  const signed: unknown[] = []
  const { sim, sandbox } = await startTenant({ clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  const bot = lark.adaptDefault(
    '/webhook/event',
    new lark.EventDispatcher({ ...sandbox.credentials, logger: quiet }),
    { autoChallenge: true },
  )
  let refusing = false
  const url = await listen((request, response) => {
    if (!refusing) return void bot(request, response)
    signed.push(request.headers['x-lark-request-timestamp'])
    response.writeHead(500).end()
  })
  await registered(() => sim.webhook(url))
  refusing = true
  await sim.say('周敏', '首页')
  await sim.clock({ advance: '5d' })

  const [delivery] = await sim.deliveries()
  expect(delivery?.attempts.map(({ outcome, code }) => [outcome, code])).toEqual(
    Array(5).fill(['failed', 500]),
  )
  expect(signed).toEqual(Array(5).fill('1776214800'))
  await sim.redeliver(delivery?.id ?? '')
  await sim.idle()
  expect(signed.at(-1)).toBe(String(1776214800 + 5 * 24 * 3600))
})

test('a press that is not answered within 3 s, not with 200, or not at all is told so', async () => {
  const { sim, sandbox, send, openIdOf } = await startTenant()
  const { encryptKey } = sandbox.credentials
  const check = lark.adaptDefault('/webhook/event', new lark.EventDispatcher({ encryptKey, logger: quiet }), {
    autoChallenge: true,
  })
  let answer: (response: ServerResponse) => void = () => {}
  let open = false
  const url = await listen((request, response) => (open ? answer(response) : void check(request, response)))
  await registered(() => sim.webhook(url))
  open = true
  await send(openIdOf('周敏'), smallCard('待办'))
  const errorWhen = async (next: typeof answer) => {
    answer = next
    return (await sim.tryPress('周敏', '通过')).error
  }

  expect(await errorWhen(() => {})).toBe('操作失败：应用没有在 3 秒内回应（200341）')
  expect(await errorWhen((response) => void response.writeHead(302).end())).toBe(
    '操作失败：应用出错了（200671）',
  )
  expect(await errorWhen((response) => void response.end('no handle'))).toBe(
    '操作失败：应用的回应格式不对（200672）',
  )
  expect(await errorWhen((response) => void response.destroy())).toBe(
    '操作失败：应用没有连接，请稍后再试（200340）',
  )
})

test('the scenarios strike both ways alike: twice the same event, and a line that breaks', async () => {
  const heard: unknown[] = []
  const { sim } = await withAddress(
    { 'im.message.receive_v1': ({ event_id }) => heard.push(event_id) && {} },
    { clock: 'frozen' },
  )
  await sim.scenario('duplicates', true)
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(heard).toEqual([heard[0], heard[0]])
  await sim.scenario('duplicates', false)
  await sim.fault({ when: { kind: 'event' }, times: 1, effect: { wsDrop: true } })
  await sim.say('周敏', '首页')
  await sim.clock({ advance: '15s' })

  const delivery = (await sim.deliveries()).at(-1)
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['offline', 'ok'])
  expect(heard.slice(2)).toEqual([delivery?.eventId])
})

test('the address outlives a reset, as the console’s setting does', async () => {
  const { sim, url } = await withAddress({ 'im.message.receive_v1': () => ({}) })
  await sim.reset()
  expect((await sim.state()).bots.webhook).toBe(url)
})

test('a sandbox may be given its bot’s address and keys at the start', async () => {
  const credentials = { appId: 'cli_a1', appSecret: 's1', encryptKey: 'e1', verificationToken: 'v1' }
  const heard: Heard[] = []
  const url = await sdkBot(credentials, { 'im.message.receive_v1': (event) => heard.push(event) && {} })
  const { sim } = await startTenant({ ...credentials, webhook: url })
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(heard.length).toBe(1)
  await expect(createSandbox({ webhook: 'http://127.0.0.1:9/' })).rejects.toThrow('连不上这个网址')
})
