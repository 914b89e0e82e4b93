import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as lark from '@larksuiteoapi/node-sdk'
import { describe, expect, onTestFinished, test } from 'vitest'
import { smallCard, startTenant } from '../support/tenant.ts'
import { registered } from '../support/webhook-address.ts'

type Heard = Record<string, unknown>
type Handlers = Record<string, (event: Heard) => unknown>
type Tenant = Awaited<ReturnType<typeof startTenant>>

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

/** The SDK's own bot behind an address of its own. */
const webhookBot = async ({ sandbox, sim }: Tenant, handlers: Handlers): Promise<void> => {
  const { encryptKey, verificationToken } = sandbox.credentials
  const dispatcher = new lark.EventDispatcher({ encryptKey, verificationToken, logger: quiet })
  const adapt = lark.adaptDefault('/webhook/event', dispatcher.register(handlers), { autoChallenge: true })
  const server = createServer((request, response) => void adapt(request, response))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await registered(() => sim.webhook(`http://127.0.0.1:${port}/webhook/event`))
}

const textOf = (event: Heard) =>
  (JSON.parse((event.message as { content: string }).content) as { text: string }).text

describe('a call of the bot', () => {
  const hello = ({ send, openIdOf }: Tenant, uuid?: string) =>
    send(openIdOf('周敏'), { text: '您好' }, { msg_type: 'text', ...(uuid && { uuid }) })

  const troubleOf = (call: Promise<unknown>): Promise<unknown> =>
    call.catch(({ code, response }: { code: string; response?: { status: number; data: unknown } }) => [
      code,
      ...(response ? [response.status, response.data] : []),
    ])

  // As axios words them: half a body has a status, and nothing that could be read.
  for (const [effect, done, cut, trouble] of [
    ['reset', 0, 'before', ['ECONNRESET']],
    ['answerLost', 1, 'after', ['ECONNRESET']],
    ['truncate', 1, 'after', ['ERR_BAD_RESPONSE', 200, undefined]],
  ] as const)
    test(`${effect}: the bot sees a cut line, and the call was carried out ${done} times`, async () => {
      const tenant = await startTenant()
      await tenant.sim.fault({ when: { op: 'im.message.create' }, times: 1, effect: { [effect]: true } })

      expect(await troubleOf(hello(tenant, 'uuid-1'))).toEqual(trouble)
      expect((await tenant.sim.messages('周敏')).length).toBe(done)
      const [call] = await tenant.sim.calls({ op: 'im.message.create' })
      expect([call?.status, call?.cut, call?.fault]).toEqual([0, cut, []])

      expect((await hello(tenant, 'uuid-1')).code).toBe(0)
      expect((await tenant.sim.messages('周敏')).length).toBe(1)
    })

  test('a truncated answer says how long it would have been, and half of it comes', async () => {
    const { sandbox, sim } = await startTenant()
    await sim.fault({ times: 1, effect: { truncate: true } })
    const { appId: app_id, appSecret: app_secret } = sandbox.credentials
    const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app_id, app_secret }),
    })
    let bytes = 0
    const read = async () => {
      for await (const chunk of answer.body ?? []) bytes += (chunk as Uint8Array).length
    }
    await expect(read()).rejects.toThrow('terminated')
    expect(bytes).toBe(Math.floor(Number(answer.headers.get('content-length')) / 2))
  })
})

const WAYS = {
  'the long connection': async (tenant: Tenant, handlers: Handlers) => void (await tenant.bot(handlers)),
  'the webhook': webhookBot,
}

for (const [way, connect] of Object.entries(WAYS))
  describe(`a push over ${way}`, () => {
    const listening = async () => {
      const tenant = await startTenant({ clock: 'frozen' })
      const heard: Heard[] = []
      const hear = (event: Heard) => heard.push(event) && {}
      await connect(tenant, {
        'im.message.receive_v1': hear,
        'card.action.trigger': (event) =>
          heard.push(event) && { toast: { type: 'success', content: '已通过' } },
      })
      return { ...tenant, heard }
    }
    const outcomes = async ({ sim }: Pick<Tenant, 'sim'>) =>
      (await sim.deliveries()).map(({ attempts }) => attempts.map(({ outcome }) => outcome))

    test('drop: the bot hears nothing until the event comes again', async () => {
      const tenant = await listening()
      await tenant.sim.fault({ when: { kind: 'event' }, times: 1, effect: { drop: true } })
      await tenant.sim.say('周敏', '首页')
      await tenant.sim.idle()
      expect(tenant.heard).toEqual([])

      await tenant.sim.clock({ advance: '15s' })
      expect(tenant.heard.map(textOf)).toEqual(['首页'])
      expect(await outcomes(tenant)).toEqual([['timeout', 'ok']])
      const [delivery] = await tenant.sim.deliveries()
      expect(delivery?.attempts.map(({ fault }) => fault)).toEqual([[], undefined])
    })

    test('ackLost: the bot did it, and the same event comes again', async () => {
      const tenant = await listening()
      await tenant.sim.fault({ when: { kind: 'event' }, times: 1, effect: { ackLost: true } })
      await tenant.sim.say('周敏', '首页')
      await tenant.sim.clock({ advance: '15s' })

      const ids = tenant.heard.map(({ event_id }) => event_id)
      expect(ids).toEqual([ids[0], ids[0]])
      expect(await outcomes(tenant)).toEqual([['timeout', 'ok']])
    })

    test('ackLost: who pressed is told that nothing came back, although the bot did it', async () => {
      const tenant = await listening()
      await tenant.send(tenant.openIdOf('周敏'), smallCard('待办'))
      await tenant.sim.fault({ when: { kind: 'callback' }, times: 1, effect: { ackLost: true } })
      expect(await tenant.sim.tryPress('周敏', '通过')).toEqual({
        error: '操作失败：应用没有在 3 秒内回应（200341）',
      })
      expect(tenant.heard.length).toBe(1)
      expect((await tenant.sim.press('周敏', '通过')).toast?.content).toBe('已通过')
    })

    test('halfOpen: nothing arrives, and the attempt goes unanswered', async () => {
      const tenant = await listening()
      await tenant.sim.fault({ when: { kind: 'event' }, times: 1, effect: { halfOpen: true } })
      await tenant.sim.say('周敏', '首页')
      await tenant.sim.idle()
      expect([tenant.heard, await outcomes(tenant)]).toEqual([[], [['timeout']]])
    })

    test('reorder: a later one comes first, and nothing waits for what never comes', async () => {
      const tenant = await listening()
      await tenant.sim.fault({ times: 1, when: { kind: 'event' }, effect: { reorder: 2 } })
      for (const word of ['一', '二', '三']) await tenant.sim.say('周敏', word)
      await tenant.sim.idle()
      expect(tenant.heard.map(textOf).at(-1)).toBe('一')

      await tenant.sim.fault({ times: 1, when: { kind: 'event' }, effect: { reorder: 1 } })
      await tenant.sim.say('周敏', '四')
      await tenant.sim.idle()
      expect(tenant.heard.map(textOf).at(-1)).toBe('四')
    })

    test('duplicate and delay: twice the same, and late', async () => {
      const tenant = await listening()
      await tenant.sim.fault({ times: 1, when: { kind: 'event' }, effect: { duplicate: 2, delay: 100 } })
      await tenant.sim.say('周敏', '首页')
      await tenant.sim.idle()
      expect(tenant.heard.map(textOf)).toEqual(['首页', '首页', '首页'])
      const [delivery] = await tenant.sim.deliveries()
      expect(delivery?.attempts[0]?.ms).toBeGreaterThanOrEqual(99)
    })
  })

describe('the frames of the long connection', () => {
  test('many frames in any order are joined by the SDK, characters cut in two included', async () => {
    const { sim, bot } = await startTenant()
    const heard: string[] = []
    await bot({ 'im.message.receive_v1': (event) => heard.push(textOf(event)) && {} })
    const text = '传承力：带徒十二人，其中高级技师三人。'.repeat(300)
    for (const effect of [
      { split: 1 },
      { split: 97 },
      { split: 2, shuffled: true },
      { split: 97, shuffled: true },
    ]) {
      await sim.fault({ when: { kind: 'event' }, times: 1, effect })
      await sim.say('周敏', text)
      await sim.idle()
    }
    expect(heard).toEqual([text, text, text, text])
  })
})
