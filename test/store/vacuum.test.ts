import type { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { vacuum } from '../../src/store/vacuum.ts'

const CHANGES = 40
const UNITS = 100

/** Every unit is changed so often; answers with the bytes that the table and its indexes take in the end. */
const changedAgain = async (pglite: PGlite, between: () => Promise<void>): Promise<number> => {
  await pglite.exec(`INSERT INTO "Unit" (id, name, kind, at) SELECT 'u' || n, 'u' || n, 'grassroots', now()
    FROM generate_series(1, ${UNITS}) n`)
  for (let change = 0; change < CHANGES; change += 1) {
    await pglite.exec(`UPDATE "Unit" SET name = 'u${change}_' || id`)
    // What was counted is told once in a second otherwise.
    await pglite.exec('SELECT pg_stat_force_next_flush()')
    await between()
  }
  const { rows } = await pglite.query<{ bytes: number }>(
    `SELECT pg_total_relation_size('"Unit"')::int AS bytes`,
  )
  return rows[0]?.bytes ?? Number.NaN
}

const times = async (pglite: PGlite): Promise<unknown> =>
  (
    await pglite.query<{ times: number }>(
      `SELECT vacuum_count::int AS times FROM pg_stat_user_tables WHERE relname = 'Unit'`,
    )
  ).rows[0]?.times

test('in a folder nobody else makes room of what was changed: it does not grow without end, nor is it swept for nothing', {
  timeout: 60_000,
}, async () => {
  const left = await openDatabase({ memory: true })
  const grown = await changedAgain(left.pglite as PGlite, async () => {})
  expect(await times(left.pglite as PGlite)).toBe(0)
  await left.close()

  const swept = await openDatabase({ memory: true })
  const pglite = swept.pglite as PGlite
  const kept = await changedAgain(pglite, () => vacuum(swept))
  expect(kept).toBeLessThan(grown / 2)
  const before = await times(pglite)
  expect(before).toBeGreaterThan(0)
  await pglite.exec('SELECT pg_stat_force_next_flush()')
  await vacuum(swept)
  expect(await times(pglite)).toBe(before)
  await swept.close()
})
