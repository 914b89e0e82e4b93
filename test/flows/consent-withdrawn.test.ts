import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { boundGroup, GROUP, publicityWorld, released, wang } from '../support/publicity.ts'
import { pressRaw } from '../support/raw.ts'
import type { World } from '../support/world.ts'

const inGroup = async ({ sim }: World) =>
  (await sim.cards('邓小云', GROUP)).map((message) => textOf(message.card))

const takenBack = (world: World) =>
  pressRaw(world, wang.name, { value: { c: 'consent.withdraw', k: 'k_back', nomination: wang.id } })

test('who takes the consent back before the first day is not published: the staff hear of it and correct', async () => {
  const world = await publicityWorld()
  const { sim, tx } = world
  await boundGroup(world)
  await released(world, { 公示开始日期: '2026-11-25' })
  expect((await takenBack(world)).toast?.content).toContain('撤回')
  await sim.clock({ to: '2026-11-25T01:00:00.000Z' })
  expect(await inGroup(world)).toEqual([])
  expect(textOf((await sim.lastCard('林晓')).card)).toContain('王建国已撤回同意、退出或移出')
  expect(await tx((db) => db.task.count({ where: { kind: 'publicity' } }))).toBe(1)
})

test('who takes the consent back after the publicity is not announced as approved', async () => {
  const world = await publicityWorld([wang])
  const { sim, tx } = world
  await boundGroup(world)
  await released(world)
  await sim.clock({ to: '2026-11-30T08:00:00.000Z' })
  await sim.say('钱文', '录入会议')
  await sim.idle()
  const head = { 会议名称: '2026年第40次党组会', 会议日期: '2026-11-30' }
  await sim.press('钱文', '同意 · 王建国', { form: head })
  await sim.press('钱文', '提交')
  await sim.idle()
  await takenBack(world)
  const answer = await sim.press('孙立', '确认无误')
  expect(answer.toast?.content).toContain('“王建国”还没有同意公示')
  const { state } = await tx((db) => db.nomination.findUniqueOrThrow({ where: { id: wang.id } }))
  expect(state).toBe('publicised')
  expect(await tx((db) => db.publicList.count({ where: { kind: 'final' } }))).toBe(0)
})

test('who leaves while the name stands in the groups is a task of the staff', async () => {
  const world = await publicityWorld()
  const { tx } = world
  await boundGroup(world)
  await released(world)
  const { version } = await tx((db) => db.nomination.findUniqueOrThrow({ where: { id: wang.id } }))
  const value = { c: 'entry.withdraw', k: 'k_leave', nomination: wang.id, version }
  await pressRaw(world, wang.name, { value, form: { reason: '个人原因' } })
  const tasks = await tx((db) => db.task.findMany({ where: { kind: 'publicity' } }))
  expect(tasks.map(({ words }) => words)).toEqual(['王建国退出了申报，请核对名单和公示'])
})

test('a consent does not stand for another name that an officer writes into the entry', async () => {
  const world = await publicityWorld([wang])
  const { tx } = world
  await tx((db) => db.nomination.update({ where: { id: wang.id }, data: { state: 'returned' } }))
  const value = { c: 'entry.person', k: 'k_name', nomination: wang.id, versions: { name: 1 }, go: 'next' }
  await pressRaw(world, '周敏', { value, form: { name: '王建华' } })
  const entry = await tx((db) => db.nomination.findUniqueOrThrow({ where: { id: wang.id } }))
  expect([entry.nomineeId, await tx((db) => db.consent.count())]).toEqual([null, 0])
})

test('a paper signed before the consent was taken back does not bring it back', async () => {
  const world = await publicityWorld([wang])
  const { tx } = world
  const at = new Date(world.bot.deps.now() - 3_600_000)
  await tx(async (db) => {
    const file = { id: 'file_p', messageId: 'om_p', fileKey: 'k', resource: 'image', personId: 'zhoumin', at }
    await db.attachment.create({ data: { ...file, name: '同意书.jpg', state: 'stored', purpose: 'consent' } })
    const paper = { id: 'prx_p', kind: 'consent', about: `consent:${wang.id}`, personName: wang.name }
    await db.proxy.create({ data: { ...paper, enteredBy: 'zhoumin', attachmentId: 'file_p', at } })
  })
  await takenBack(world)
  const confirm = { c: 'proxy.confirm', k: 'k_old', proxy: 'prx_p' }
  const answer = await pressRaw(world, '林晓', { value: confirm })
  expect(answer.toast?.content).toContain('“王建国”还没有同意公示')
  const { withdrawnAt } = await tx((db) => db.consent.findUniqueOrThrow({ where: { nominationId: wang.id } }))
  expect(withdrawnAt).not.toBeNull()
})
