import { beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { haveEntry, haveStage } from '../support/entries.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
const sim = () => world.sim

const labels = (card: unknown) => buttonsOf(card).map(({ text }) => text)
const say = async (person: string, words: string) => {
  await sim().say(person, words)
  await sim().idle()
  return sim().lastCard(person)
}
const openQueue = async (person: string) => {
  return (await say(person, '汇总')).card
}
const stateOf = (id: string) =>
  world.tx(async (db) => (await db.nomination.findUniqueOrThrow({ where: { id } })).state)
const auditOf = (about: string) =>
  world.tx(async (db) =>
    (await db.auditLine.findMany({ where: { about }, orderBy: { id: 'asc' } })).map(
      ({ action, article, note }) => [action, article, note],
    ),
  )

beforeEach(async () => {
  world = await createWorld()
  await haveEntry(world.tx, { id: 'nom_wang', name: '王建国', unitId: 'jinggong', by: 'zhoumin' })
  await haveEntry(world.tx, {
    id: 'nom_li',
    name: '李雪',
    unitId: 'reli',
    by: 'chenfang',
    fields: { post: '热力运行工' },
  })
  await haveEntry(world.tx, { id: 'nom_zhang', name: '张伟民', unitId: 'yunqi', by: 'wugang' })
})

describe('the queue of 汇总', () => {
  test('holds the own subtree and nothing of others', async () => {
    const card = await openQueue('杨柳')
    expect(textOf(card)).toContain('待汇总2人')
    expect(labels(card)).toEqual(['纳入汇总 · 李雪', '看材料 · 李雪', '纳入汇总 · 王建国', '看材料 · 王建国'])
    expect(textOf(await openQueue('胡斌'))).toContain('张伟民')
    expect(textOf(await openQueue('胡斌'))).not.toContain('王建国')
  })

  test('is 首页’s line, too, and nothing for an officer with a town above', async () => {
    expect(labels((await say('杨柳', '首页')).card)).toContain('去办 · 汇总')
    expect(textOf((await say('杨柳', '待办')).card)).toContain('待汇总上报2件')
    expect(textOf((await sim().press('杨柳', '去办 · 汇总')).card)).toContain('待汇总2人')
    expect(textOf((await say('周敏', '待办')).card)).toContain('现在没有等您处理的事')
    expect(textOf((await say('周敏', '汇总')).card)).toContain('（R01）')
  })

  test('a forged press on another subtree’s entry is refused and changes nothing', async () => {
    const value = { c: 'aggregate.include', k: 'forged', nomination: 'nom_wang', version: 3 }
    const answer = await pressRaw(world, '胡斌', { value })
    expect(answer.toast?.content).toBe('这个单位不在您负责的范围内，请转给该单位的工会干部办理。（R02）')
    const read = await pressRaw(world, '胡斌', {
      value: { c: 'aggregate.entry', k: 'forged', nomination: 'nom_wang' },
    })
    expect([read.toast?.content, read.card]).toEqual([answer.toast?.content, undefined])
    const officer = await pressRaw(world, '周敏', { value })
    expect(officer.toast?.type).toBe('error')
    expect(await stateOf('nom_wang')).toBe('submitted')
  })
})

describe('退回 and 暂缓', () => {
  test('退回 without a reason is refused and keeps the card; with one the officer hears it and goes on', async () => {
    await openQueue('杨柳')
    await sim().press('杨柳', '看材料 · 王建国')
    const refused = await sim().press('杨柳', '退回', { form: { 理由: ' ' } })
    expect(refused.toast).toEqual({
      type: 'error',
      content: '请写一句理由，方便对方知道怎么办。（N07）',
    })
    expect(await stateOf('nom_wang')).toBe('submitted')
    const done = await sim().press('杨柳', '退回', { form: { 理由: '请补充近三年的业绩数字' } })
    expect(done.toast?.content).toBe('已退回王建国的申报，经办人会收到理由')
    await sim().idle()
    const told = await sim().lastCard('周敏')
    expect(textOf(told.card)).toContain('请补充近三年的业绩数字')
    expect(textOf(told.card)).toContain('学院路街道总工会')
    expect(labels(told.card)).toContain('继续')
    expect((await sim().cards('陆萍')).length).toBe(0)
    expect(await auditOf('nomination:nom_wang')).toEqual([
      ['nomination.return', '第三条', '请补充近三年的业绩数字'],
    ])
  })

  test('暂缓 keeps the entry with its reason; 纳入汇总 and 移出 go back and forth', async () => {
    await openQueue('杨柳')
    await sim().press('杨柳', '看材料 · 王建国')
    await sim().press('杨柳', '暂缓', { form: { 理由: '等比选结果' } })
    expect(textOf(await openQueue('杨柳'))).toContain('暂缓：等比选结果')
    await sim().press('杨柳', '纳入汇总 · 王建国')
    expect(await stateOf('nom_wang')).toBe('batched')
    await sim().press('杨柳', '移出这一批 · 王建国')
    expect(await stateOf('nom_wang')).toBe('submitted')
  })

  test('after the stage nothing is taken in any more, in words', async () => {
    await openQueue('杨柳')
    await haveStage(world.tx, 'check')
    const answer = await sim().press('杨柳', '纳入汇总 · 王建国')
    expect(answer.toast?.content).toContain('汇总阶段已经结束')
    expect(await stateOf('nom_wang')).toBe('submitted')
  })

  test('a barred unit’s entry is refused with the article', async () => {
    await world.tx(async (db) => {
      await db.unitBar.create({
        data: {
          id: 'bar_1',
          unitId: 'jinggong',
          from: new Date(0),
          reason: '查实',
          article: '第十一条',
          byId: 'gaoyuan',
          confirmedBy: 'sunli',
        },
      })
    })
    await openQueue('杨柳')
    const answer = await sim().press('杨柳', '纳入汇总 · 王建国')
    expect(answer.toast?.content).toContain('已被取消推荐资格')
    expect(await stateOf('nom_wang')).toBe('submitted')
  })
})

describe('上报', () => {
  const includeBoth = async () => {
    await openQueue('杨柳')
    await sim().press('杨柳', '纳入汇总 · 王建国')
    await sim().press('杨柳', '纳入汇总 · 李雪')
  }

  test('lists what leaves, asks for the method, and answers with a receipt', async () => {
    await includeBoth()
    const listed = await sim().press('杨柳', '上报')
    expect(textOf(listed.card)).toContain('这2人将报给区总工会')
    const refused = await sim().press('杨柳', '确认上报')
    expect(refused.toast?.content).toContain('请先选择比选方式')
    expect(await stateOf('nom_wang')).toBe('batched')
    const done = await sim().press('杨柳', '确认上报', {
      form: { 比选方式: '评比', 比选说明: '工会主席办公会' },
    })
    expect(done.toast?.content).toBe('第1批2人已上报')
    const receipt = textOf(done.card)
    expect(receipt).toContain('第1批，共2人')
    expect(receipt).toContain('2026年11月23日 09:00')
    expect(receipt).toMatch(/校验码：[0-9a-f]{64}/)
    expect(await stateOf('nom_wang')).toBe('handed')
    await sim().idle()
    const told = textOf((await sim().lastCard('周敏')).card)
    expect(told).toContain('王建国')
    expect(told).not.toContain('李雪')
    expect(textOf((await sim().lastCard('陈芳')).card)).toContain('李雪')
  })

  test('what comes later is a second batch; the first keeps its receipt', async () => {
    await openQueue('杨柳')
    await sim().press('杨柳', '纳入汇总 · 王建国')
    await sim().press('杨柳', '上报')
    const first = await sim().press('杨柳', '确认上报', { form: { 比选方式: '评比' } })
    await openQueue('杨柳')
    await sim().press('杨柳', '纳入汇总 · 李雪')
    await sim().press('杨柳', '上报')
    const second = await sim().press('杨柳', '确认上报', { form: { 比选方式: '选拔竞赛' } })
    expect(second.toast?.content).toBe('第2批1人已上报')
    await openQueue('杨柳')
    const again = await sim().press('杨柳', '看回执 · 第1批')
    expect(textOf(again.card)).toBe(textOf(first.card))
  })

  test('a list that changed since it was shown does not leave', async () => {
    await includeBoth()
    const listed = (await sim().press('杨柳', '上报')).card
    expect(textOf(listed)).toContain('李雪')
    await world.tx(async (db) => {
      await db.nomination.update({ where: { id: 'nom_li' }, data: { state: 'submitted' } })
    })
    const late = await sim().press('杨柳', '确认上报', { form: { 比选方式: '评比', 比选说明: '办公会' } })
    expect(late.toast?.content).toContain('（N11）')
    expect(textOf(late.card)).toContain('这1人将报给区总工会')
    expect(JSON.stringify(late.card)).toContain('办公会')
    expect(await stateOf('nom_wang')).toBe('batched')
  })

  test('sixty leave at once, in time, over pages that are read first', async () => {
    for (let index = 10; index < 70; index += 1) {
      const fields = { post: `工种${index}` }
      await haveEntry(world.tx, {
        id: `nom_${index}`,
        name: `王小${String.fromCodePoint(0x4e00 + index)}`,
        unitId: 'jinggong',
        by: 'zhoumin',
        state: 'batched',
        fields,
      })
    }
    await openQueue('杨柳')
    const listed = await sim().press('杨柳', '上报')
    expect(textOf(listed.card)).toContain('第1页，共2页')
    const done = await sim().press('杨柳', '确认上报', { form: { 比选方式: '评比' } })
    expect(done.toast?.content).toBe('第1批60人已上报')
  })

  test('one union directly under the district hands over its own by the same step', async () => {
    await haveEntry(world.tx, { id: 'nom_zhao', name: '赵小𬭎', unitId: 'qinghe', by: 'liuyang' })
    const card = await openQueue('刘洋')
    expect(labels(card)).toEqual(['纳入汇总 · 赵小𬭎', '看材料 · 赵小𬭎'])
    await sim().press('刘洋', '纳入汇总 · 赵小𬭎')
    await sim().press('刘洋', '上报')
    const done = await sim().press('刘洋', '确认上报', {
      form: { 比选方式: '其他', 比选说明: '职工大会推选' },
    })
    expect(textOf(done.card)).toContain('上报单位：青禾数字文化有限公司工会')
    expect(await stateOf('nom_zhao')).toBe('handed')
  })
})

describe('two of one industry, unit and post', () => {
  beforeEach(async () => {
    await haveEntry(world.tx, {
      id: 'nom_deng',
      name: '邓小云',
      unitId: 'jinggong',
      by: 'luping',
      fields: { post: '数控车床操作工', skill: '技师' },
    })
  })

  test('do not leave before their order and its reason are stated', async () => {
    await openQueue('杨柳')
    await sim().press('杨柳', '纳入汇总 · 王建国')
    await sim().press('杨柳', '纳入汇总 · 邓小云')
    const listed = await sim().press('杨柳', '上报')
    expect(textOf(listed.card)).toContain('有1组同岗位人选还没有排先后')
    const refused = await sim().press('杨柳', '确认上报', { form: { 比选方式: '评比' } })
    expect(refused.toast?.content).toContain('同行业、同单位、同岗位')
    await sim().press('杨柳', '比选 · 第1组')
    const bare = await sim().press('杨柳', '保存先后', { form: { 第1位: '王建国' } })
    expect(bare.toast?.content).toContain('请写一句理由')
    const saved = await sim().press('杨柳', '保存先后', {
      form: { 第1位: '王建国', 理由: '技能等级更高' },
    })
    expect(saved.toast?.content).toBe('已保存2人的先后和理由')
    expect(textOf(saved.card)).toContain('1. 王建国')
    await openQueue('杨柳')
    await sim().press('杨柳', '上报')
    const done = await sim().press('杨柳', '确认上报', { form: { 比选方式: '评比' } })
    expect(done.toast?.content).toBe('第1批2人已上报')
  })
})

test('a 自荐 of the same post is neither shown to the aggregator nor compared', async () => {
  await haveEntry(world.tx, {
    id: 'nom_self',
    name: '郑海',
    unitId: 'jinggong',
    by: 'zhoumin',
    route: 'self',
    state: 'handed',
  })
  expect(textOf(await openQueue('杨柳'))).not.toContain('郑海')
  expect(textOf((await sim().press('杨柳', '看材料 · 王建国')).card)).not.toContain('郑海')
})
