import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { boundGroup, GROUP, li, publicityWorld, released, wang, zhang } from '../support/publicity.ts'
import { pressRaw } from '../support/raw.ts'
import type { World } from '../support/world.ts'

const HEAD = { 会议名称: '2026年第40次党组会', 会议日期: '2026-11-30' }
const AFTER = '2026-11-30T08:00:00.000Z'

/** A list whose publicity is over. */
const ended = async (): Promise<World> => {
  const world = await publicityWorld()
  await boundGroup(world)
  await released(world)
  await world.sim.clock({ to: AFTER })
  return world
}

const record = async ({ sim }: World) => {
  await sim.say('钱文', '录入会议')
  await sim.idle()
  await sim.press('钱文', '同意 · 王建国', { form: HEAD })
  await sim.press('钱文', '不同意 · 张伟民', { form: { 理由: '材料需要进一步核实' } })
  await sim.press('钱文', '暂缓 · 李雪', { form: { 理由: '出差未到会说明' } })
  const answer = await sim.press('钱文', '提交')
  await sim.idle()
  return answer
}

const states = ({ tx }: World) =>
  tx(async (db) => {
    const rows = await db.nomination.findMany()
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
  })

describe('录入会议', () => {
  test('takes a decision for each, and a second person confirms; then it is frozen and announced', async () => {
    const world = await ended()
    const { sim, tx } = world
    expect((await record(world)).toast?.content).toBe('已提交，等第二位同志确认')
    const asked = textOf((await sim.lastCard('孙立')).card)
    expect(asked).toContain('材料需要进一步核实')
    const done = await sim.press('孙立', '确认无误')
    expect(done.toast?.content).toBe('已确认，同意1人')
    await sim.idle()
    expect(await states(world)).toEqual({
      [wang.id]: 'approved',
      [zhang.id]: 'rejected',
      [li.id]: 'deferred',
    })
    const last = textOf((await sim.lastCard('邓小云', GROUP)).card)
    expect(last).toContain('经2026年第40次党组会（2026年11月30日）审议，同意选树以下1名同志为海淀工匠。')
    expect(last).toContain('王建国')
    expect(last).not.toMatch(/张伟民|李雪|核实/)
    expect(textOf((await sim.lastCard('王建国')).card)).toContain('党组会同意')
    expect(textOf((await sim.lastCard('周敏')).card)).toContain('党组会同意')
    expect(textOf((await sim.lastCard('张伟民')).card)).not.toContain('核实')
    const proof = await tx((db) => db.posting.findMany({ where: { what: 'decision' } }))
    const list = await tx((db) => db.publicList.findFirstOrThrow({ where: { kind: 'final' } }))
    expect(proof.map(({ state, current, cardSha256 }) => ({ state, current, cardSha256 }))).toEqual([
      { state: 'posted', current: true, cardSha256: list.cardSha256 },
    ])
    expect(await tx((db) => db.posting.count({ where: { current: true } }))).toBe(1)
    expect(await sim.press('孙立', '确认无误').catch((error: Error) => error.message)).toContain('看不到')
  })

  test('is returned by the second person with a reason, and recorded again', async () => {
    const world = await ended()
    const { sim } = world
    await record(world)
    expect((await sim.press('孙立', '有误，退回')).toast?.content).toContain('理由')
    const answer = await sim.press('孙立', '有误，退回', { form: { 理由: '李雪应为同意，请对照纪要' } })
    expect(answer.toast?.content).toBe('已退回，录入的同志会看到您写的理由')
    expect(textOf(answer.card)).toContain('前一次提交已退回')
    await sim.idle()
    expect(textOf((await sim.lastCard('钱文')).card)).toContain('孙立：李雪应为同意，请对照纪要')
    expect((await states(world))[wang.id]).toBe('publicised')
    await sim.say('钱文', '录入会议')
    await sim.idle()
    await sim.press('钱文', '同意 · 李雪')
    await sim.press('钱文', '提交')
    await sim.idle()
    expect((await sim.press('孙立', '确认无误')).toast?.content).toBe('已确认，同意2人')
  })

  test('is refused before the end of the publicity, for everybody but the recorder, and without reasons', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await released(world)
    await sim.say('林晓', '录入会议')
    await sim.idle()
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('R01')
    await sim.say('钱文', '录入会议')
    await sim.idle()
    expect(textOf((await sim.lastCard('钱文')).card)).toContain('公示到2026年11月27日，结束后再审议')
    const value = { c: 'meeting.note', k: 'k_raw', meeting: '', nomination: wang.id, page: 0 }
    await pressRaw(world, '钱文', {
      value: { ...value, decision: '同意' },
      form: { name: '2026年第40次党组会', date: '2026-11-23' },
    })
    const early = await sim.press('钱文', '提交')
    expect(early.toast?.content).toContain('D01')
    await sim.clock({ to: AFTER })
    await sim.say('钱文', '录入会议')
    await sim.idle()
    const bare = await sim.press('钱文', '暂缓 · 李雪', { form: HEAD })
    expect(bare.toast?.content).toContain('D08')
    const wrong = await pressRaw(world, '钱文', { value: { ...value, k: 'k_2', decision: '弃权' }, form: {} })
    expect(wrong.toast?.content).toContain('D04')
    expect((await states(world))[wang.id]).toBe('publicised')
  })

  test('is not confirmed by who recorded it, and a change in between voids the first', async () => {
    const world = await ended()
    const { sim } = world
    await record(world)
    const meeting = await world.tx((db) => db.meeting.findFirstOrThrow())
    const seen = buttonSeen((await sim.lastCard('孙立')).card)
    const own = await pressRaw(world, '钱文', {
      value: { c: 'meeting.confirm', k: 'k_own', meeting: meeting.id, seen },
    })
    expect(own.toast?.content).toContain('R05')
    await sim.press('钱文', '同意 · 李雪')
    const void1 = await sim.press('孙立', '确认无误')
    expect(void1.toast?.content).toContain('D05')
    expect((await states(world))[wang.id]).toBe('publicised')
    await sim.press('钱文', '提交')
    await sim.idle()
    const stale = await pressRaw(world, '孙立', {
      value: { c: 'meeting.confirm', k: 'k_stale', meeting: meeting.id, seen },
    })
    expect(stale.toast?.content).toContain('D05')
    expect((await sim.press('孙立', '确认无误')).toast?.content).toBe('已确认，同意2人')
  })

  test('waits for an open objection for that person alone', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await released(world)
    await sim.press('孟凡', '我有异议', { chat: GROUP })
    await sim.idle()
    await sim.press('孟凡', '提交', {
      form: {
        被反映人: '李雪（西山热力服务有限公司）',
        真实姓名: '孟凡',
        联系方式: '13900000077',
        事实: '事迹里的三个冬天与当班记录不一致。',
      },
    })
    await sim.clock({ to: AFTER })
    await sim.say('钱文', '录入会议')
    await sim.idle()
    const card = (await sim.lastCard('钱文')).card
    expect(textOf(card)).toContain('有未办结的异议，等办结后再审议')
    expect(buttonsOf(card).some(({ text }) => text === '同意 · 李雪')).toBe(false)
    await sim.press('钱文', '同意 · 王建国', { form: HEAD })
    await sim.press('钱文', '提交')
    await sim.idle()
    expect((await sim.press('孙立', '确认无误')).toast?.content).toBe('已确认，同意1人')
    expect((await states(world))[li.id]).toBe('publicised')
  })

  test('of a second meeting takes the deferred ones, and the final list grows', async () => {
    const world = await ended()
    const { sim } = world
    await record(world)
    await sim.press('孙立', '确认无误')
    await sim.idle()
    await sim.clock({ to: '2026-12-07T08:00:00.000Z' })
    await sim.say('钱文', '录入会议')
    await sim.idle()
    await sim.press('钱文', '同意 · 李雪', {
      form: { 会议名称: '2026年第41次党组会', 会议日期: '2026-12-07' },
    })
    await sim.press('钱文', '提交')
    await sim.idle()
    await sim.press('孙立', '确认无误')
    await sim.idle()
    expect((await states(world))[li.id]).toBe('approved')
    const last = textOf((await sim.lastCard('邓小云', GROUP)).card)
    expect(last).toContain('王建国')
    expect(last).toContain('李雪')
    expect(await world.tx((db) => db.posting.count({ where: { current: true } }))).toBe(1)
  })
})

const buttonSeen = (card: unknown): string => /"seen":"([0-9a-f]{64})"/.exec(JSON.stringify(card))?.[1] ?? ''
