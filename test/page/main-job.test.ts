import { expect, test } from 'vitest'
import { criterionCodes } from '../../src/domain/criteria.ts'
import { haveEntry, haveStage } from '../support/entries.ts'
import { demoForm } from '../support/files.ts'
import { boundGroup, GROUP, wang as listed, publicityWorld, released } from '../support/publicity.ts'
import { reviewWorld, wang } from '../support/review.ts'
import { createWorld, type World } from '../support/world.ts'
import { inBrowser, useBrowser } from './support/browser.ts'
import { type Visitor, visitor } from './support/visitor.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

inBrowser('the main job, by what stands on buttons and labels alone', () => {
  const open = useBrowser()
  const at = async (world: World): Promise<Visitor & { errors: string[] }> => {
    const { page, errors } = await open({ width: 1280, height: 900 })
    const someone = visitor(page, world.sandbox.url)
    await someone.opens()
    return { ...someone, errors }
  }
  const states = ({ tx }: World) =>
    tx(async (db) => (await db.nomination.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state))

  test('nominate with a file', async () => {
    const world = await createWorld()
    const me = await at(world)
    await me.sendsFile({ name: '推荐表.docx', bytes: await demoForm('wangjianguo'), type: DOCX })
    await me.reads('王建国')
    await me.ticks(/材料真实/)
    await me.presses('提交')
    await me.presses('确认提交')
    await me.readsToast('已提交王建国的推荐')
    await expect.poll(() => states(world)).toEqual(['submitted'])
    await me.becomes('王建国')
    await me.reads(/推荐/)
    expect(me.errors).toEqual([])
  })

  test('check', async () => {
    const world = await createWorld()
    await haveStage(world.tx, 'check')
    await haveEntry(world.tx, {
      id: 'nom_wang',
      name: '王建国',
      unitId: 'jinggong',
      by: 'zhoumin',
      state: 'handed',
      nomineeId: 'wangjianguo',
    })
    const me = await at(world)
    await me.becomes('何静')
    await me.says('审核')
    await me.presses('审核 · 王建国')
    await me.reads(/政治素质过硬/)
    await me.presses('通过 · 王建国')
    await me.becomes('王建国')
    await me.reads(/资格审核通过/)
    await expect.poll(() => states(world)).toEqual(['passed'])
    expect(me.errors).toEqual([])
  })

  test('score', async () => {
    const world = await reviewWorld({ entrants: [wang] })
    const me = await at(world)
    await me.becomes('朱明')
    await me.presses('开始评审')
    await me.reads('王建国')
    for (const index of criterionCodes.keys()) await me.presses('4 优秀', index % 3)
    await me.presses('提交评分')
    await me.readsToast('已提交，总分 80.00')
    expect(me.errors).toEqual([])
  })

  test('publicise in a group, and object', async () => {
    const world = await publicityWorld()
    await boundGroup(world)
    const me = await at(world)
    await me.becomes('林晓')
    await me.says('预览公示')
    await me.reads(/只有您能看到/)
    await me.presses('提请发布')
    await me.becomes('赵启明')
    await me.presses('同意发布')
    await me.becomes('邓小云')
    await me.opensChat(GROUP)
    await me.reads(/1\. 王建国|王建国　/)
    await me.presses('我有异议')
    await me.opensChat('海淀工匠选树助手')
    await me.picks('被反映人', /王建国/)
    await me.types('真实姓名', '邓小云')
    await me.types('联系方式', '13800001026')
    await me.types('事实', '2024年的比赛名次与公布的名单不一致。')
    await me.presses('提交')
    await me.reads('异议已收到')
    await me.becomes('高远')
    await me.reads(/异议：王建国/)
    expect(me.errors).toEqual([])
  })

  test('decide', async () => {
    const world = await publicityWorld([listed])
    await boundGroup(world)
    await released(world)
    await world.sim.clock({ to: '2026-11-30T08:00:00.000Z' })
    const me = await at(world)
    await me.becomes('钱文')
    await me.says('录入会议')
    await me.types('会议名称', '2026年第40次党组会')
    await me.presses('同意 · 王建国')
    await me.presses('提交')
    await me.readsToast(/等第二位同志确认/)
    await me.becomes('孙立')
    await me.presses('确认无误')
    await expect.poll(() => states(world)).toEqual(['approved'])
    expect(me.errors).toEqual([])
  })
})
