import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { PGLITE_FORMAT } from './database.ts'
import { readMigrations } from './migrate.ts'
import { connection, openPools } from './pg-pools.ts'

/** A database as it stands, without a migration or any other change. */
export type Inspected =
  | { kind: 'folder'; format: string | null; isOurs: boolean }
  | { kind: 'server'; version: string; missing: number; unknown: number; sealed: string | null }

/** `sealed`: something that was encrypted with the data keys, to try them on. */
type Row = { version: string; applied: string[] | null; sealed: string | null }

/** @throws DatabaseUnreachable in words */
export const inspect = async (place: { url: string } | { dataDir: string }): Promise<Inspected> => {
  if ('url' in place) return inspectServer(place.url)
  const format = (await readFile(`${place.dataDir}/FORMAT`, 'utf8').catch(() => null))?.trim() ?? null
  return { kind: 'folder', format, isOurs: format === null || format === PGLITE_FORMAT }
}

const inspectServer = async (url: string): Promise<Inspected> => {
  // Says in words why the server cannot be used.
  await (await openPools(url)).close()
  const client = new pg.Client(connection(url))
  await client.connect()
  try {
    const { version, applied, sealed } = await rowOf(client)
    const known = (await readMigrations()).migrationDirectories.map(({ path }) => path)
    const missing = known.filter((name) => !applied?.includes(name)).length
    const unknown = (applied ?? []).filter((name) => !known.includes(name)).length
    return { kind: 'server', version, missing, unknown, sealed }
  } finally {
    await client.end()
  }
}

const rowOf = async (client: pg.Client): Promise<Row> => {
  const { rows } = await client.query<{ version: string; ready: boolean }>(
    `SELECT current_setting('server_version') AS version, to_regclass('_prisma_migrations') IS NOT NULL AS ready`,
  )
  const [{ version, ready } = { version: '', ready: false }] = rows
  if (!ready) return { version, applied: null, sealed: null }
  const applied = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const boxes = await client
    .query<{ box: string }>('SELECT "factsBox" AS box FROM "Objection" ORDER BY at DESC LIMIT 1')
    .catch(() => null)
  return { version, applied: applied.rows.map(({ name }) => name), sealed: boxes?.rows[0]?.box ?? null }
}
