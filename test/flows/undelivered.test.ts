import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { systemActor } from '../../src/feishu/actor.ts'
import { createWorld, type World } from '../support/world.ts'

/** The bot has something to say to each of them. */
const tell = async ({ bot }: World, people: readonly string[], title = '推荐已经开始') => {
  await bot.deps.store.change(systemActor(bot.deps.now()), async (tx) => {
    for (const person of people) {
      const about = { title, lines: ['请在截止日期之前提交。'] }
      tx.send({ to: { person }, show: { card: 'notice', about }, lane: 1 })
    }
    return { ok: true, value: {} }
  })
}

const told = async ({ sim }: World, person = '林晓') =>
  (await sim.cards(person)).map(({ card }) => textOf(card)).filter((text) => text.includes('有消息没有送到'))

describe('what could not be delivered', () => {
  test('is told to the staff on one card: what, to whom, of which unit, why, and what to do', async () => {
    const world = await createWorld()
    const { sim } = world
    await sim.stopBot('周敏')
    await sim.leave('李雪')
    await tell(world, ['zhoumin', 'lixue', 'chenfang'])
    await sim.idle()
    expect(await told(world)).toEqual([])
    await sim.clock({ advance: '3m' })
    const [card, ...others] = await told(world)
    expect(others).toEqual([])
    expect(card).toContain('电话通知 周敏：推荐已经开始。原因：停止接收机器人的消息')
    expect(card).toContain('海淀精工机械有限公司')
    expect(card).toContain('电话通知 李雪：推荐已经开始。原因：不在机器人的可用范围内，或者已经离职')
    expect(card).toContain('请打电话告知本人')
    expect(card).not.toContain('陈芳')
    expect(await told(world, '周敏')).toEqual([])
  })

  test('is done with a press on it, by whoever of the staff is first', async () => {
    const world = await createWorld()
    const { sim, tx } = world
    await sim.stopBot('周敏')
    await tell(world, ['zhoumin'])
    await sim.clock({ advance: '3m' })
    const answer = await sim.press('林晓', '已办 · 周敏')
    expect(answer.toast?.content).toBe('已记为办完')
    expect(textOf(answer.card)).toContain('都已办好')
    expect(buttonsOf(answer.card).map(({ text }) => text)).toEqual(['待办事项'])
    expect(await tx((db) => db.task.count({ where: { doneAt: null } }))).toBe(0)
    expect((await sim.press('林晓', '待办事项')).card).toBeDefined()
  })

  test('is one thing to do, however often the same is refused', async () => {
    const world = await createWorld()
    await world.sim.stopBot('周敏')
    for (const _ of [1, 2, 3]) await tell(world, ['zhoumin'])
    await world.sim.clock({ advance: '10m' })
    expect((await told(world)).length).toBe(1)
    expect(await world.tx((db) => db.task.count())).toBe(1)
  })

  test('comes on one card after an outage, not on fourteen', async () => {
    const world = await createWorld()
    const { sim, tx } = world
    const everyone = await tx((db) => db.person.findMany({ where: { openId: { not: null } }, take: 14 }))
    await sim.fault({ when: { op: 'im.message.create' }, effect: { status: 503 } })
    await tell(
      world,
      everyone.map(({ id }) => id),
    )
    await sim.idle()
    await world.whileAway(() => sim.clock({ advance: '3h' }))
    await sim.clearFaults()
    await sim.clock({ advance: '10m' })
    expect(await tx((db) => db.task.count())).toBe(14)
    const [card, ...others] = await told(world)
    expect(others).toEqual([])
    expect(card).toContain('还有2件，在“待办事项”里')
  })

  test('never tells of its own loss: a member of the staff who stopped the bot starts no chain', async () => {
    const world = await createWorld()
    const { sim, tx } = world
    await sim.stopBot('林晓')
    await sim.stopBot('周敏')
    await tell(world, ['zhoumin'])
    await sim.clock({ advance: '1h' })
    expect(await tx((db) => db.task.count())).toBe(1)
    expect(await tx((db) => db.sent.count({ where: { card: 'undelivered', toId: 'linxiao' } }))).toBe(1)
  })
})
