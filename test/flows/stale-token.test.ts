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
