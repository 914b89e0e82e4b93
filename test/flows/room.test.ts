import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { systemActor } from '../../src/feishu/actor.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'
import { groupName, tenantWithGroups } from '../support/tenant-with-groups.ts'
import { createWorld, type World } from '../support/world.ts'

/** As the platform words an overload of the app (feishu.md 5). */
const full = (reset: string) => ({
  status: 429,
  body: { code: 99991400, msg: 'request trigger frequency limit' },
  headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': reset },
})

const sends = async ({ sim }: World) =>
  (await sim.calls({ op: 'im.message.create' })).map(({ status }) => status)

/** Resolves with the milliseconds it took until this person has a card with these words. */
const until = async ({ sim }: World, person: string, words: string): Promise<number> => {
  const began = performance.now()
  for (;;) {
    const cards = await sim.cards(person)
    if (cards.some(({ card }) => textOf(card).includes(words))) return performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a 429 that says two seconds is obeyed by everybody, and then each message arrives once', async () => {
  const world = await createWorld()
  const { sim } = world
  await sim.fault({ when: { op: 'im.message.create' }, times: 1, effect: full('2') })
  const began = performance.now()
  await sim.say('周敏', '首页')
  while ((await sends(world)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await sim.say('陆萍', '首页')
  await sim.say('陈芳', '首页')
  await sim.idle()
  expect(performance.now() - began).toBeGreaterThanOrEqual(2_000)
  // One was refused; nobody asked again before the time had come.
  expect(await sends(world)).toEqual([429, 200, 200, 200])
  for (const name of ['周敏', '陆萍', '陈芳']) expect((await sim.cards(name)).length).toBe(1)
})

test('a receiver that gets too many is waited for alone', async () => {
  const world = await createWorld()
  const { sim } = world
  const effect = {
    status: 400,
    body: { code: 230020, msg: 'too many requests' },
    headers: { 'x-ogw-ratelimit-reset': '3' },
  }
  await sim.fault({ when: { op: 'im.message.create', user: '周敏' }, times: 1, effect })
  await sim.say('周敏', '首页')
  await sim.say('陆萍', '首页')
  await until(world, '陆萍', '陆萍，您好')
  expect(await sim.cards('周敏')).toEqual([])
  await sim.idle()
  expect((await sim.cards('周敏')).length).toBe(1)
})

test('a list for which there is no room has not been tried: its 50 minutes have not begun', async () => {
  const world = await publicityWorld()
  const { sim, tx } = world
  const chat = await boundGroup(world)
  await sim.fault({ when: { op: 'im.message.create', chat }, times: 3, effect: full('1') })
  await released(world)
  const posting = await tx((db) => db.posting.findFirstOrThrow())
  expect({ state: posting.state, attempts: posting.attempts }).toEqual({ state: 'posted', attempts: 1 })
  expect((await sim.cards('邓小云', GROUP)).length).toBe(1)
})

const MASS = 200

/** So many notices to as many groups, each a mass posting. */
const massPost = async ({ bot, sandbox }: World): Promise<void> => {
  const named = new Map(sandbox.sim.state().chats.map(({ name, id }) => [name, id]))
  for (let start = 0; start < MASS; start += 20) {
    await bot.deps.store.change(systemActor(bot.deps.now()), async (tx) => {
      for (let nth = start; nth < start + 20; nth += 1) {
        const about = { title: '公示通知', lines: ['今年的名单已经公布'] }
        const to = { chat: named.get(groupName(nth)) ?? '' }
        tx.send({ to, show: { card: 'notice', about }, lane: 2 })
      }
      return { ok: true, value: {} }
    })
  }
}

const massSent = ({ tx }: World) => tx((db) => db.sent.count({ where: { lane: 2, state: 'sent' } }))

test('an answer overtakes 200 mass postings that wait, and the platform refuses not one', async () => {
  const world = await createWorld({ flowing: true, tenant: tenantWithGroups(MASS) })
  await massPost(world)
  await world.sim.say('周敏', '首页')
  await until(world, '周敏', '周敏，您好')
  const before = await massSent(world)
  expect(before).toBeLessThan(MASS - 20)
  // And mass posting goes on beside it, at no more than ten a second.
  const began = performance.now()
  while ((await massSent(world)) < before + 20) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(performance.now() - began).toBeGreaterThan(1_000)
  expect((await sends(world)).filter((status) => status !== 200)).toEqual([])
})

test('whoever is written to a lot gets everything, at the pace that the platform allows', async () => {
  const world = await createWorld({ flowing: true })
  const { bot, sim } = world
  await bot.deps.store.change(systemActor(bot.deps.now()), async (tx) => {
    for (let nth = 0; nth < 8; nth += 1) {
      const about = { title: `第${nth}件事`, lines: ['请处理'] }
      tx.send({ to: { person: 'zhoumin' }, show: { card: 'notice', about }, lane: 1 })
    }
    return { ok: true, value: {} }
  })
  const began = performance.now()
  while ((await sim.cards('周敏')).length < 8) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(performance.now() - began).toBeGreaterThan(2_000)
  expect(await sends(world)).toEqual(Array.from({ length: 8 }, () => 200))
})
