import { describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'
import type { World } from '../support/world.ts'

const told = async ({ sim }: World) =>
  (await sim.cards('林晓')).map(({ card }) => textOf(card)).filter((text) => text.includes('公示群少了一个'))

const gone = ({ tx }: World) =>
  tx((db) =>
    db.auditLine.findMany({ where: { action: 'posting.gone' }, select: { after: true, about: true } }),
  )

/** A list stands in the group since 09:00 in Beijing, and was seen there five minutes later. */
const standing = async () => {
  const world = await publicityWorld()
  const chat = await boundGroup(world)
  await released(world)
  await world.sim.clock({ advance: '5m' })
  return { world, chat }
}

const FROM = '2026-11-23T01:00:00.000Z'
const SEEN = '2026-11-23T01:05:00.000Z'

describe('a public group that is lost', () => {
  test.each([
    ['the bot is taken out', 'removed', ({ sim }: World) => sim.removeMember(GROUP, 'bot', '林晓')],
    ['it is dissolved', 'dissolved', ({ sim }: World) => sim.dissolve(GROUP, { by: '林晓' })],
  ] as const)(
    '%s: the proof says from when until when, and the staff what to do',
    async (_, why, happens) => {
      const { world, chat } = await standing()
      await happens(world)
      await world.sim.idle()
      const [card, ...others] = await told(world)
      expect(others).toEqual([])
      expect(card).toContain(GROUP)
      expect(card).toContain('第1号，公示至2026年11月27日')
      expect(card).toContain('2026年11月23日 09:00起，最后一次确认还在群里是2026年11月23日 09:05')
      expect(card).toContain('设为公示群')
      expect(card).toContain('现在没有别的公示群')
      const [line, ...more] = await gone(world)
      expect(more).toEqual([])
      expect(line?.after).toMatchObject({ why, group: chat, from: FROM, until: SEEN, noticed: SEEN })
    },
  )

  test.each([
    ['taken out', ({ sim }: World) => sim.removeMember(GROUP, 'bot', '林晓', { silent: true })],
    ['dissolved', ({ sim }: World) => sim.dissolve(GROUP, { silent: true })],
  ] as const)('%s without an event: noticed within a minute', async (_, happens) => {
    const { world } = await standing()
    await happens(world)
    await world.sim.idle()
    expect((await told(world)).length).toBe(0)
    await world.sim.clock({ advance: '1m' })
    expect((await told(world)).length).toBe(1)
    const [line] = await gone(world)
    expect(line?.after).toMatchObject({ from: FROM, until: SEEN, noticed: '2026-11-23T01:06:00.000Z' })
  })

  test('by an event that does not say who did it: the same', async () => {
    const { world, chat } = await standing()
    await world.sim.removeMember(GROUP, 'bot', '林晓', { silent: true })
    const event = { chat_id: chat, external: false, name: GROUP }
    await world.sim.raw('林晓', { event_type: 'im.chat.member.bot.deleted_v1', event })
    await world.sim.idle()
    expect((await told(world)).length).toBe(1)
    expect((await gone(world)).length).toBe(1)
  })

  test('is told once, whatever the event and the look both saw', async () => {
    const { world } = await standing()
    await world.sim.removeMember(GROUP, 'bot', '林晓')
    await world.sim.clock({ advance: '10m' })
    expect((await told(world)).length).toBe(1)
    expect((await gone(world)).length).toBe(1)
    expect(await world.tx((db) => db.task.count({ where: { kind: 'group' } }))).toBe(1)
  })

  test('is found again by a second person: the list is posted anew, and the old card says so', async () => {
    const { world, chat } = await standing()
    const { sim } = world
    await sim.removeMember(GROUP, 'bot', '林晓')
    await sim.idle()
    await sim.addMembers(GROUP, ['bot'], '林晓')
    await sim.say('林晓', '@海淀工匠选树助手 设为公示群', chat)
    await sim.idle()
    expect((await sim.cards('邓小云', GROUP)).length).toBe(1)
    await sim.press('孙立', `同意 · ${GROUP}`)
    await sim.idle()
    const cards = (await sim.cards('邓小云', GROUP)).map(({ card }) => textOf(card))
    expect(cards.map((text) => text.includes('王建国'))).toEqual([false, true])
    expect(cards[0]).toContain('已更新')
    const kept = await world.tx((db) =>
      db.posting.findMany({ orderBy: { at: 'asc' }, select: { what: true, current: true, seenAt: true } }),
    )
    expect(kept.map(({ what, current }) => [what, current])).toEqual([
      ['gone', false],
      ['list', true],
    ])
    expect(kept[0]?.seenAt?.toISOString()).toBe(SEEN)
  })
})

describe('the groups of a standing list', () => {
  test('are looked at with one call for all of them, and not at all while nothing stands', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await sim.clock({ advance: '10m' })
    expect((await sim.calls({ op: 'im.chat.list' })).length).toBe(0)
    await boundGroup(world, '海淀工匠选树工作群')
    await released(world)
    await sim.clock({ advance: '50s' })
    expect((await sim.calls({ op: 'im.chat.list' })).length).toBe(1)
    const seen = await world.tx((db) => db.posting.findMany({ select: { seenAt: true } }))
    expect(seen.map(({ seenAt }) => seenAt?.toISOString())).toEqual([
      '2026-11-23T01:10:50.000Z',
      '2026-11-23T01:10:50.000Z',
    ])
  })

  test('are not taken for lost while the platform does not answer', async () => {
    const { world } = await standing()
    await world.sim.fault({ when: { op: 'im.chat.list' }, effect: { status: 503 } })
    await world.sim.clock({ advance: '10m' })
    expect(await told(world)).toEqual([])
    expect(await world.tx((db) => db.posting.count({ where: { what: 'list' } }))).toBe(1)
  })
})
