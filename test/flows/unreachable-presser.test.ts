import { expect, test } from 'vitest'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'

const CONTACT = /联系电话：.+；电子邮箱：.+；联系地址：.+/

test('a press in the group is answered with phone, mail and address, and who stopped the bot is told so', async () => {
  const world = await publicityWorld()
  const { sim } = world
  await boundGroup(world)
  await released(world)
  const sent = await sim.press('邓小云', '我有异议', { chat: GROUP })
  expect(sent.toast?.content).toContain('已私信发给您异议表')
  expect(sent.toast?.content).toMatch(CONTACT)
  await sim.stopBot('邓小云')
  await sim.clock({ advance: '1m' })
  await sim.press('邓小云', '我有异议', { chat: GROUP })
  await sim.clock({ advance: '1m' })
  const again = await sim.press('邓小云', '我有异议', { chat: GROUP })
  expect(again.toast?.type).toBe('warning')
  expect(again.toast?.content).toContain('我给您的私信送不到')
  expect(again.toast?.content).toMatch(CONTACT)
  expect(await world.tx((db) => db.task.count({ where: { about: 'person:dengxiaoyun' } }))).toBe(1)
  await sim.stopBot('邓小云', false)
  await sim.clock({ advance: '1m' })
  await sim.press('邓小云', '我有异议', { chat: GROUP })
  await sim.clock({ advance: '1m' })
  const back = await sim.press('邓小云', '我有异议', { chat: GROUP })
  expect(back.toast?.content).toContain('已私信发给您异议表')
})
