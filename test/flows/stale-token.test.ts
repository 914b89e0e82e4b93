import { expect, test } from 'vitest'
import { demoForm, lastCard, send } from '../support/files.ts'
import { createWorld } from '../support/world.ts'

test('a form sent in the minute the token runs out is read all the same', async () => {
  const world = await createWorld()
  const { sim } = world
  await sim.fault({ when: { op: 'im.messageResource.get' }, times: 1, effect: { staleToken: true } })
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  const codes = (await sim.calls({ op: 'im.messageResource.get' })).map(({ code }) => code)
  expect(codes).toEqual([99991663, 0])
  expect(await lastCard(world, '周敏')).toContain('王建国 · 数控车工')
})

test('a token that is refused twice in a row is nobody’s refusal: the message arrives, the form is read', async () => {
  const world = await createWorld()
  const { sim } = world
  for (const op of ['im.message.create', 'im.messageResource.get'])
    await sim.fault({ when: { op }, times: 2, effect: { staleToken: true } })
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  await sim.clock({ advance: '1m' })
  expect(await lastCard(world, '周敏')).toContain('王建国 · 数控车工')
  expect((await sim.calls({ op: 'im.message.create' })).map(({ code }) => code)).toEqual([
    99991663, 99991663, 0,
  ])
})

test('a token is fetched anew when its two hours are over by the tenant’s clock, and not before', async () => {
  const { sim } = await createWorld()
  const fetched = async () => (await sim.calls({ op: 'auth.tenantAccessToken.internal' })).length
  await sim.say('周敏', '首页')
  await sim.idle()
  const first = await fetched()
  await sim.clock({ advance: '1h' })
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(await fetched()).toBe(first)
  await sim.clock({ advance: '2h' })
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(await fetched()).toBe(first + 1)
  expect((await sim.calls()).filter(({ code }) => code !== 0)).toEqual([])
})

test('what is tried again on the way of a leap of the clock uses no token that is over at its end', async () => {
  const { sim } = await createWorld()
  await sim.fault({ when: { op: 'im.message.create' }, times: 1, effect: { status: 503 } })
  await sim.say('周敏', '首页')
  await sim.idle()
  await sim.clock({ advance: '5h' })
  expect((await sim.cards('周敏')).length).toBe(1)
  const sent = await sim.calls({ op: 'im.message.create' })
  expect(sent.map(({ status, code }) => [status, code === 0])).toEqual([
    [503, false],
    [200, true],
  ])
})
