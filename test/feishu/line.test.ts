import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server/sandbox.ts'
import type { Outage } from '../../src/domain/outage.ts'
import { dispatcherOf, flight } from '../../src/feishu/ingress.ts'
import { type Line, openLine } from '../../src/feishu/line.ts'

/** After a break half of 600 ms, long enough to be seen; after a failure 50 ms; a ping every second. */
const QUICK = { clientConfig: { ReconnectNonce: 0.6, ReconnectInterval: 0.05, PingInterval: 1 } }
const CHANCE = 0.5
const WAIT = { timeout: 10_000, interval: 20 }

const start = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const sandbox = await createSandbox({ ...QUICK, ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

type Listening = { line: Line; heard: string[]; logged: string[]; outages: Outage[] }

const listen = async (
  { url, credentials }: Pick<Sandbox, 'url' | 'credentials'>,
  { secret = credentials.appSecret, appId = credentials.appId, steady = 100 } = {},
): Promise<Listening> => {
  const [heard, logged, outages]: [string[], string[], Outage[]] = [[], [], []]
  const write = (level: string) => (_facts: object, message: string) =>
    void logged.push(`${level} ${message}`)
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  const hear = async (event: unknown) => {
    heard.push(JSON.parse((event as { message: { content: string } }).message.content).text)
    return {}
  }
  const line = await openLine({
    ...{ appId, appSecret: secret, domain: url, log, now: Date.now, random: () => CHANCE },
    dispatcher: dispatcherOf({ 'im.message.receive_v1': hear }, log, flight()),
    back: (outage) => outages.push(outage),
    timing: { steady, watch: 20 },
  })
  onTestFinished(line.close)
  return { line, heard, logged, outages }
}

const connections = (sandbox: Sandbox) => sandbox.sim.state().bots.connections

/** The most connections that were open at once, looked at every millisecond. */
const mostAtOnce = (sandbox: Sandbox): (() => number) => {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, connections(sandbox))
  }, 1)
  onTestFinished(() => clearInterval(timer))
  return () => most
}

const isUp = ({ line }: Listening) => line.down() === null

const hears = async (sandbox: Sandbox, bot: Listening): Promise<void> => {
  await expect.poll(() => isUp(bot), WAIT).toBe(true)
  sandbox.sim.say('周敏', { text: '首页' })
  await expect.poll(() => bot.heard, WAIT).toEqual(['首页'])
}

const DOWN = 'warn the long connection is down'
const BACK = 'info the long connection is back'

describe('the long connection', () => {
  test('comes back after a break, with one connection at a time and one line in the log for each end', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox)
    expect(isUp(bot)).toBe(true)
    const most = mostAtOnce(sandbox)

    sandbox.sim.dropConnections()
    await expect.poll(() => bot.line.down()?.trouble, WAIT).toEqual({ kind: 'broken' })
    await expect.poll(() => isUp(bot), WAIT).toBe(true)
    await hears(sandbox, bot)
    await expect.poll(() => bot.logged, WAIT).toEqual([DOWN, BACK])
    expect([most(), connections(sandbox)]).toEqual([1, 1])
    expect(bot.outages.map(({ breaks }) => breaks)).toEqual([1])
  })

  for (const [words, rule] of [
    ['the address', { effect: { wsRefuse: { code: 1000040350, msg: 'too many connections' } } }],
    ['the address, by status', { when: { op: 'ws.discovery' }, effect: { wsRefuse: { status: 500 } } }],
    ['the handshake', { when: { op: 'ws.handshake' }, effect: { wsRefuse: { status: 503 } } }],
  ] as const)
    test(`comes back after ${words} was refused five times, in one outage`, async () => {
      const sandbox = await start()
      const bot = await listen(sandbox)
      sandbox.sim.addFault({ ...rule, times: 5 })
      sandbox.sim.dropConnections()
      await expect.poll(() => bot.outages.length, WAIT).toBe(1)
      expect(isUp(bot)).toBe(true)
      expect(bot.logged).toEqual([DOWN, BACK])
      expect(sandbox.sim.calls().filter(({ op }) => op.startsWith('ws.')).length).toBe(5)
    })

  test('is noticed to be half-open one ping and its timeout later', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox)
    sandbox.sim.freezeConnections()
    const frozen = performance.now()
    await expect.poll(() => isUp(bot), WAIT).toBe(false)
    // A ping every second, its answer awaited for 0.6 s, and a slow machine.
    expect(performance.now() - frozen).toBeLessThan(3_000)
    await hears(sandbox, bot)
    expect(connections(sandbox)).toBe(1)
  })

  test('comes back to a Feishu that was started anew', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'line-'))
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    const before = await start({ dataDir })
    const bot = await listen(before)
    await before.close()
    await expect
      .poll(() => bot.line.down()?.trouble, WAIT)
      .toEqual({ kind: 'unreachable', error: 'ECONNREFUSED' })
    const after = await start({ dataDir, port: before.port })
    await hears(after, bot)
    expect(connections(after)).toBe(1)
  })

  test('is opened later when nobody answers at the start', async () => {
    const { port, credentials } = await start().then(async (sandbox) => {
      await sandbox.close()
      return sandbox
    })
    const bot = await listen({ url: `http://127.0.0.1:${port}`, credentials })
    expect(bot.line.down()).toEqual({
      since: expect.any(Number),
      trouble: { kind: 'unreachable', error: 'ECONNREFUSED' },
    })
    const sandbox = await start({ ...credentials, port })
    await hears(sandbox, bot)
    await expect.poll(() => bot.logged, WAIT).toEqual([DOWN, BACK])
  })

  test('with a wrong secret says so once, and does not knock again for minutes', async () => {
    const sandbox = await start()
    const asked = asking(sandbox)
    const bot = await listen(sandbox, { secret: 'not-the-secret' })
    expect(bot.line.down()?.trouble).toEqual({ kind: 'refused', code: 514 })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(bot.logged).toEqual(['error feishu refuses the long connection'])
    expect(asked()).toBe(1)
  })

  test('with an id that the SDK does not even dial says that it is refused', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox, { appId: 'cli_sandbox' })
    expect(bot.line.down()?.trouble).toEqual({ kind: 'refused', code: null })
  })

  test('that breaks again and again is one outage until it is steady', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox, { steady: 1_200 })
    for (let times = 0; times < 3; times += 1) {
      await expect.poll(() => connections(sandbox), WAIT).toBe(1)
      await expect.poll(() => isUp(bot), WAIT).toBe(true)
      sandbox.sim.dropConnections()
      await expect.poll(() => isUp(bot), WAIT).toBe(false)
    }
    await expect.poll(() => bot.outages.map(({ breaks }) => breaks), WAIT).toEqual([3])
    expect(bot.logged).toEqual([DOWN, BACK])
  })

  test('closed in the middle of a handshake is closed for good', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox)
    sandbox.sim.addFault({ when: { op: 'ws.handshake' }, times: 1, effect: { delay: 400 } })
    sandbox.sim.dropConnections()
    await expect.poll(() => sandbox.sim.scenarios().rules[0]?.used, WAIT).toBe(1)
    expect(connections(sandbox)).toBe(0)
    bot.line.close()
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(connections(sandbox)).toBe(0)
  })

  test('is silent while frames come in pieces, and says what it could not use', async () => {
    const sandbox = await start()
    const bot = await listen(sandbox)
    sandbox.sim.addFault({ times: 1, effect: { split: 40, shuffled: true } })
    await hears(sandbox, bot)
    expect(bot.logged).toEqual([])
  })
})

/** How often the address of the long connection was asked for: every question is delayed by nothing, and counted. */
const asking = (sandbox: Sandbox): (() => number) => {
  sandbox.sim.addFault({ when: { op: 'ws.discovery' }, effect: { delay: 0 } })
  return () => sandbox.sim.scenarios().rules[0]?.used ?? 0
}

test('a port where something else listens is no Feishu', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi'))
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const { credentials } = await start()
  const bot = await listen({ url: `http://127.0.0.1:${port}`, credentials })
  expect(bot.line.down()?.trouble).toEqual({ kind: 'status', status: 200 })
})
