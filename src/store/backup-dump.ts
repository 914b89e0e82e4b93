import type { Blobs } from '../deps.ts'
import {
  type BackupCounts,
  type BackupHead,
  type BackupJob,
  type BackupLine,
  FORMAT,
} from './backup-format.ts'
import { hasJobs, migrationsOf, quoted, sequencesOf, type Table, tablesOf } from './backup-tables.ts'
import type { Database } from './database.ts'
import { createTx, type Db } from './tx.ts'

export type Out = (line: string) => Promise<void> | void

type Options = {
  /** epoch ms */
  at: number
  /** where the bytes of files are; without it they stay outside of the backup */
  files?: Blobs
  out: Out
}

/** A hundred thousand entries take a minute; whoever waits for the embedded database waits as long. */
const LONGEST_MS = 600_000
const PORTION = 500
/** Between two portions the file is written. */
const IDLE_MS = 60_000

/** Writes all lines but the end, as the database stood at one instant. Files it does not find are `missing`. */
export const dump = async (
  database: Database,
  { at, files, out }: Options,
): Promise<BackupCounts & { missing: number }> => {
  const run = createTx(database.prisma, LONGEST_MS)
  const inMemory = database.kind === 'pglite'
  // The embedded database has one connection: it is free again before anything is compressed or written.
  const kept: string[] = []
  const write: Out = inMemory ? (line) => void kept.push(line) : out
  const found = await run((db) => dumpRows(db, at, write))
  for (const line of kept) await out(line)
  const copied = files ? await dumpFiles(found.hashes, files, out) : { files: 0, missing: 0 }
  return { rows: found.rows, jobs: found.jobs, ...copied }
}

const dumpRows = async (db: Db, at: number, out: Out) => {
  await db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`
  await db.$executeRawUnsafe(`SET LOCAL idle_in_transaction_session_timeout = ${IDLE_MS}`)
  const tables = await tablesOf(db)
  const head: BackupHead = {
    backup: FORMAT,
    at: new Date(at).toISOString(),
    migrations: await migrationsOf(db),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    queues: await queuesOf(db),
  }
  await out(JSON.stringify(head))
  const rows: Record<string, number> = {}
  for (const [index, table] of tables.entries()) rows[table.name] = await dumpTable(db, { index, table, out })
  const jobs = await dumpJobs(db, out)
  await out(lineOf({ sequences: await sequencesOf(db) }))
  return { rows, jobs, hashes: await hashesOf(db) }
}

/** SHA-256 of every file that a row knows. */
export const hashesOf = async (db: Db): Promise<string[]> => {
  const rows = await db.attachment.findMany({
    where: { hash: { not: null } },
    distinct: ['hash'],
    select: { hash: true },
  })
  return rows.flatMap(({ hash }) => hash ?? [])
}

const dumpTable = async (db: Db, { index, table, out }: { index: number; table: Table; out: Out }) => {
  const values = table.columns.map((column) => `${quoted(column)}::text`).join(', ')
  await db.$executeRawUnsafe(
    `DECLARE backup NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS row FROM ${quoted(table.name)}`,
  )
  let count = 0
  for (;;) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`FETCH ${PORTION} FROM backup`)
    for (const { row } of rows) await out(`{"t":${index},"r":${row.replaceAll('\n', '')}}`)
    count += rows.length
    if (rows.length < PORTION) break
  }
  await db.$executeRaw`CLOSE backup`
  return count
}

const queuesOf = async (db: Db): Promise<string[]> => {
  if (!(await hasJobs(db))) return []
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT name FROM pgboss.job WHERE state <= 'active' ORDER BY name`
  return rows.map(({ name }) => name)
}

const dumpJobs = async (db: Db, out: Out): Promise<number> => {
  if (!(await hasJobs(db))) return 0
  const jobs = await db.$queryRaw<BackupJob[]>`
    SELECT name AS queue, data, ceil(extract(epoch FROM start_after) * 1000)::float8 AS at
    FROM pgboss.job WHERE state <= 'active' ORDER BY start_after, id`
  for (const job of jobs) await out(lineOf({ job }))
  return jobs.length
}

const dumpFiles = async (hashes: readonly string[], files: Blobs, out: Out) => {
  let missing = 0
  for (const file of hashes) {
    const bytes = await files.get(file)
    if (bytes) await out(lineOf({ file, base64: Buffer.from(bytes).toString('base64') }))
    else missing += 1
  }
  return { files: hashes.length - missing, missing }
}

const lineOf = (line: BackupLine): string => JSON.stringify(line)
