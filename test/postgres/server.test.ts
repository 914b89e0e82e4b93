import { afterEach, describe, expect, test } from 'vitest'
import { createDrivenClock, systemClock } from '../../src/clock.ts'
import type { Actor } from '../../src/deps.ts'
import { ok } from '../../src/domain/result.ts'
import { createBoss } from '../../src/jobs/boss.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { checkInstallation } from '../../src/store/installation.ts'
import type { MigrationList } from '../../src/store/migrate.ts'
import { listen } from '../../src/store/pg-listen.ts'
import { createStore } from '../../src/store/store.ts'
import { createTx } from '../../src/store/tx.ts'
import { copyOf, emptyOn, postgres } from '../support/database.ts'
import { say } from '../support/server.ts'

const listOf = (scripts: Record<string, string>): MigrationList => ({
  baseDir: '/migrations',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: Object.entries(scripts).map(([path, value]) => ({
    path,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } },
  })),
})

const ONE = { '1_units': 'CREATE TABLE "Unit" (id TEXT PRIMARY KEY); INSERT INTO "Unit" VALUES (\'u1\');' }
const BROKEN = {
  ...ONE,
  '2_more': 'CREATE TABLE "More" (id TEXT); ALTER TABLE "Unit" ADD COLUMN oops nonsense;',
}
// A function with semicolons of its own.
const MENDED = {
  ...ONE,
  '2_more': 'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
}
const SLOW = { ...ONE, '2_slow': 'SELECT pg_sleep(0.5); CREATE TABLE "Slow" (id TEXT);' }

const log = { warn: () => {}, error: () => {} }
const AT = Date.parse('2026-11-23T01:00:00Z')
const person = (once: string[]): Actor => ({
  person: { id: 'zhangsan', openId: 'ou_z', name: '张三', unitId: null, external: false, grants: [] },
  at: AT,
  via: 'press',
  once,
})

const open: Database[] = []
const at = async (url: string, migrations?: MigrationList): Promise<Database> => {
  const database = await openDatabase({ url }, migrations && { migrations })
  open.push(database)
  return database
}
const storeOver = (database: Database) =>
  createStore({
    run: createTx(database.prisma),
    enqueue: async () => {},
    now: () => AT,
    newId: (prefix) => `${prefix}_${Math.random()}`,
    woken: () => {},
  })

describe.skipIf(!postgres)('a PostgreSQL server', () => {
  let url: string
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close()
  })
  const server = () => postgres as NonNullable<typeof postgres>

  test('a broken migration is undone whole and kept as failed, until it is mended', async () => {
    url = await emptyOn(server())
    await at(url, listOf(ONE))
    await expect(at(url, listOf(BROKEN))).rejects.toThrow(/数据未改动。[\s\S]*type "nonsense" does not exist/)
    const { rows } = await say(url, `SELECT to_regclass('"More"') AS more`)
    expect(rows).toEqual([{ more: null }])
    await expect(at(url, listOf(MENDED))).rejects.toThrow('上次启动时数据库迁移 2_more 失败')
    open.push(await openDatabase({ url }, { migrations: listOf(MENDED), rolledBack: '2_more' }))
    expect((await say(url, 'SELECT two()')).rows).toEqual([{ two: 2 }])
  })

  test('two instances that start at once migrate once, and agree whose the database is', async () => {
    url = await emptyOn(server())
    await Promise.all([at(url, listOf(SLOW)), at(url, listOf(SLOW)), at(url, listOf(SLOW))])
    const applied = await say(url, 'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1')
    expect(applied.rows).toEqual([{ name: '1_units' }, { name: '2_slow' }])

    url = await copyOf(server())
    const both = [await at(url), await at(url)]
    const mine = { mode: 'feishu' as const, appId: 'cli_a1', now: AT }
    const checked = await Promise.all(both.map(({ prisma }) => checkInstallation(createTx(prisma), mine)))
    expect(checked).toEqual([
      { mode: 'feishu', appId: 'cli_a1' },
      { mode: 'feishu', appId: 'cli_a1' },
    ])
  })

  test('changes of two instances come one after another: what one read stays true until it wrote', async () => {
    url = await copyOf(server())
    const stores = [storeOver(await at(url)), storeOver(await at(url))]
    const countAndAdd = (i: number) =>
      stores[i % 2]?.change(person([`press:${i}`]), async (tx) => {
        const { lines } = await tx.seals.count(AT)
        tx.audit({ action: 'counted', about: `n:${lines}` })
        return ok({})
      })
    await Promise.all(Array.from({ length: 8 }, (_, i) => countAndAdd(i)))
    const { rows } = await say(url, 'SELECT count(DISTINCT about)::int AS n FROM "AuditLine"')
    expect(rows).toEqual([{ n: 8 }])
  })

  test('whatever is asked at once in one transaction goes to its connection one after another', async () => {
    url = await copyOf(server())
    const { prisma } = await at(url)
    await say(
      url,
      `INSERT INTO "Cycle" (id, year, name, stage, "ruleVersion", settings, dates, frozen, at, version)
       VALUES ('c1', 2026, '2026年', 'nominate', '2025', '{}', '{}', '[]', now(), 1);
       INSERT INTO "Nomination" (id, "cycleId", route, "unitId", state, "createdBy", reasons, at, "changedAt", version)
       VALUES ('n1', 'c1', 'unit', 'u1', 'draft', 'p1', '[]', now(), now(), 1)`,
    )
    const warned: string[] = []
    const hear = ({ message }: Error) => warned.push(message)
    process.on('warning', hear)
    const found = await createTx(prisma)((db) =>
      db.nomination.findMany({ include: { fields: true, conflicts: true, attachments: true } }),
    )
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('warning', hear)
    expect(found).toMatchObject([{ id: 'n1', fields: [], conflicts: [], attachments: [] }])
    expect(warned).toEqual([])
  })

  test('a transaction that failed inside is not reported as kept', async () => {
    url = await copyOf(server())
    const tx = createTx((await at(url)).prisma)
    const work = tx(async (db) => {
      await db.$executeRaw`SELECT 1 / 0`.catch(() => {})
    })
    await expect(work).rejects.toThrow()
  })

  test('after all connections were cut the next change succeeds, and what is said is heard again', async () => {
    url = await copyOf(server())
    const store = storeOver(await at(url))
    const change = (id: string) => store.change(person([id]), async () => ok({}))
    const heard: string[] = []
    let opened = 0
    const line = await listen({
      ...{ url, channel: 'news', heard: (payload) => heard.push(payload) },
      back: () => {
        opened += 1
      },
    })
    expect(await change('press:1')).toEqual(ok({}))
    await cut(url)
    await expect.poll(() => opened, { timeout: 20_000 }).toBe(2)
    expect(await change('press:2')).toEqual(ok({}))
    await say(url, "SELECT pg_notify('news', 'again')")
    await expect.poll(() => heard, { timeout: 20_000 }).toEqual(['again'])
    await line.close()
  })

  test('a job put in by one instance wakes another long before it would look by itself', async () => {
    url = await copyOf(server())
    const giving = await createBoss({ database: await at(url), clock: systemClock, log })
    const working = await createBoss({ database: await at(url), clock: systemClock, log })
    const done = Promise.withResolvers<number>()
    const work = async () => done.resolve(performance.now())
    await giving.work('deliver', work)
    await working.work('deliver', work)
    working.start()
    await working.drain()
    const run = createTx(open[0]?.prisma as Database['prisma'])
    const began = performance.now()
    await run((db) => giving.enqueue(db, 'deliver', { data: {} }))
    expect((await done.promise) - began).toBeLessThan(1_500)
    await Promise.all([giving.stop(0), working.stop(0)])
  })

  test('a driven clock is the same on every connection', async () => {
    url = await copyOf(server())
    const database = await at(url)
    const clock = createDrivenClock({ start: AT, frozen: true })
    const boss = await createBoss({ database, clock, log })
    const times = Array.from({ length: 6 }, () => database.prisma.$queryRaw`SELECT pgboss.job_now() AS now`)
    for (const rows of await Promise.all(times)) expect(rows).toEqual([{ now: new Date(AT) }])
    await boss.stop(0)
  })
})

const cut = (url: string) =>
  say(
    url,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
