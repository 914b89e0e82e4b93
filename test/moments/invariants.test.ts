import { describe, expect, test } from 'vitest'
import { candidates, fieldsOf } from '../../prisma/moments/entries.ts'
import { normaliseField } from '../../src/domain/answers.ts'
import { dateOf } from '../../src/domain/dates.ts'
import { charactersOf, fieldKeys } from '../../src/domain/fields.ts'
import { createWorld } from '../support/world.ts'
import {
  brokenHistories,
  chats,
  impossibleScores,
  refusable,
  tooSoon,
  undelivered,
  verdict,
} from './sound.ts'

// A whole district is written, and its cards are drawn and sent, on a machine that may be busy with other tests.
const LIMIT = 180_000

describe.each(['nominate', 'review', 'publicity'] as const)('the moment %s', (seed) => {
  test('is one the rules could have produced, and everybody has a card', { timeout: LIMIT }, async () => {
    const world = await createWorld({ seed })
    await world.sim.idle()
    expect((await world.sim.state()).seed).toBe(seed)
    expect(await refusable(world)).toEqual([])
    expect(await brokenHistories(world)).toEqual([])
    expect(await impossibleScores(world)).toEqual([])
    expect(await undelivered(world)).toEqual([])
    expect(await tooSoon(world)).toEqual([])
    const said = await chats(world)
    expect(Object.keys(said).length).toBe(26)
    expect(Object.entries(said).filter(([, messages]) => messages.length === 0)).toEqual([])
    expect(world.logged.filter((line) => !line.includes('"info"'))).toEqual([])
    await world.sim.clock({ advance: '1m' })
    const { lines, sealed, ...proof } = await verdict(world)
    expect(proof).toEqual({ late: 0, broken: null })
    expect(lines).toBeGreaterThan(50)
    expect(sealed).toBe(lines)
  })
})

test.each([
  ['the last days of a year whose holidays are known', '2026-12-30T15:50:00.000Z'],
  ['a year nobody knows the holidays of', '2031-01-03T23:30:00.000Z'],
  ['a Saturday', '2026-11-28T02:00:00.000Z'],
])('a list begins today with five working days, in %s', { timeout: LIMIT }, async (_when, startAt) => {
  const world = await createWorld({ seed: 'publicity', startAt })
  await world.sim.idle()
  const [list, postings] = await world.tx(async (db) => [
    await db.publicList.findFirstOrThrow(),
    await db.posting.findMany(),
  ])
  expect([list.state, list.startDate]).toEqual(['released', dateOf(world.bot.deps.now())])
  expect(postings.map(({ state }) => state)).toEqual(['posted', 'posted'])
  expect(list.endsAt.getTime()).toBeGreaterThan(world.bot.deps.now() + 4 * 86_400_000)
})

describe('the invented candidates', () => {
  test.each(candidates)('%s writes every field in full, as the bot would keep it', (candidate) => {
    const fields = fieldsOf(candidate)
    for (const key of fieldKeys) {
      const value = fields[key] ?? ''
      expect(normaliseField(key, value, { reference: '2026-12-31' })).toEqual({ ok: true, value })
      if (key.startsWith('F')) expect(charactersOf(value)).toBeGreaterThanOrEqual(40)
    }
  })

  test('have each a membership number of their own', () => {
    const numbers = candidates.map((candidate) => fieldsOf(candidate).membershipNo)
    expect(new Set(numbers).size).toBe(candidates.length)
  })
})
