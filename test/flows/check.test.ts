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
  return (await sim().lastCard(person)).card
}
const open = async (person: string, name: string) => {
  await say(person, '审核')
  return (await sim().press(person, `审核 · ${name}`)).card
}
const entryOf = (id: string) => world.tx((db) => db.nomination.findUniqueOrThrow({ where: { id } }))
const stateOf = async (id: string) => (await entryOf(id)).state

/** 何静 and 赵启明 both check; 赵启明 is given the role here. */
beforeEach(async () => {
  world = await createWorld()
  await haveStage(world.tx, 'check')
  await haveEntry(world.tx, {
    id: 'nom_wang',
    name: '王建国',
    unitId: 'jinggong',
    by: 'zhoumin',
    state: 'handed',
    nomineeId: 'wangjianguo',
  })
})

const secondChecker = () =>
  world.tx(async (db) => {
    await db.roleGrant.create({
      data: {
        id: 'grant_second',
        personId: 'zhaoqiming',
        role: 'checker',
        from: new Date(0),
        grantedBy: 'linxiao',
        confirmedBy: 'sunli',
        state: 'active',
      },
    })
  })

describe('the queue of 资格审核', () => {
  test('holds what was handed in, marks 自荐, and leaves out the own unit', async () => {
    await haveEntry(world.tx, {
      id: 'nom_self',
      name: '孟凡',
      unitId: 'yunqi',
      by: 'mengfan',
      route: 'self',
      state: 'handed',
    })
    await haveEntry(world.tx, {
      id: 'nom_own',
      name: '何小满',
      unitId: 'district',
      by: 'linxiao',
      state: 'handed',
    })
    await haveEntry(world.tx, { id: 'nom_draft', name: '李雪', unitId: 'reli', by: 'chenfang' })
    const card = await say('何静', '审核')
    expect(labels(card)).toEqual(['审核 · 孟凡', '审核 · 王建国', '看已审'])
    expect(textOf(card)).toContain('【自荐】')
    expect(textOf(card)).toContain('另有1人和您同单位')
    expect(textOf(await say('何静', '待办'))).toContain('待资格审核2件')
  })

  test('is no officer’s and no outsider’s, and a forged press on the own unit’s entry is refused', async () => {
    expect(textOf(await say('周敏', '审核'))).toContain('（R01）')
    await haveEntry(world.tx, {
      id: 'nom_own',
      name: '何小满',
      unitId: 'district',
      by: 'linxiao',
      state: 'handed',
    })
    for (const c of ['check.pass', 'check.entry']) {
      const answer = await pressRaw(world, '何静', {
        value: { c, k: 'forged', nomination: 'nom_own', version: 3 },
      })
      expect(answer.toast?.content).toContain('（C01）')
      expect(answer.card).toBe(undefined)
    }
    expect(await stateOf('nom_own')).toBe('handed')
  })
})

describe('one entry', () => {
  test('shows each item with what the machine found, and 通过 tells officer and nominee', async () => {
    const card = await open('何静', '王建国')
    expect(textOf(card)).toContain('○ 政治素质过硬：单位已说明，请对照材料（自动核对）')
    expect(textOf(card)).toContain('11')
    const said = await sim().press('何静', 'say_politics_pass')
    expect(textOf(said.card)).toContain('✓ 政治素质过硬：符合\n')
    const done = await sim().press('何静', '通过 · 王建国')
    expect(done.toast?.content).toBe('王建国资格审核通过')
    await sim().idle()
    expect(textOf((await sim().lastCard('周敏')).card)).toContain('资格审核通过')
    expect(textOf((await sim().lastCard('王建国')).card)).toContain('资格审核通过')
    expect(await stateOf('nom_wang')).toBe('passed')
  })

  test('an item that fails stops 通过 and says which; a soft one does not', async () => {
    await open('何静', '王建国')
    const said = await sim().press('何静', 'say_career_fail')
    expect(said.toast?.content).toBe('5年以上一线工作经历：不符合')
    expect(textOf(said.card)).toContain('✗ 5年以上一线工作经历：不符合')
    expect(textOf(said.card)).not.toContain('5年以上一线工作经历：不符合（自动核对）')
    const refused = await sim().press('何静', '通过 · 王建国')
    expect(refused.toast?.content).toContain('5年以上一线工作经历')
    expect(await stateOf('nom_wang')).toBe('handed')
    await sim().press('何静', 'say_career_pass')
    await sim().press('何静', 'say_industry_fail')
    await sim().press('何静', '通过 · 王建国')
    expect(await stateOf('nom_wang')).toBe('passed')
  })

  test('a note on an item is kept with it; without an item it is refused and stays typed', async () => {
    await open('何静', '王建国')
    await sim().press('何静', '写核对说明')
    const refused = await sim().press('何静', '保存说明', { form: { 核对说明: '已电话核实' } })
    expect(refused.toast?.type).toBe('error')
    expect(JSON.stringify(refused.card)).toContain('已电话核实')
    const kept = await sim().press('何静', '保存说明', {
      form: { 给哪一项写说明: '海淀区在职职工', 核对说明: '已电话核实' },
    })
    expect(textOf(kept.card)).toContain('说明：已电话核实')
  })

  test('the same person nominated twice is shown with what they share, and told apart in the queue', async () => {
    await haveEntry(world.tx, {
      id: 'nom_twin',
      name: '王建国',
      unitId: 'jinggong',
      by: 'wangjianguo',
      route: 'self',
      state: 'handed',
    })
    expect(labels(await say('何静', '审核'))).toEqual(['审核 · 王建国', '审核 · 王建国（2）', '看已审'])
    const { card } = await pressRaw(world, '何静', {
      value: { c: 'check.entry', k: 'x', nomination: 'nom_wang' },
    })
    expect(textOf(card)).toContain('可能重复：王建国')
    expect(textOf(card)).toContain('姓名和单位相同')
  })
})

describe('不通过', () => {
  test('wants an article and a reason, and keeps what was typed', async () => {
    await open('何静', '王建国')
    const bare = await sim().press('何静', '不通过')
    expect(bare.toast?.content).toContain('请选择依据的条款')
    const halfway = await sim().press('何静', '不通过', { form: { 依据条款: '第五条（二）' } })
    expect(halfway.toast?.content).toContain('请写一句理由')
    await sim().press('何静', '不通过', { form: { 依据条款: '第五条（二）', 理由: '一线经历不足五年' } })
    expect(await stateOf('nom_wang')).toBe('failed')
    await sim().idle()
    const told = textOf((await sim().lastCard('周敏')).card)
    expect(told).toContain('理由：一线经历不足五年')
    expect(told).toContain('依据条款：第五条（二）')
    expect(told).not.toContain('何静')
  })

  test('is taken back with a reason, and the check begins again', async () => {
    await open('何静', '王建国')
    await sim().press('何静', '不通过', { form: { 依据条款: '第五条（二）', 理由: '一线经历不足五年' } })
    await say('何静', '审核')
    await sim().press('何静', '看已审')
    await sim().press('何静', '看 · 王建国')
    const bare = await sim().press('何静', '撤销结论')
    expect(bare.toast?.content).toContain('请写一句理由')
    const again = await sim().press('何静', '撤销结论', { form: { 理由: '单位补来劳动合同' } })
    expect(textOf(again.card)).toContain('第3次审核')
    expect(await stateOf('nom_wang')).toBe('handed')
    await sim().idle()
    expect(textOf((await sim().lastCard('周敏')).card)).toContain('单位补来劳动合同')
  })
})

describe('退回补正', () => {
  const form = { 理由: '请补齐连续三年的业绩', 完成时限: '2026-12-01' }

  test('wants a reason and a day that can be met', async () => {
    await open('何静', '王建国')
    const { 理由 } = form
    const answers = []
    for (const typed of [{}, { 理由 }, { 完成时限: '2026-11-20' }, { 完成时限: '2099-01-01' }]) {
      answers.push((await sim().press('何静', '退回补正', { form: typed })).toast?.content)
    }
    expect(answers).toEqual([
      '请写一句理由，方便对方知道怎么办。（N07）',
      '请选择补正的完成时限，再点一次退回补正。（N09）',
      '完成时限要晚于现在，请重新选一个日期。（N10）',
      '完成时限太远了，最晚2027年1月22日，请重新选一个日期。（N22）',
    ])
    expect(await stateOf('nom_wang')).toBe('handed')
  })

  test('tells the officer until when, and comes back to the checker who asked', async () => {
    await secondChecker()
    await open('何静', '王建国')
    const done = await sim().press('何静', '退回补正', { form })
    expect(done.toast?.content).toBe('已退回补正，请王建国的经办人在2026年12月1日前补齐')
    await sim().idle()
    const told = (await sim().lastCard('周敏')).card
    expect(textOf(told)).toContain('完成时限：2026年12月1日 23:59')
    expect(labels(told)).toContain('继续')
    await sim().press('周敏', '继续')
    await world.tx(async (db) => {
      await db.nomination.update({
        where: { id: 'nom_wang' },
        data: { state: 'handed', version: { increment: 1 } },
      })
    })
    expect(textOf(await say('何静', '审核'))).toContain('【补正后重报】')
    const other = await say('赵启明', '审核')
    expect(labels(other)).toEqual(['看已审'])
    expect(textOf(other)).toContain('补正后回到原来的审核员')
  })
})

describe('the due time of a correction', () => {
  beforeEach(async () => {
    await open('何静', '王建国')
    await sim().press('何静', '退回补正', { form: { 理由: '请补齐业绩', 完成时限: '2026-12-01' } })
    await sim().idle()
  })

  test('is told again a day before, and to the checker when it passed', async () => {
    const before = (await sim().cards('周敏')).length
    await sim().clock({ to: '2026-12-01T00:30:00+08:00' })
    const again = await sim().cards('周敏')
    expect(again.length).toBe(before + 1)
    expect(textOf(again.at(-1)?.card)).toContain('完成时限：2026年12月1日 23:59')
    await sim().clock({ to: '2026-12-02T00:30:00+08:00' })
    expect(textOf((await sim().lastCard('何静')).card)).toContain('补正已过时限：王建国')
  })

  test('is not spoken of once the entry came back', async () => {
    await world.tx(async (db) => {
      await db.nomination.update({
        where: { id: 'nom_wang' },
        data: { state: 'handed', version: { increment: 1 } },
      })
    })
    const before = (await sim().cards('周敏')).length
    await sim().clock({ to: '2026-12-02T00:30:00+08:00' })
    expect((await sim().cards('周敏')).length).toBe(before)
  })
})

describe('two checkers at once', () => {
  beforeEach(secondChecker)

  test('the second verdict hears that it changed and changes nothing', async () => {
    await open('何静', '王建国')
    await open('赵启明', '王建国')
    await sim().press('何静', '通过 · 王建国')
    const late = await sim().press('赵启明', '不通过', {
      form: { 依据条款: '第五条（二）', 理由: '不足五年' },
    })
    expect(late.toast?.content).toContain('“王建国”的内容刚才有人改过')
    expect(late.toast?.content).toContain('（N11）')
    expect(textOf(late.card)).toContain('资格审核通过')
    expect(await stateOf('nom_wang')).toBe('passed')
  })

  test('the second word on one item hears it, too', async () => {
    await open('何静', '王建国')
    await open('赵启明', '王建国')
    await sim().press('何静', 'say_industry_fail')
    const late = await sim().press('赵启明', 'say_industry_pass')
    expect(late.toast?.content).toContain('（N11）')
    expect(textOf(late.card)).toContain('✗ 产业方向：不符合')
  })
})
