import { describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { publicityWorld, putListed, wang } from '../support/publicity.ts'
import { createWorld, type World } from '../support/world.ts'

const DAY = 86_400_000

const releases = async ({ sim }: World, person = '赵启明') =>
  (await sim.cards(person))
    .map(({ card }) => textOf(card))
    .filter((text) => /请复核公示名单|公示名单已发布/.test(text) || text.includes('换成新的一张'))

/** 林晓 proposes a list that nobody confirms. */
const proposed = async () => {
  const world = await publicityWorld()
  await world.sim.addMembers('海淀职工之家', ['bot'], '林晓')
  const at = new Date(world.bot.deps.now())
  const { id } = (await world.sim.state()).chats.find(({ name }) => name === '海淀职工之家') ?? { id: '' }
  await world.tx((db) =>
    db.publicGroup.create({
      data: { chatId: id, name: '海淀职工之家', setBy: 'linxiao', confirmedBy: 'sunli', at },
    }),
  )
  await world.sim.say('林晓', '预览公示')
  await world.sim.idle()
  await world.sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-12-21' } })
  await world.sim.idle()
  return world
}

describe('a card of thirteen days', () => {
  test('whose matter is open comes again, and the old one says so', async () => {
    const world = await proposed()
    expect((await releases(world)).length).toBe(1)
    await world.sim.clock({ advance: '12d' })
    expect((await releases(world)).length).toBe(1)
    await world.sim.clock({ advance: '36h' })
    const cards = await releases(world)
    expect(cards.map((text) => text.includes('换成新的一张'))).toEqual([true, false])
    const answer = await world.sim.press('赵启明', '同意发布')
    expect(answer.toast?.content).toContain('已发布第1号名单')
  })

  test('whose matter is settled does not', async () => {
    const world = await proposed()
    await world.sim.press('赵启明', '同意发布')
    await world.sim.clock({ advance: '14d' })
    expect((await releases(world)).length).toBe(1)
  })

  test('comes again every thirteen days, once each time', async () => {
    const world = await proposed()
    await world.sim.clock({ advance: '28d' })
    expect((await releases(world)).length).toBe(3)
  })
})

/** Every nominee of the district is asked in the same minute. */
const asked = async (world: World, count: number) => {
  const people = await world.tx((db) =>
    db.person.findMany({ where: { openId: { not: null } }, take: count, orderBy: { id: 'asc' } }),
  )
  const entries = people.map(({ id, name }, index) => ({
    ...{ ...wang, id: `nom_${index}`, name, nomineeId: id },
  }))
  await putListed(world, entries)
  await world.tx(async (db) => {
    await db.consent.deleteMany({})
    for (const { id, nomineeId } of entries)
      await db.nomination.update({ where: { id }, data: { nomineeId, state: 'submitted' } })
  })
  const { store, now } = world.bot.deps
  const system = {
    person: { id: 'system', openId: null, name: '', unitId: null, external: false, grants: [] },
    ...{ at: now(), via: 'system' as const, once: [] },
  }
  await store.change(system, async (tx) => {
    for (const { id, nomineeId } of entries) {
      const about = { nomination: id }
      tx.send({ to: { person: nomineeId }, show: { card: 'consent', about }, lane: 1 })
    }
    return { ok: true, value: {} }
  })
  await world.sim.idle()
}

test('cards that left together come again over half a day, those agreed to not at all', async () => {
  const world = await createWorld()
  await asked(world, 10)
  const ticks = { collect: true, sensitive: true, publish: true }
  await world.tx((db) =>
    db.consent.create({ data: { nominationId: 'nom_0', ...ticks, at: new Date(world.bot.deps.now()) } }),
  )
  await world.sim.clock({ advance: '326h' })
  const sent = await world.tx((db) =>
    db.sent.findMany({ where: { card: 'consent' }, orderBy: { at: 'asc' } }),
  )
  const first = sent.slice(0, 10)
  const again = sent.slice(10)
  const started = Math.max(...first.map(({ sentAt }) => sentAt?.getTime() ?? 0))
  const delays = again.map(({ at }) => at.getTime() - started)
  expect(again.map(({ lane }) => lane)).toEqual(Array(9).fill(1))
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(13 * DAY)
  expect(Math.max(...delays)).toBeLessThan(13.5 * DAY)
  expect(new Set(delays).size).toBe(9)
  expect(again.some(({ about }) => JSON.stringify(about).includes('"nom_0"'))).toBe(false)
})
