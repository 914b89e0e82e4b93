import pg from 'pg'
import { connection } from './pg-pools.ts'

/** Instances that start at once migrate one after another. The number is our own and means nothing. */
const LOCK = 7_210_319

/**
 * Runs `work` while no other process does, on one connection without the limits of answering people: a migration may
 * take long. The lock belongs to another connection, so that it ends with this process and not with the work's.
 */
export async function onlyMigrator<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...connection(url), max: 1, onConnect: inUtc })
  const holder = new pg.Client(connection(url))
  pool.on('error', () => {})
  holder.on('error', () => {})
  try {
    await holder.connect()
    await holder.query('SELECT pg_advisory_lock($1)', [LOCK])
    return await work(pool)
  } finally {
    await holder.end()
    await pool.end()
  }
}

const inUtc = async (client: pg.ClientBase): Promise<void> => {
  await client.query("SET TIME ZONE 'UTC'")
}
