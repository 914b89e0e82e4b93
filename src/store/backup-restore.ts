import { type Clock, systemClock } from '../clock.ts'
import type { Blobs } from '../deps.ts'
import {
  type BackupCounts,
  type BackupHead,
  type BackupJob,
  type BackupLine,
  BackupRefused,
} from './backup-format.ts'
import { hasJobs, migrationsOf, quoted, type Table, tablesOf } from './backup-tables.ts'
import { type Database, openDatabase, type Place } from './database.ts'
import { type JobQueue, openJobQueue } from './job-queue.ts'
import { type MigrationList, readMigrations } from './migrate.ts'
import { oneWriter } from './one-writer.ts'
import { createTx, type Db } from './tx.ts'

/** A backup that was read through once and found whole: what it promises, and its lines after the head. */
export type Whole = { head: BackupHead; counts: BackupCounts; lines: () => AsyncIterable<BackupLine> }

type Options = { files: Blobs; clock?: Clock }

const LONGEST_MS = 3_600_000
const PORTION = 500

/**
 * Loads a backup into an empty database, all of it or nothing. One of an earlier version is loaded as it was then, and
 * migrated afterwards.
 * @throws BackupRefused in words, and whatever openDatabase throws
 */
export const restore = async (place: Place, whole: Whole, options: Options): Promise<void> => {
  const migrations = known(whole.head, await readMigrations())
  const database = await openDatabase(place, { migrations })
  try {
    await load(database, whole, options)
  } finally {
    await database.close()
  }
  const migrated = await openDatabase(place)
  await migrated.close()
}

/** The migrations of the backup, as far as this version knows them. */
const known = ({ migrations }: BackupHead, list: MigrationList): MigrationList => {
  const names = migrations.map(({ name }) => name)
  const ours = list.migrationDirectories.slice(0, names.length)
  if (ours.map(({ path }) => path).join() !== names.join())
    throw new BackupRefused('这份备份来自更新的版本或另一个程序，本版本不能恢复它。请安装备份时使用的版本。')
  return { ...list, migrationDirectories: ours }
}

/** For a database that is open already (tests keep theirs). */
export const load = async (
  database: Database,
  whole: Whole,
  { files, clock = systemClock }: Options,
): Promise<void> => {
  const run = createTx(database.prisma, LONGEST_MS)
  await run((db) => refuseUnlike(db, whole.head))
  await run(refuseFull)
  const queue = await openJobQueue(database, clock)
  try {
    for (const name of whole.head.queues) await queue.create(name)
    await run((db) => loadAll({ db, whole, files, queue }))
  } finally {
    await queue.stop()
  }
}

const refuseUnlike = async (db: Db, { migrations }: BackupHead): Promise<void> => {
  const here = await migrationsOf(db)
  if (JSON.stringify(here) !== JSON.stringify(migrations))
    throw new BackupRefused('数据库的结构与备份不一致，请恢复到一个全新的、空的数据库。')
}

const refuseFull = async (db: Db): Promise<void> => {
  const asked = (await tablesOf(db)).map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${quoted(name)})`,
  )
  const [full] = await db.$queryRawUnsafe<{ name: string }[]>(asked.join(' UNION ALL '))
  if (full)
    throw new BackupRefused(
      `数据库不是空的（表 ${full.name} 有数据）。恢复只写入空的数据库，没有改动任何数据。`,
    )
  if (!(await hasJobs(db))) return
  const [job] = await db.$queryRaw<object[]>`SELECT FROM pgboss.job WHERE state <= 'active' LIMIT 1`
  if (job)
    throw new BackupRefused('数据库不是空的（有等待执行的任务）。恢复只写入空的数据库，没有改动任何数据。')
}

type Loading = { db: Db; whole: Whole; files: Blobs; queue: JobQueue }

const loadAll = async ({ db, whole, files, queue }: Loading): Promise<void> => {
  // No bot may begin on it meanwhile.
  await oneWriter(db)
  await refuseFull(db)
  await db.$executeRaw`SET LOCAL statement_timeout = 0`
  await db.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`
  const tables = tablesAsIn(whole.head, await tablesOf(db))
  const rows = createRows(db, tables)
  const loaded = { jobs: 0, files: 0 }
  for await (const line of whole.lines()) {
    if ('t' in line) await rows.add(line.t, line.r)
    else if ('job' in line) loaded.jobs += await loadJob(db, queue, line.job)
    else if ('file' in line) loaded.files += await loadFile(files, line)
    else await setSequences(db, line.sequences)
  }
  await rows.flush()
  await distrustPostings(db, whole.head.at)
  compare({ ...loaded, rows: await countRows(db, tables) }, whole.counts)
}

const tablesAsIn = (head: BackupHead, here: readonly Table[]): Table[] =>
  head.tables.map(({ name, columns }) => {
    const table = here.find((each) => each.name === name)
    if (!table || columns.some((column) => !table.columns.includes(column)))
      throw new BackupRefused(`备份里的表 ${name} 在本版本里没有，或者列不同。`)
    const types = columns.map((column) => table.types[table.columns.indexOf(column)] ?? 'text')
    return { ...table, columns, types }
  })

/** Writes rows in portions; those of a table that refers to itself all at once, since any may come first. */
const createRows = (db: Db, tables: readonly Table[]) => {
  let current = -1
  let kept: (string | null)[][] = []
  const flush = async (): Promise<void> => {
    const table = tables[current]
    if (table && kept.length > 0) await insert(db, table, kept)
    kept = []
  }
  const add = async (index: number, row: (string | null)[]): Promise<void> => {
    if (index !== current) {
      await flush()
      current = index
    }
    kept.push(row)
    if (kept.length >= PORTION && !tables[index]?.refersToItself) await flush()
  }
  return { add, flush }
}

const insert = async (db: Db, { name, columns, types }: Table, rows: (string | null)[][]): Promise<void> => {
  const values = types.map((type, index) => `(r->>${index})::${type}`).join(', ')
  await db.$executeRawUnsafe(
    `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')})
     SELECT ${values} FROM jsonb_array_elements($1::text::jsonb) AS r`,
    JSON.stringify(rows),
  )
}

const loadJob = async (db: Db, queue: JobQueue, { queue: name, data, at }: BackupJob): Promise<number> => {
  await queue.enqueue(db, name, { data, at })
  return 1
}

const loadFile = async (
  files: Blobs,
  { file, base64 }: { file: string; base64: string },
): Promise<number> => {
  const hash = await files.put(Buffer.from(base64, 'base64'))
  if (hash !== file) throw new BackupRefused(`备份里的文件 ${file.slice(0, 12)}… 内容与它的校验值不符。`)
  return 1
}

const setSequences = async (db: Db, sequences: Record<string, string>): Promise<void> => {
  for (const [name, last] of Object.entries(sequences))
    await db.$executeRaw`SELECT setval(${quoted(name)}::text::regclass, ${last}::text::bigint)`
}

/**
 * A list that waited when the backup was made may have left since. As if it had been tried then, it is repeated with its
 * uuid while that holds, and looked for in the group after that: never posted blindly (src/jobs/post.ts).
 */
const distrustPostings = async (db: Db, at: string): Promise<void> => {
  await db.posting.updateMany({ where: { state: 'pending', triedAt: null }, data: { triedAt: new Date(at) } })
}

const countRows = async (db: Db, tables: readonly Table[]): Promise<Record<string, number>> => {
  const asked = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${quoted(name)}`,
  )
  const counts = await db.$queryRawUnsafe<{ name: string; rows: number }[]>(asked.join(' UNION ALL '))
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]))
}

const compare = (loaded: BackupCounts, promised: BackupCounts): void => {
  const wrong = Object.entries(promised.rows).find(([name, rows]) => loaded.rows[name] !== rows)
  if (wrong)
    throw new BackupRefused(`表 ${wrong[0]} 应有 ${wrong[1]} 行，恢复了 ${loaded.rows[wrong[0]] ?? 0} 行。`)
  if (loaded.jobs !== promised.jobs || loaded.files !== promised.files)
    throw new BackupRefused('恢复的任务或文件的数量与备份不符。')
}
