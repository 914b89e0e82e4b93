import * as lark from '@larksuiteoapi/node-sdk'
import { expect, onTestFinished, test } from 'vitest'
import { startTenant } from '../support/tenant.ts'

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

type Tenant = Awaited<ReturnType<typeof startTenant>>

/** The SDK's long connection with all it tells of itself, written down in order. */
const watched = async ({ sandbox }: Tenant) => {
  const told: string[] = []
  const { appId, appSecret } = sandbox.credentials
  const eventDispatcher = new lark.EventDispatcher({ logger: quiet }).register({
    'im.message.receive_v1': () => told.push('heard') && {},
  })
  const client = new lark.WSClient({
    ...{ appId, appSecret, domain: sandbox.url, logger: quiet },
    onReady: () => void told.push('ready'),
    onReconnecting: () => void told.push('reconnecting'),
    onReconnected: () => void told.push('reconnected'),
    onError: (error) => void told.push(error.message),
  })
  onTestFinished(() => client.close({ force: true }))
  await client.start({ eventDispatcher })
  return told
}

const WAIT = { timeout: 8000 }

test('a refusal with a code of the platform makes the SDK give up for good', async () => {
  const tenant = await startTenant()
  const wsRefuse = { code: 1000040350, msg: 'too many connections' }
  await tenant.sim.fault({ times: 1, effect: { wsRefuse } })
  const told = await watched(tenant)
  await expect
    .poll(() => told, WAIT)
    .toEqual(['pullConnectConfig failed: code=1000040350, msg=too many connections'])
  const [call] = await tenant.sim.calls({ op: 'ws.discovery' })
  expect([call?.method, call?.status, call?.code, call?.fault]).toEqual(['POST', 200, 1000040350, []])
})

test('a handshake is refused so many times, then the line is open', async () => {
  const tenant = await startTenant()
  await tenant.sim.fault({ when: { op: 'ws.handshake' }, times: 3, effect: { wsRefuse: { status: 503 } } })
  const told = await watched(tenant)
  await expect.poll(() => told, WAIT).toEqual(['ready'])
  const refused = await tenant.sim.calls({ op: 'ws.handshake' })
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503])
})

test('the whole line is refused for a while after it broke', async () => {
  const tenant = await startTenant()
  const told = await watched(tenant)
  await expect.poll(() => told, WAIT).toEqual(['ready'])
  await tenant.sim.fault({ lasts: 1200, effect: { wsRefuse: { status: 502 } } })
  await tenant.sim.dropConnections()
  await expect.poll(() => told, WAIT).toEqual(['ready', 'reconnecting', 'reconnected'])
  expect((await tenant.sim.calls({ op: 'ws.discovery' })).length).toBeGreaterThanOrEqual(2)
})

test('a half-open connection stays open, takes nothing and brings nothing, pongs included', async () => {
  const tenant = await startTenant({ clock: 'frozen' })
  const told = await watched(tenant)
  await expect.poll(() => told, WAIT).toEqual(['ready'])
  await tenant.sim.fault({ when: { kind: 'event' }, times: 1, effect: { halfOpen: true } })

  await tenant.sim.say('周敏', '首页')
  await tenant.sim.idle()

  expect((await tenant.sim.deliveries())[0]?.attempts[0]?.outcome).toBe('timeout')
  expect((await tenant.sim.state()).bots.connections).toBe(1)
  expect(told).toEqual(['ready'])
})

test('a new connection is alive although the old one was frozen', async () => {
  const tenant = await startTenant()
  const told = await watched(tenant)
  await expect.poll(() => told, WAIT).toEqual(['ready'])
  await tenant.sim.freezeConnections()
  await tenant.sim.dropConnections()
  await expect.poll(() => told, WAIT).toEqual(['ready', 'reconnecting', 'reconnected'])
  await tenant.sim.say('周敏', '首页')
  await tenant.sim.idle()
  expect(told.at(-1)).toBe('heard')
})
