import { afterEach, describe, expect, test } from 'vitest'
import { systemActor } from '../../src/feishu/actor.ts'
import { APP, bucketsOf, pausedBy } from '../../src/feishu/rates.ts'
import { type Budget, openBudget } from '../../src/store/budget.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { Lane } from '../../src/store/store.ts'
import { copyOf, postgres } from '../support/database.ts'
import { secondBot } from '../support/second-bot.ts'
import { groupName, tenantWithGroups } from '../support/tenant-with-groups.ts'
import { createWorld, type World } from '../support/world.ts'

const SPAN_MS = 3_000
const HANDS = 4

/** Takes as fast as it can with several hands, each message for another receiver; how many were granted in time. */
const takeAll = async (budget: Budget, lane: Lane, name: string): Promise<number> => {
  const end = performance.now() + SPAN_MS
  let granted = 0
  const hand = async (own: string) => {
    for (let nth = 0; performance.now() < end; nth += 1) {
      const grant = await budget.take(bucketsOf({ lane, to: `${own}_${nth}` }, true), APP)
      const isInTime = performance.now() + grant.wait < end
      if (grant.granted && isInTime) granted += 1
      await new Promise((resolve) => setTimeout(resolve, Math.min(grant.wait, 100)))
    }
  }
  await Promise.all(Array.from({ length: HANDS }, (_, nth) => hand(`${name}${nth}`)))
  return granted
}

const GROUPS = 60

const tellGroups = async ({ bot, sandbox }: World): Promise<void> => {
  const named = new Map(sandbox.sim.state().chats.map(({ name, id }) => [name, id]))
  for (let start = 0; start < GROUPS; start += 20) {
    await bot.deps.store.change(systemActor(bot.deps.now()), async (tx) => {
      for (let nth = start; nth < start + 20; nth += 1) {
        const about = { title: '公示通知', lines: ['今年的名单已经公布'] }
        tx.send({
          to: { chat: named.get(groupName(nth)) ?? '' },
          show: { card: 'notice', about },
          lane: 1,
        })
      }
      return { ok: true, value: {} }
    })
  }
}

describe.skipIf(!postgres)('two instances share one budget', { timeout: 90_000 }, () => {
  const open: Database[] = []
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close()
  })
  const two = async (): Promise<[Budget, Budget]> => {
    const url = await copyOf(postgres as NonNullable<typeof postgres>)
    open.push(await openDatabase({ url }), await openDatabase({ url }))
    return [openBudget(open[0] as Database), openBudget(open[1] as Database)]
  }

  test('and take no more out of it together than one of them may', async () => {
    const [one, other] = await two()
    const [mine, yours] = await Promise.all([takeAll(one, 0, 'ou_a'), takeAll(other, 0, 'ou_b')])
    // 16 at once, 16 a second, and the slot at either end.
    expect(mine + yours).toBeLessThanOrEqual(16 + (16 * SPAN_MS) / 1_000 + 1)
    expect(mine + yours).toBeGreaterThan(30)
    // Neither starves.
    expect(Math.min(mine, yours)).toBeGreaterThan(5)
  })

  test('a person is one receiver, whoever of them writes', async () => {
    const [one, other] = await two()
    const take = (budget: Budget) => budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
    // The first message makes the row.
    await take(one)
    const grants = await Promise.all([take(one), take(other), take(one), take(other), take(one), take(other)])
    const atOnce = grants.filter(({ granted, wait }) => granted && wait === 0)
    expect(atOnce.length).toBe(2)
  })

  test('what the platform said to one of them holds for the other', async () => {
    const [one, other] = await two()
    await one.pause(pausedBy({ lane: 0, to: 'ou_zhoumin' }, 'lane'), 5_000)
    const { granted, full } = await other.take(bucketsOf({ lane: 2, to: 'oc_1' }, true), APP)
    expect({ granted, full }).toEqual({ granted: false, full: ['lane-2'] })
  })

  test('the platform refuses nothing while both send as fast as they may, and each group has it once', async () => {
    const world = await createWorld({ flowing: true, tenant: tenantWithGroups(GROUPS) })
    await secondBot(world, { flowing: true })
    await tellGroups(world)
    const calls = () => world.sim.calls({ op: 'im.message.create' })
    while ((await calls()).length < GROUPS) await new Promise((resolve) => setTimeout(resolve, 100))
    await world.sim.idle()
    expect((await calls()).map(({ status }) => status)).toEqual(Array.from({ length: GROUPS }, () => 200))
    for (const nth of [0, 19, 59]) expect((await world.sim.cards('邓小云', groupName(nth))).length).toBe(1)
  })
})
