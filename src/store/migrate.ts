import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { MigrationAwareAdapter, SchemaEngine } from './schema-engine.ts'

export type MigrationList = Parameters<SchemaEngine['applyMigrations']>[0]['migrationsList']

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url))
const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** The database was left by a migration that did not finish, or one did not run now. Nothing may listen. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
}

/** Reads `prisma/migrations` (or another folder of the same form), oldest first. */
export async function readMigrations(folder = MIGRATIONS): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(`${folder}/${name}/migration.sql`, 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
    }),
  )
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories }
}

/**
 * Applies what is missing and returns the names it applied. Each migration is one script and so one
 * transaction of the database: it is there as a whole or not at all.
 * @throws MigrationFailed with the SQL error, or, on the start after that, with the way back.
 */
export async function migrate(adapter: MigrationAwareAdapter, list?: MigrationList): Promise<string[]> {
  const migrationsList = list ?? (await readMigrations())
  if (await isUpToDate(adapter, migrationsList)) return []
  const engine = await engineOver(adapter)
  try {
    await refuseHalfDone(engine, migrationsList)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })
    return appliedMigrationNames
  } catch (error) {
    if (error instanceof MigrationFailed) throw error
    throw new MigrationFailed(`数据库迁移失败，程序没有启动，数据未改动。\n${messageOf(error)}`, {
      cause: error,
    })
  } finally {
    engine.free()
  }
}

/** After a corrected migration is installed: lets the one that failed run again. */
export async function markRolledBack(adapter: MigrationAwareAdapter, migrationName: string): Promise<void> {
  const engine = await engineOver(adapter)
  try {
    await engine.markMigrationRolledBack({ migrationName })
  } finally {
    engine.free()
  }
}

/** Loaded where there is work for it: its 5 MB of WebAssembly would stay in memory as long as the bot runs. */
async function engineOver(adapter: MigrationAwareAdapter): Promise<SchemaEngine> {
  const { openSchemaEngine } = await import('./schema-engine.ts')
  return openSchemaEngine(adapter)
}

const RECORDED = `SELECT migration_name, checksum FROM _prisma_migrations
  WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`
const UNFINISHED =
  'SELECT count(*)::int FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NULL'

/** Exactly these migrations, unchanged, are recorded as done; everything else is for the engine to judge and to word. */
async function isUpToDate(
  adapter: MigrationAwareAdapter,
  { migrationDirectories }: MigrationList,
): Promise<boolean> {
  const database = await adapter.connect()
  const rowsOf = async (sql: string): Promise<unknown[][]> =>
    (await database.queryRaw({ sql, args: [], argTypes: [] })).rows
  try {
    const [[unfinished] = []] = await rowsOf(UNFINISHED)
    const recorded = new Map((await rowsOf(RECORDED)).map(([name, checksum]) => [name, checksum]))
    return (
      unfinished === 0 &&
      recorded.size === migrationDirectories.length &&
      migrationDirectories.every(
        ({ path, migrationFile: { content } }) =>
          content.tag === 'ok' && recorded.get(path) === checksumOf(content.value),
      )
    )
  } catch {
    // No table of migrations, or no database that answers.
    return false
  }
}

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

async function refuseHalfDone(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  })
  const [failed] = found.failedMigrationNames
  if (failed) {
    throw new MigrationFailed(
      `上次启动时数据库迁移 ${failed} 失败，数据停留在迁移之前。\n` +
        `请恢复升级前的备份并使用原来的版本；或安装修正后的版本，再运行 npm run db:migrate -- --rolled-back ${failed}`,
    )
  }
  if (found.history && found.history.diagnostic !== 'databaseIsBehind') {
    throw new MigrationFailed(
      '数据库比程序新，或来自另一个版本：数据库里有本版本没有的迁移。请安装创建该数据库的版本，或恢复备份。',
    )
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
