import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }
import { type MigrationList, markRolledBack, migrate } from '../../src/store/migrate.ts'
import { pgliteAdapter } from '../../src/store/pglite-adapter.ts'

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
  '2_grants': 'CREATE TABLE "Grant" (id TEXT); ALTER TABLE "Unit" ADD COLUMN oops nonsense;',
}
const MENDED = { ...ONE, '2_grants': 'CREATE TABLE "Grant" (id TEXT);' }

// One database for the whole story: opening one takes three seconds.
test('a broken migration stops with its SQL error, changes nothing, and can be mended', {
  timeout: 30_000,
}, async () => {
  const pg = await PGlite.create()
  const adapter = pgliteAdapter(pg)
  const tables = async () => {
    const found = await pg.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    )
    return found.rows.map((row) => row.name)
  }

  expect(await migrate(adapter, listOf(ONE))).toEqual(['1_units'])
  expect(await migrate(adapter, listOf(ONE))).toEqual([])

  const first = migrate(adapter, listOf(BROKEN))
  await expect(first).rejects.toThrow(
    /数据库迁移失败，程序没有启动，数据未改动。[\s\S]*type "nonsense" does not exist/,
  )
  expect(await tables()).toEqual(['Unit', '_prisma_migrations'])

  // Also when the mended one is there already: only a person knows what happened in between.
  await expect(migrate(adapter, listOf(MENDED))).rejects.toThrow(
    '上次启动时数据库迁移 2_grants 失败，数据停留在迁移之前。\n' +
      '请恢复升级前的备份并使用原来的版本；或安装修正后的版本，再运行 npm run db:migrate -- --rolled-back 2_grants',
  )

  await markRolledBack(adapter, '2_grants')
  expect(await migrate(adapter, listOf(MENDED))).toEqual(['2_grants'])
  expect(await tables()).toEqual(['Grant', 'Unit', '_prisma_migrations'])

  await expect(migrate(adapter, listOf(ONE))).rejects.toThrow('数据库比程序新，或来自另一个版本')
  await pg.close()
})

test('the schema engine is the one that Prisma itself would download', () => {
  const version = (name: string) => lock.packages[`node_modules/${name}` as keyof typeof lock.packages]
  expect(version('@prisma/schema-engine-wasm')).toMatchObject({
    version: (version('@prisma/engines-version') as { version: string }).version,
  })
})

test('PGlite is our own exact one, not the older one of a dependency', () => {
  const ours = lock.packages['node_modules/@electric-sql/pglite']
  expect(lock.packages[''].dependencies['@electric-sql/pglite']).toBe(ours.version)
})

test('the engine is asked only where something is missing, changed, or of another version', {
  timeout: 30_000,
}, async () => {
  const pg = await PGlite.create()
  const adapter = pgliteAdapter(pg)
  await migrate(adapter, listOf(MENDED))
  const statements: string[] = []
  const said = pg.query.bind(pg)
  pg.query = ((text: string, ...rest: []) => {
    statements.push(text)
    return said(text, ...rest)
  }) as typeof pg.query
  const asked = async (list: MigrationList): Promise<number> => {
    statements.length = 0
    await migrate(adapter, list).catch(() => {})
    return statements.length
  }

  expect(await asked(listOf(MENDED))).toBe(2)
  expect(await asked(listOf({ ...MENDED, '2_grants': 'CREATE TABLE "Grant" (id INT);' }))).toBeGreaterThan(2)
  expect(await asked(listOf(ONE))).toBeGreaterThan(2)
  expect(await asked(listOf({ ...MENDED, '3_more': 'CREATE TABLE "More" (id TEXT);' }))).toBeGreaterThan(2)
  await pg.close()
})
