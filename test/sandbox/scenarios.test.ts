import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startTenant } from '../support/tenant.ts'

/** A bot that asks as fast as it can would meet the platform's own limits beside the faults. */
const STILL = { clock: 'frozen' } as const

type Tenant = Awaited<ReturnType<typeof startTenant>>

const hello = (tenant: Tenant) =>
  tenant.send(tenant.openIdOf('周敏'), { text: '您好' }, { msg_type: 'text' }).then(
    ({ code }) => String(code),
    (error: { code?: string; response?: { status: number } }) => String(error.response?.status ?? error.code),
  )

/** The outcomes of so many calls, one after the other. */
const outcomes = async (tenant: Tenant, calls: number): Promise<string[]> => {
  const seen: string[] = []
  for (let index = 0; index < calls; index += 1) seen.push(await hello(tenant))
  return seen
}

test('every scenario says what happens and what a good bot does, and is off at first', async () => {
  const { sim } = await startTenant()
  const { scenarios, rules } = await sim.scenarios()
  expect(scenarios.map(({ title, on }) => [title, on])).toEqual([
    ['飞书很慢', false],
    ['限流 429', false],
    ['服务器错误', false],
    ['网络断断续续', false],
    ['回应丢失', false],
    ['事件重复投递', false],
    ['事件乱序', false],
    ['令牌失效', false],
    ['连接假死', false],
    ['连不上飞书', false],
    ['飞书不稳定', false],
  ])
  expect(scenarios.filter(({ happens, expected }) => !/。$/.test(happens) || !/。$/.test(expected))).toEqual(
    [],
  )
  expect(rules).toEqual([])
})

test('the same seed meets the same faults, another seed others', async () => {
  const first = await startTenant(STILL)
  const second = await startTenant(STILL)
  const third = await startTenant(STILL)
  await first.sim.scenario('limited', true, 7)
  await second.sim.scenario('limited', true, 7)
  await third.sim.scenario('limited', true, 8)

  const seen = await outcomes(first, 30)

  expect(await outcomes(second, 30)).toEqual(seen)
  expect(await outcomes(third, 30)).not.toEqual(seen)
  expect(new Set(seen)).toEqual(new Set(['0', '429']))
})

/** Only the sending: a new client fetches a token first, which would be a draw too. */
const LIMITED = {
  when: { op: 'im.message.create' },
  probability: 0.3,
  seed: 7,
  effect: { status: 429 },
}

test('a restarted sandbox goes on drawing where it was', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const whole = await startTenant(STILL)
  await whole.sim.fault(LIMITED)
  const expected = await outcomes(whole, 20)

  const before = await startTenant({ ...STILL, dataDir })
  await before.sim.fault(LIMITED)
  const first = await outcomes(before, 9)
  await before.sandbox.close()
  const after = await startTenant({ ...STILL, dataDir })

  expect([...first, ...(await outcomes(after, 11))]).toEqual(expected)
})

test('a scenario takes away its own rules only, and the rules tell how often they struck', async () => {
  const tenant = await startTenant(STILL)
  const { sim } = tenant
  await sim.fault({ when: { user: '陆萍' }, effect: { status: 400 } })
  await sim.scenario('stale-token', true)
  await sim.scenario('stale-token', true)
  const seen = await outcomes(tenant, 20)

  const { rules } = await sim.scenarios()
  const struck = seen.filter((each) => each !== '0').length
  expect(struck).toBeGreaterThan(0)
  expect(rules.map(({ scenario, used }) => [scenario, used])).toEqual([
    [undefined, 0],
    ['stale-token', expect.any(Number)],
  ])
  const left = await sim.scenario('stale-token', false)
  expect(left.rules.map(({ when }) => when)).toEqual([{ user: '陆萍' }])
  expect(left.scenarios.filter(({ on }) => on)).toEqual([])
})

test('what struck a call is in the wire log, a cut line too', async () => {
  const tenant = await startTenant()
  await tenant.sim.scenario('broken', true)
  const seen = await outcomes(tenant, 20)

  const calls = await tenant.sim.calls()
  const cut = calls.filter(({ status }) => status === 0)
  expect(cut.length).toBe(seen.filter((each) => each === 'ECONNRESET').length)
  expect(cut.length).toBeGreaterThan(0)
  expect(new Set(cut.map(({ fault }) => fault?.join()))).toEqual(new Set(['broken']))
})

test('events come twice, callbacks once', async () => {
  const { sim, bot } = await startTenant()
  const heard: unknown[] = []
  await bot({
    'im.message.receive_v1': (event) => heard.push(event.event_id),
    'card.action.trigger': (event) => heard.push(event.event_id) && {},
  })
  await sim.scenario('duplicates', true)
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(heard).toEqual([heard[0], heard[0]])

  await sim.raw('周敏', { event_type: 'card.action.trigger', event: {} })
  expect(heard.length).toBe(3)
})

test('a broken line loses no event: it comes again by the ladder', async () => {
  const { sim, bot } = await startTenant({ clock: 'frozen' })
  const heard: unknown[] = []
  const connected = await bot({ 'im.message.receive_v1': (event) => heard.push(event.event_id) })
  await sim.fault({ when: { kind: 'event' }, times: 1, effect: { wsDrop: true } })

  await sim.say('周敏', '首页')
  await expect.poll(connected.reconnected, { timeout: 5000 }).toBe(1)
  await sim.clock({ advance: '15s' })

  const [delivery] = await sim.deliveries()
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['offline', 'ok'])
  expect(heard).toEqual([delivery?.eventId])
})

test('a slow Feishu may be a failing one as well', async () => {
  const tenant = await startTenant()
  await tenant.sim.fault({ effect: { delay: 40 } })
  await tenant.sim.fault({ when: { op: 'im.message.create' }, effect: { status: 500 } })

  expect(await hello(tenant)).toBe('500')
  const [call] = await tenant.sim.calls({ op: 'im.message.create' })
  expect(call?.ms).toBeGreaterThanOrEqual(39)
})

test('an unknown scenario is refused', async () => {
  const { sim } = await startTenant()
  await expect(sim.scenario('sunshine', true)).rejects.toThrow('没有“sunshine”这个故障场景')
})
