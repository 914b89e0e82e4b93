import { describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { demoForm, lastCard, say, send } from '../support/files.ts'
import { createWorld } from '../support/world.ts'

// A whole district is written, and its cards are drawn and sent, on a machine that may be busy with other tests.
const LIMIT = 180_000

describe('whoever opens the sandbox in 推荐', () => {
  test('drops 王建国’s form into 周敏’s chat and it becomes an entry of its own', {
    timeout: LIMIT,
  }, async () => {
    const world = await createWorld({ seed: 'nominate' })
    const { sim } = world
    await sim.idle()
    expect(await lastCard(world, '周敏')).toContain('继续 · 邓小云')
    await send(world, '周敏', { name: '王建国.docx', bytes: await demoForm('wangjianguo') })
    const read = await lastCard(world, '周敏')
    expect(read).toContain('王建国')
    await say(world, '周敏', '我的申报')
    expect(await lastCard(world, '周敏')).toMatch(/王建国[\s\S]*邓小云/)
  })

  test('finds what waits for each of the others, and can do it', { timeout: LIMIT }, async () => {
    const world = await createWorld({ seed: 'nominate' })
    const { sim } = world
    await sim.idle()
    const included = await sim.press('杨柳', '纳入汇总 · 李雪')
    expect(textOf(included.card)).toContain('待汇总1人  暂缓0人  已纳入2人')
    const given = await sim.press('孙立', '确认授权 · 钱文')
    expect(given.toast?.type).toBe('success')
    const group = await sim.press('林晓', '同意 · 海淀职工之家')
    expect(group.toast?.content).toContain('海淀职工之家')
    const agreed = await sim.press('李雪', '同意并确认', {
      form: {
        collect: true,
        sensitive: true,
        publish: true,
        deeds: '十三年听漏查管，让一处暗漏的平均定位时间缩短一半。',
      },
    })
    expect(agreed.toast?.type).toBe('success')
    await sim.idle()
    expect(await lastCard(world, '陈芳')).toContain('李雪已确认同意')
  })
})

describe('whoever opens the sandbox in 评审', () => {
  test('finishes 李国栋’s score in two presses, and 许岚 sees it counted', { timeout: LIMIT }, async () => {
    const world = await createWorld({ seed: 'review' })
    const { sim } = world
    await sim.idle()
    expect(await lastCard(world, '许岚')).toContain('已提交7份，共24份')
    const marked = await sim.press('李国栋', 'mark_F5.3_5')
    expect(textOf(marked.card)).toContain('核对')
    const handed = await sim.press('李国栋', '提交评分')
    expect(handed.toast?.content).toContain('总分')
    await sim.press('许岚', '刷新')
    expect(await lastCard(world, '许岚')).toContain('已提交8份，共24份')
    expect((await sim.press('许岚', '催办')).toast?.type).not.toBe('error')
    await sim.idle()
    expect((await sim.cards('宋雅')).length).toBe(2)
    expect(await lastCard(world, '张海燕')).toContain('回避1位')
  })
})

describe('whoever opens the sandbox in 公示', () => {
  test('reads one list in both groups, and 高远 takes the objection up', { timeout: LIMIT }, async () => {
    const world = await createWorld({ seed: 'publicity' })
    const { sim } = world
    await sim.idle()
    for (const group of ['海淀工匠选树工作群', '海淀职工之家']) {
      const list = textOf((await sim.lastCard('邓小云', group)).card)
      expect(list).toContain('1. 王建国　海淀精工机械有限公司　数控车工')
      expect(list).not.toContain('邓小云')
    }
    expect(await lastCard(world, '高远')).toContain('反映人：孟凡')
    const taken = await sim.press('高远', '受理 · 张伟民')
    expect(taken.toast?.type).not.toBe('error')
    expect(await lastCard(world, '钱文')).toContain('有未办结的异议')
    const early = await sim.press('林晓', '进入下一阶段')
    expect(textOf(early.card)).toContain('公示')
  })
})
