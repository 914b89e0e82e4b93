import { describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { arrivedAfterAll, loseAnswer } from '../support/lost-answer.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'
import { createWorld, type World } from '../support/world.ts'

const DOWN = { when: {}, effect: { status: 503 } } as const

const everything = async ({ sim }: World, person: string, chat = 'bot') =>
  (await sim.cards(person, chat)).map(({ card }) => textOf(card))

const postings = ({ tx }: World) =>
  tx((db) => db.posting.findMany({ select: { state: true, messageId: true, current: true } }))

const fates = async ({ tx }: World, card: string) =>
  (await tx((db) => db.sent.findMany({ where: { card }, orderBy: { at: 'asc' } }))).map(({ state }) => state)

/** 03:00 later, with everything failing until then. */
const threeHours = async ({ sim }: World) => {
  await sim.fault(DOWN)
  await sim.clock({ advance: '3h' })
  await sim.clearFaults()
}

/** The list leaves, and its answer never comes. */
const listWithoutAnswer = async () => {
  const world = await publicityWorld()
  const chat = await boundGroup(world)
  await loseAnswer(world, { chat })
  await released(world)
  await arrivedAfterAll(world)
  return world
}

describe('three hours between the sending of a list and its answer', () => {
  test('the platform fails, the bot runs: the list stands once, with the proof of the card that stands', async () => {
    const world = await listWithoutAnswer()
    await threeHours(world)
    await world.sim.clock({ advance: '30m' })
    const cards = await world.sim.cards('邓小云', GROUP)
    expect(cards.length).toBe(1)
    expect(await postings(world)).toEqual([{ state: 'posted', messageId: cards[0]?.id, current: true }])
  })

  test('the bot is stopped and started again: the same', async () => {
    const world = await listWithoutAnswer()
    await world.whileAway(() => world.sim.clock({ advance: '3h' }))
    await world.sim.clock({ advance: '30m' })
    const cards = await world.sim.cards('邓小云', GROUP)
    expect(cards.length).toBe(1)
    expect(await postings(world)).toEqual([{ state: 'posted', messageId: cards[0]?.id, current: true }])
  })
})

/** 周敏 has had one card before; the answer to a second word is lost. */
const messageWithoutAnswer = async (arrives: boolean) => {
  const world = await createWorld()
  await world.sim.say('周敏', '首页')
  await world.sim.idle()
  await loseAnswer(world, { user: 'zhoumin' })
  await world.sim.say('周敏', '规则')
  await world.sim.idle()
  if (arrives) await arrivedAfterAll(world)
  return world
}

describe('three hours between the sending of a message and its answer', () => {
  test('the platform fails, the message had arrived: it is found and stands once', async () => {
    const world = await messageWithoutAnswer(true)
    await threeHours(world)
    await world.sim.clock({ advance: '30m' })
    expect((await everything(world, '周敏')).filter((text) => text.includes('选树规则')).length).toBe(1)
    expect(await fates(world, 'rules')).toEqual(['sent'])
  })

  test('the bot was stopped meanwhile: the same', async () => {
    const world = await messageWithoutAnswer(true)
    await world.whileAway(() => world.sim.clock({ advance: '3h' }))
    await world.sim.clock({ advance: '30m' })
    expect((await everything(world, '周敏')).filter((text) => text.includes('选树规则')).length).toBe(1)
    expect(await fates(world, 'rules')).toEqual(['sent'])
    expect(await world.tx((db) => db.task.count())).toBe(0)
  })

  test('it had not arrived: looked for first, then sent under another uuid, once', async () => {
    const world = await messageWithoutAnswer(false)
    await world.whileAway(() => world.sim.clock({ advance: '3h' }))
    await world.sim.clock({ advance: '30m' })
    expect((await everything(world, '周敏')).filter((text) => text.includes('选树规则')).length).toBe(1)
    const uuids = (await world.sim.calls({ op: 'im.message.create' })).map(({ request }) => request?.uuid)
    expect(new Set(uuids).size).toBe(3)
    expect((await world.sim.calls({ op: 'im.message.list' })).length).toBe(1)
  })

  test('nobody can look, since they never had a message of ours: given up and told, not sent again', async () => {
    const world = await createWorld()
    await loseAnswer(world, { user: 'zhoumin' })
    await world.sim.say('周敏', '规则')
    await world.sim.idle()
    await arrivedAfterAll(world)
    await world.whileAway(() => world.sim.clock({ advance: '3h' }))
    await world.sim.clock({ advance: '30m' })
    expect((await everything(world, '周敏')).length).toBe(1)
    expect(await fates(world, 'rules')).toEqual(['lost'])
    expect(textOf((await world.sim.lastCard('林晓')).card)).toContain('查不到已经送达')
  })
})

test('a file whose answer was lost for three hours is not sent again: who asked for it is told to look', async () => {
  const world = await createWorld()
  const { sim } = world
  await sim.say('周敏', '首页')
  await sim.idle()
  await loseAnswer(world, { user: 'zhoumin' })
  await sim.say('周敏', '模板')
  await sim.idle()
  await arrivedAfterAll(world)
  await world.whileAway(() => sim.clock({ advance: '3h' }))
  await sim.clock({ advance: '30m' })
  const files = (await sim.messages('周敏')).filter(({ kind }) => kind === 'file')
  expect(files.length).toBe(1)
  expect(textOf((await sim.lastCard('周敏')).card)).toContain('不能确定有没有发出')
})
