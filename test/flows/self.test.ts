import { expect, test } from 'vitest'
import { entriesOf, lastCard, pdf, say, send } from '../support/files.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld } from '../support/world.ts'

const begin = { button: '开始自荐', contest: '2024年北京市职工职业技能大赛工业机器人系统操作员第三名' }

test('孟凡 with a place in a city contest begins her own entry, and the next file is her certificate', async () => {
  const world = await createWorld()
  await say(world, '孟凡', '自荐')
  expect(await lastCard(world, '孟凡')).toContain('（第三条）')
  await world.sim.press('孟凡', begin.button, { form: { 竞赛成绩: begin.contest } })
  await send(world, '孟凡', { name: '获奖证书.pdf', bytes: pdf(1) })
  expect(await lastCard(world, '孟凡')).toContain('已收到 获奖证书.pdf，放在竞赛成绩（孟凡）')
  expect(await entriesOf(world)).toMatchObject([
    {
      route: 'self',
      state: 'draft',
      unitId: 'yunqi',
      nomineeId: 'mengfan',
      fields: { name: '孟凡', unit: '云启智造科技有限公司', contest: begin.contest },
      evidence: ['获奖证书.pdf@contest'],
    },
  ])
  await world.sim.press('孟凡', '接着填')
})

test('自荐 with the contest behind the word goes through the same gate', async () => {
  const world = await createWorld()
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  expect(await lastCard(world, '孟凡')).toContain('请发来获奖证书')
})

test.each([
  ['2024年海淀区职工技能大赛参赛', 'N15'],
  ['2024年北京市职工职业技能大赛优胜奖', 'N15'],
  ['2024年公司技能比武第一名', 'N14'],
  ['', 'A01'],
])('“%s” does not open the way: refused with the article, and no entry is made', async (contest, code) => {
  const world = await createWorld()
  await say(world, '秦岭', '自荐')
  const answer = await world.sim.press('秦岭', begin.button, { form: { 竞赛成绩: contest } })
  expect(answer.toast?.content).toContain(`（${code}）`)
  if (code !== 'A01') expect(answer.toast?.content).toContain('（第三条）')
  expect(await entriesOf(world)).toEqual([])
})

test('自荐 twice is one entry', async () => {
  const world = await createWorld()
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  await say(world, '孟凡', '自荐')
  expect((await entriesOf(world)).length).toBe(1)
})

test('我的申报 tells the nominee where the own entry stands, and no score', async () => {
  const world = await createWorld()
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  await world.tx((db) => db.nomination.updateMany({ data: { state: 'scored' } }))
  await say(world, '孟凡', '我的申报')
  const card = await lastCard(world, '孟凡')
  expect(card).toContain('孟凡')
  expect(card).toContain('评审中')
  expect(card).not.toMatch(/分数|总分|名次|第\d/)
})

test('a colleague sees nothing of somebody else’s 自荐', async () => {
  const world = await createWorld()
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  const nomination = (await entriesOf(world))[0]?.id
  const answer = await pressRaw(world, '张伟民', {
    value: { c: 'files.list', k: '1', nomination },
  })
  expect(answer.card).toBeUndefined()
  expect(answer.toast?.content).toContain('（R12）')
})

test('after the end of the nominations nobody nominates themselves', async () => {
  const world = await createWorld()
  await world.sim.clock({ advance: '21d' })
  await say(world, '孟凡', `自荐 ${begin.contest}`)
  expect(await lastCard(world, '孟凡')).toContain('（S04）')
  expect(await entriesOf(world)).toEqual([])
})
