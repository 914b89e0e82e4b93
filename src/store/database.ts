import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { lockFolder } from './folder-lock.ts'
import { PrismaClient } from './generated/client.ts'
import { type MigrationList, markRolledBack, migrate } from './migrate.ts'
import { pgAdapter } from './pg-adapter.ts'
import { onlyMigrator } from './pg-migrator.ts'
import { openPools, type Pools } from './pg-pools.ts'
import { pgliteAdapter } from './pglite-adapter.ts'
import { guarded } from './tx.ts'

/** Where the rows live: a folder (PGlite), a PostgreSQL server, or memory (tests). */
export type Place =
  | { dataDir: string; onLockLost?: (error: Error) => void }
  | { url: string }
  | { memory: true; snapshot?: Blob }

export type Database = {
  kind: 'pglite' | 'postgres'
  /** throws when used inside a transaction; use cases go through `createTx` */
  prisma: PrismaClient
  /** set when kind is 'pglite' */
  pglite?: PGlite
  /** set when kind is 'postgres' */
  pools?: Pools
  close: () => Promise<void>
}

type Migrating = {
  /** migrations other than prisma/migrations (tests) */
  migrations?: MigrationList
  /** a failed migration that shall run again */
  rolledBack?: string
}

/** PGlite keeps its folder readable within one of these; between them it is backup and restore. */
export const PGLITE_FORMAT = 'pglite 0.5'

export class FormatRefused extends Error {
  override name = 'FormatRefused'
}

/**
 * Opens, locks (a folder) and migrates. A memory database with a snapshot is taken as migrated.
 * @throws FolderLocked, FormatRefused, DatabaseUnreachable, MigrationFailed: each in words for the operator
 */
export async function openDatabase(place: Place, migrating: Migrating = {}): Promise<Database> {
  if ('url' in place) return openPostgres(place.url, migrating)
  if ('memory' in place) {
    const pg = await PGlite.create({ ...(place.snapshot && { loadDataDir: place.snapshot }) })
    return overPglite(pg, { close: () => pg.close(), ...(place.snapshot ? {} : { migrating }) })
  }
  return openFolder(place, migrating)
}

async function openFolder(
  place: Extract<Place, { dataDir: string }>,
  migrating: Migrating,
): Promise<Database> {
  await mkdir(place.dataDir, { recursive: true })
  const release = await lockFolder(place.dataDir, { ...(place.onLockLost && { onLost: place.onLockLost }) })
  try {
    await checkFormat(place.dataDir)
    const pg = await PGlite.create(`${place.dataDir}/db`, { relaxedDurability: true })
    const close = async () => {
      await pg.close()
      await release()
    }
    return await overPglite(pg, { close, migrating })
  } catch (error) {
    await release()
    throw error
  }
}

async function checkFormat(dataDir: string): Promise<void> {
  const file = `${dataDir}/FORMAT`
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found === undefined) return writeFile(file, `${PGLITE_FORMAT}\n`)
  if (found.trim() === PGLITE_FORMAT) return
  throw new FormatRefused(
    `数据目录 ${dataDir} 的格式是 ${found.trim()}，本版本使用 ${PGLITE_FORMAT}。` +
      '请用原来的版本备份，再用本版本恢复到新的目录。',
  )
}

type Opened = { close: () => Promise<void>; migrating?: Migrating }

async function overPglite(pg: PGlite, { close, migrating }: Opened): Promise<Database> {
  try {
    // The adapter writes and reads times without a zone.
    await pg.exec("SET TIME ZONE 'UTC'")
    const adapter = pgliteAdapter(pg)
    if (migrating) await prepare(adapter, migrating)
    const prisma = new PrismaClient({ adapter })
    const closeAll = async () => {
      await prisma.$disconnect()
      await close()
    }
    return {
      kind: 'pglite',
      prisma: guarded(prisma, 'prisma'),
      pglite: guarded(pg, 'pglite'),
      close: closeAll,
    }
  } catch (error) {
    await pg.close()
    throw error
  }
}

async function openPostgres(url: string, migrating: Migrating): Promise<Database> {
  const pools = await openPools(url)
  try {
    await onlyMigrator(url, (pool) => prepare(pgAdapter(pool), migrating))
    const prisma = new PrismaClient({ adapter: pgAdapter(pools.work) })
    const close = async () => {
      await prisma.$disconnect()
      await pools.close()
    }
    return { kind: 'postgres', prisma: guarded(prisma, 'prisma'), pools, close }
  } catch (error) {
    await pools.close()
    throw error
  }
}

async function prepare(adapter: Parameters<typeof migrate>[0], { migrations, rolledBack }: Migrating) {
  if (rolledBack) await markRolledBack(adapter, rolledBack)
  await migrate(adapter, migrations)
}
