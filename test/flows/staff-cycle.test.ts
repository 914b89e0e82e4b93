import { describe, expect, test } from 'vitest'
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
  return (await sim().lastCard(person)).card
}
const cycle = () => world.tx((db) => db.cycle.findFirstOrThrow({ orderBy: { year: 'desc' } }))
const auditOf = (action: string) =>
  world.tx((db) => db.auditLine.findMany({ where: { action }, orderBy: { id: 'asc' } }))
const withoutCycle = async () => {
  world = await createWorld()
  await world.tx((db) => db.cycle.deleteMany())
}

const dates = {
  推荐开始: '2026-11-24',
  推荐截止: '2026-12-15',
  汇总截止: '2026-12-20',
  审核截止: '2026-12-25',
  评审截止: '2027-01-10',
}

describe('新建年度', () => {
  test('林晓 opens the year with its dates; the defaults show their sources', async () => {
    await withoutCycle()
    const form = await say('林晓', '新建年度')
    expect(textOf(form)).toContain('公示天数：5个工作日（办法未规定，通行做法不少于5个工作日，第四条）')
    const done = await sim().press('林晓', '建好年度', { form: { ...dates, 联系电话: '010-60000000' } })
    expect(done.toast?.content).toBe('2026年度已建好')
    const row = await cycle()
    expect([row.year, row.stage, row.ruleVersion]).toEqual([2026, 'prepare', '2025-05-12'])
    expect(row.dates).toEqual({
      nominate: {
        opens: Date.parse('2026-11-24T00:00:00+08:00'),
        closes: Date.parse('2026-12-15T23:59:59.999+08:00'),
      },
      aggregate: { closes: Date.parse('2026-12-20T23:59:59.999+08:00') },
      check: { closes: Date.parse('2026-12-25T23:59:59.999+08:00') },
      review: { closes: Date.parse('2027-01-10T23:59:59.999+08:00') },
    })
    expect(textOf(await say('邓小云', '首页'))).toContain('推荐2026年11月24日开始，2026年12月15日截止')
  })

  test('what is wrong is named, comes back as typed and opens nothing', async () => {
    await withoutCycle()
    await say('林晓', '新建年度')
    const press = (form: Record<string, string>) => sim().press('林晓', '建好年度', { form })
    const backwards = await press({ ...dates, 汇总截止: '2026-12-01' })
    expect(backwards.toast?.content).toContain('（S10）')
    expect(textOf(backwards.card)).toContain('2026-12-01')
    expect((await press({ ...dates, 推荐截止: '2099-01-01' })).toast?.content).toContain('“推荐”没有填对')
    expect((await press({ ...dates, 年度: '2031' })).toast?.content).toContain('（S12）')
    expect((await press({ ...dates, 年度: '2026', 选树目标人数: '2e9' })).toast?.content).toContain('（S07）')
    expect(await world.tx((db) => db.cycle.count())).toBe(0)
  })

  test('a year that is there, or that is still running, is refused', async () => {
    world = await createWorld()
    await say('林晓', '新建年度')
    const next = await sim().press('林晓', '建好年度', { form: { 年度: '2027' } })
    expect(next.toast?.content).toContain('（S11）')
    const same = await sim().press('林晓', '建好年度', { form: { 年度: '2026' } })
    expect(same.toast?.content).toContain('2026年度已经建好')
    expect(await world.tx((db) => db.cycle.count())).toBe(1)
  })
})

describe('进入下一阶段', () => {
  test('推荐 opens in two presses and each officer is told once', async () => {
    world = await createWorld()
    await haveStage(world.tx, 'prepare')
    const first = await say('林晓', '进度')
    expect(labels(first)).toContain('进入下一阶段')
    const asked = await sim().press('林晓', '进入下一阶段')
    expect(textOf(asked.card)).toContain('没有缺项，可以进入')
    expect((await cycle()).stage).toBe('prepare')
    const done = await sim().press('林晓', '确认进入推荐')
    expect(done.toast?.content).toBe('已进入推荐阶段')
    await sim().idle()
    for (const officer of ['周敏', '陆萍', '陈芳', '吴刚', '刘洋']) {
      const cards = await sim().cards(officer)
      expect(cards.map(({ card }) => textOf(card).includes('可以推荐本单位的人选了'))).toEqual([true])
    }
    const [line] = await auditOf('cycle.advance')
    expect([line?.actorId, line?.before, line?.after]).toEqual([
      'linxiao',
      { stage: 'prepare' },
      { stage: 'nominate', confirmed: [] },
    ])
  })

  test('hard gaps stop it, forged or not; soft ones want to be known', async () => {
    world = await createWorld()
    await haveEntry(world.tx, {
      id: 'nom_wang',
      name: '王建国',
      unitId: 'jinggong',
      by: 'zhoumin',
      state: 'handed',
    })
    await haveStage(world.tx, 'check')
    const asked = await say('林晓', '进入下一阶段')
    expect(textOf(asked)).toContain('还有1份申报等待资格审核')
    expect(labels(asked)).toEqual(['返回'])
    const { version } = await cycle()
    const value = { c: 'cycle.advance', k: 'forged', version, seen: 'waiting-check:1 nobody-passed:' }
    const forged = await pressRaw(world, '林晓', { value })
    expect([forged.toast?.type, (await cycle()).stage]).toEqual(['error', 'check'])
    const other = await pressRaw(world, '许岚', { value })
    expect(other.toast?.content).toContain('（R01）')
  })

  test('a gap that came up after the card was drawn is shown before anything moves', async () => {
    world = await createWorld()
    await say('林晓', '进入下一阶段')
    await haveEntry(world.tx, {
      id: 'nom_wang',
      name: '王建国',
      unitId: 'jinggong',
      by: 'zhoumin',
      state: 'draft',
    })
    const pressed = await sim().press('林晓', '情况已知，仍然进入汇总')
    expect(pressed.toast?.content).toBe('情况有变化，请再看一遍')
    expect(textOf(pressed.card)).toContain('还有1份草稿没有提交')
    expect((await cycle()).stage).toBe('nominate')
    const again = await sim().press('林晓', '情况已知，仍然进入汇总')
    expect(again.toast?.content).toBe('已进入汇总阶段')
  })

  test('two of the staff press at once: one moves it, the other is told', async () => {
    world = await createWorld()
    await say('林晓', '进入下一阶段')
    await say('赵启明', '进入下一阶段')
    await sim().press('林晓', '情况已知，仍然进入汇总')
    const late = await sim().press('赵启明', '情况已知，仍然进入汇总')
    expect(late.toast?.content).toContain('（N11）')
    expect((await cycle()).stage).toBe('aggregate')
  })

  test('评审 begins with every passed entry assigned', async () => {
    world = await createWorld()
    await haveEntry(world.tx, {
      id: 'nom_wang',
      name: '王建国',
      unitId: 'jinggong',
      by: 'zhoumin',
      state: 'passed',
    })
    await haveStage(world.tx, 'check')
    await say('林晓', '进入下一阶段')
    await sim().press('林晓', '确认进入评审')
    await sim().idle()
    expect((await cycle()).stage).toBe('review')
    expect(await world.tx((db) => db.assignment.count())).toBe(5)
    expect(textOf((await sim().lastCard('李国栋')).card)).toContain('评审任务')
  })
})

describe('修改设置', () => {
  test('writes what was changed alone; what is frozen is not offered and cannot be forged', async () => {
    world = await createWorld()
    await haveStage(world.tx, 'publicity')
    await say('林晓', '进度')
    const form = await sim().press('林晓', '修改设置')
    expect(textOf(form.card)).toContain('以上各项已经冻结，不能再改')
    const done = await sim().press('林晓', '保存', { form: { 联系电话: '010-61234567' } })
    expect(done.toast?.content).toBe('已修改1项')
    const [line] = await auditOf('cycle.settings')
    expect([line?.before, line?.after]).toEqual([
      { contactPhone: '010-60000000' },
      { contactPhone: '010-61234567' },
    ])
    const forged = await pressRaw(world, '林晓', {
      value: { c: 'cycle.settings', k: 'forged', base: { target: '20' } },
      form: { target: '4' },
    })
    expect(forged.toast?.content).toBe('“选树目标人数”在名单阶段开始后不能再改，请按现有规则办理。（S06）')
    expect(((await cycle()).settings as { target: number }).target).toBe(20)
  })

  test('what a colleague changed meanwhile is not written over', async () => {
    world = await createWorld()
    await say('林晓', '修改设置')
    await say('赵启明', '修改设置')
    await sim().press('林晓', '保存', { form: { 选树目标人数: '18' } })
    const refused = await sim().press('赵启明', '保存', { form: { 选树目标人数: '22' } })
    expect(refused.toast?.content).toContain('（N11）')
    expect(textOf(refused.card)).toContain('22')
    const other = await sim().press('赵启明', '返回')
    expect(textOf(other.card)).toContain('选树目标人数：18人【已修改】')
  })

  test('a stage put off closes later, and reminds of the new end alone', async () => {
    world = await createWorld()
    await say('林晓', '修改设置')
    await sim().press('林晓', '保存', { form: { 推荐截止: '2026-12-20' } })
    await haveEntry(world.tx, {
      id: 'nom_wang',
      name: '王建国',
      unitId: 'jinggong',
      by: 'zhoumin',
      state: 'draft',
    })
    await sim().clock({ to: '2026-12-17T15:59:00.000Z' })
    expect((await sim().cards('周敏')).length).toBe(0)
    await sim().clock({ to: '2026-12-17T16:00:01.000Z' })
    expect(textOf((await sim().lastCard('周敏')).card)).toContain('您还有1份草稿没有提交')
    await sim().clock({ to: '2026-12-19T16:00:01.000Z' })
    expect((await sim().cards('周敏')).length).toBe(2)
    expect((await sim().cards('陆萍')).length).toBe(0)
  })
})
