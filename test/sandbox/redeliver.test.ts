import { expect, test } from 'vitest'
import { smallCard, startTenant } from '../support/tenant.ts'

const FROZEN = { clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' } as const

test('an event that was taken can be sent again, under the same id', async () => {
  const { sim, bot } = await startTenant()
  const heard: unknown[] = []
  await bot({ 'im.message.receive_v1': (event) => heard.push(event.event_id) })
  await sim.say('周敏', '首页')
  await sim.idle()
  const [first] = await sim.deliveries()

  await sim.redeliver(first?.id ?? '')
  await sim.idle()

  expect(heard).toEqual([first?.eventId, first?.eventId])
  const [delivery] = await sim.deliveries()
  expect(delivery?.state).toBe('done')
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['ok', 'ok'])
})

test('a waiting event goes out at once, and not a second time at its hour', async () => {
  const { sim, bot } = await startTenant(FROZEN)
  await sim.say('周敏', '首页')
  await sim.idle()
  const heard: unknown[] = []
  await bot({ 'im.message.receive_v1': (event) => heard.push(event.event_id) })
  const [waiting] = await sim.deliveries()
  expect(waiting?.state).toBe('waiting')

  await sim.redeliver(waiting?.id ?? '')
  await sim.idle()
  await sim.clock({ advance: '1d' })

  expect(heard).toEqual([waiting?.eventId])
  expect((await sim.deliveries()).map(({ state, nextAt }) => [state, nextAt])).toEqual([['done', undefined]])
})

test('an event that was given up can still be saved', async () => {
  const { sim, bot } = await startTenant(FROZEN)
  await sim.say('周敏', '首页')
  await sim.idle()
  await sim.clock({ advance: '1d' })
  const [dead] = await sim.deliveries()
  expect(dead?.state).toBe('dead')
  await bot({ 'im.message.receive_v1': () => ({}) })

  await sim.redeliver(dead?.id ?? '')
  await sim.idle()

  expect((await sim.deliveries()).map(({ state }) => state)).toEqual(['done'])
})

test('a callback is never sent again, nor an event that is on its way or unknown', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await bot({ 'card.action.trigger': () => ({}), 'im.message.receive_v1': () => held })
  const sent = await send(openIdOf('周敏'), smallCard('待审'))
  await sim.click('周敏', { message: sent.data?.message_id ?? '', button: '通过' })
  await sim.say('周敏', '首页')
  const [callback, event] = await sim.deliveries()

  await expect(sim.redeliver(callback?.id ?? '')).rejects.toThrow('回调只投递一次，飞书不会再发')
  await expect(sim.redeliver(event?.id ?? '')).rejects.toThrow('这个事件正在投递')
  await expect(sim.redeliver('nothing')).rejects.toThrow('没有这次投递')
  release()
})

test('the outbox begins with what still has to arrive', async () => {
  const { sim, sandbox, bot } = await startTenant(FROZEN)
  await sim.say('周敏', '一')
  await sim.idle()
  await bot({ 'im.message.receive_v1': () => ({}) })
  await sim.say('陆萍', '二')
  await sim.say('林晓', '三')
  await sim.idle()

  const states = sandbox.sim.outbox().map(({ by, state }) => [by, state])
  expect(states).toEqual([
    ['zhoumin', 'waiting'],
    ['linxiao', 'done'],
    ['luping', 'done'],
  ])
  expect(sandbox.sim.outbox(1).map(({ by }) => by)).toEqual(['zhoumin', 'linxiao'])
})

test('the page reads what changed on the wire since it last looked', async () => {
  const { sim, sandbox } = await startTenant(FROZEN)
  await sim.say('周敏', '首页')
  await sim.say('陆萍', '首页')
  await sim.idle()
  const before = sandbox.sim.wire()
  expect(before.deliveries.map(({ by }) => by)).toEqual(['zhoumin', 'luping'])
  expect(sandbox.sim.wire({ last: 1 })).toMatchObject({ more: true, deliveries: [{ by: 'luping' }] })
  const [first, second] = before.deliveries
  expect(sandbox.sim.wire({ last: 1, before: second?.seq })).toMatchObject({
    more: false,
    deliveries: [{ id: first?.id }],
  })

  await sim.redeliver(first?.id ?? '')
  await sim.idle()

  const after = sandbox.sim.wire({ since: before.seq })
  expect(after.deliveries.map(({ id, attempts }) => [id, attempts.length])).toEqual([[first?.id, 2]])
  expect(after.seq).toBeGreaterThan(before.seq)
})
