import type { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { type Database, openDatabase, type Place } from '../../src/store/database.ts'
import { openJobQueue } from '../../src/store/job-queue.ts'
import { migrate, readMigrations } from '../../src/store/migrate.ts'
import { pgAdapter } from '../../src/store/pg-adapter.ts'
import { pgliteAdapter } from '../../src/store/pglite-adapter.ts'
import { emptyOn, postgres } from '../support/database.ts'

/** The first so many migrations: a release, and the one after it. */
const first = async (count: number) => {
  const all = await readMigrations()
  return { ...all, migrationDirectories: all.migrationDirectories.slice(0, count) }
}

const place = async (): Promise<Place> => (postgres ? { url: await emptyOn(postgres) } : { memory: true })

const adapterOf = ({ pglite, pools }: Database) =>
  pools ? pgAdapter(pools.work) : pgliteAdapter(pglite as PGlite)

/** Three postings, the oldest of which was changed last and so lies last in the table. */
const fillIn = async ({ prisma }: Database): Promise<void> => {
  for (const [id, day] of [
    ['post_a', '2026-11-02'],
    ['post_b', '2026-11-03'],
    ['post_c', '2026-11-04'],
  ] as const)
    await prisma.$executeRaw`
      INSERT INTO "Posting" ("id", "what", "aboutId", "chatId", "uuid", "state", "cardSha256", "card", "current",
        "attempts", "at")
      VALUES (${id}, 'list', ${id}, 'oc_1', ${id}, 'pending', '', '{}', false, 0, ${new Date(day)})`
  await prisma.$executeRaw`UPDATE "Posting" SET "state" = 'posted' WHERE "id" = 'post_a'`
}

test('postings of the release before keep their order, and their queue lets several of them into hands', {
  timeout: 60_000,
}, async () => {
  const database = await openDatabase(await place(), { migrations: await first(1) })
  await fillIn(database)
  const queue = await openJobQueue(database, { now: () => Date.now() })
  await queue.create('post')
  await queue.stop()
  await database.prisma.$executeRaw`UPDATE pgboss.queue SET policy = 'singleton' WHERE name = 'post'`

  expect(await migrate(adapterOf(database), await first(2))).toEqual(['1_budgets'])

  const rows = await database.prisma.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Posting" ORDER BY "seq"`
  expect(rows.map(({ id }) => id)).toEqual(['post_a', 'post_b', 'post_c'])
  await database.prisma.$executeRaw`
    INSERT INTO "Posting" ("id", "what", "aboutId", "chatId", "uuid", "state", "cardSha256", "card", "current",
      "attempts", "at")
    VALUES ('post_d', 'list', 'd', 'oc_1', 'd', 'pending', '', '{}', false, 0, ${new Date(0)})`
  const [last] = await database.prisma.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Posting" ORDER BY "seq" DESC LIMIT 1`
  expect(last?.id).toBe('post_d')
  const policies = await database.prisma.$queryRaw<{ policy: string }[]>`
    SELECT policy FROM pgboss.queue WHERE name = 'post'`
  expect(policies).toEqual([{ policy: 'standard' }])
  const [budget] = await database.prisma.$queryRaw<{ persistence: string }[]>`
    SELECT relpersistence::text AS persistence FROM pg_class WHERE relname = 'Budget'`
  expect(budget).toEqual({ persistence: 'u' })
  await database.close()
})
