import { expect, test } from 'vitest'
import { APP, bucketsOf, pausedBy } from '../../src/feishu/rates.ts'
import { type Budget, openBudget } from '../../src/store/budget.ts'
import type { Lane } from '../../src/store/store.ts'
import { withDatabase } from '../support/database.ts'

const opened = async () => {
  const { database, tx } = await withDatabase()
  return { budget: openBudget(database), tx }
}

/** Takes for one receiver after another until there is no room at once; how many there was room for. */
const atOnce = async (budget: Budget, lane: Lane, name: string): Promise<number> => {
  for (let count = 0; ; count += 1) {
    const { granted, wait } = await budget.take(bucketsOf({ lane, to: `${name}${count}` }, true), APP)
    if (!granted || wait > 0) return count
  }
}

test('a person gets three messages at once, the next one half a second later', async () => {
  const { budget } = await opened()
  const began = performance.now()
  const take = () => budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
  const grants = [await take(), await take(), await take(), await take()]
  const spent = performance.now() - began
  expect(grants.slice(0, 3)).toEqual([1, 2, 3].map(() => ({ granted: true, wait: 0, full: [] })))
  // What has passed meanwhile is room again.
  const [, , , fourth] = grants
  if (spent < 250) expect(fourth).toMatchObject({ granted: false, full: ['to:ou_zhoumin'] })
  expect(fourth?.wait).toBeLessThanOrEqual(500)
  expect(fourth?.wait).toBeGreaterThanOrEqual(500 - spent - 1)
})

test('what is refused takes nothing, from nobody', async () => {
  const { budget, tx } = await opened()
  const take = () => budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
  await budget.pause(['to:ou_zhoumin'], 5_000)
  for (let i = 0; i < 5; i += 1) expect((await take()).granted).toBe(false)
  const keys = await tx((db) => db.budget.findMany({ select: { key: true, full: true } }))
  expect(keys).toEqual([{ key: 'to:ou_zhoumin', full: 0 }])
})

test('mass posting leaves room to reminders, and those to answers', async () => {
  const { budget } = await opened()
  expect(await atOnce(budget, 2, 'oc_')).toBeGreaterThanOrEqual(6)
  expect(await atOnce(budget, 1, 'ou_a')).toBeGreaterThanOrEqual(4)
  expect(await atOnce(budget, 0, 'ou_b')).toBeGreaterThanOrEqual(4)
  // Whoever asks first: what the answers have used up is not there for mass posting.
  const { granted } = await budget.take(bucketsOf({ lane: 2, to: 'oc_late' }, true), APP)
  expect(granted).toBe(false)
})

test('a refusal of the platform stops its lane and those after it, and no other', async () => {
  const { budget } = await opened()
  await budget.pause(pausedBy({ lane: 1, to: 'ou_zhoumin' }, 'lane'), 1_500)
  const take = (lane: Lane) => budget.take(bucketsOf({ lane, to: `ou_${lane}` }, true), APP)
  expect((await take(0)).granted).toBe(true)
  const { granted, wait, full } = await take(1)
  expect({ granted, full }).toEqual({ granted: false, full: ['lane-1'] })
  expect(wait).toBeLessThanOrEqual(1_500)
  expect((await take(2)).granted).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 1_550))
  expect((await take(1)).granted).toBe(true)
})

test('a shorter pause does not end a longer one', async () => {
  const { budget } = await opened()
  await budget.pause(['lane-0'], 30_000)
  await budget.pause(['lane-0'], 100)
  const { wait } = await budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
  expect(wait).toBeGreaterThan(20_000)
})

test('rows from a clock that ran ahead by a year block nobody for longer than a minute', async () => {
  const { budget, tx } = await opened()
  const year = Date.now() + 365 * 86_400_000
  await tx((db) => db.budget.create({ data: { key: 'app', full: year, until: year } }))
  const { wait } = await budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
  expect(wait).toBeLessThanOrEqual(60_000)
})

test('receivers to whom nothing was sent for an hour are forgotten', async () => {
  const { budget, tx } = await opened()
  await budget.take(bucketsOf({ lane: 0, to: 'ou_zhoumin' }, true), APP)
  await tx((db) => db.budget.create({ data: { key: 'to:ou_old', full: Date.now() - 3_700_000, until: 0 } }))
  await budget.tidy()
  const rows = await tx((db) => db.budget.findMany({ orderBy: { key: 'asc' } }))
  expect(rows.map(({ key }) => key)).toEqual(['app', 'to:ou_zhoumin'])
})

test('it is refused inside a transaction', async () => {
  const { budget, tx } = await opened()
  await expect(tx(() => budget.take(bucketsOf({ lane: 0, to: 'ou_a' }, true), APP))).rejects.toThrow(
    "use the transaction's own client",
  )
})
