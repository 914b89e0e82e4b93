import { setImmediate } from 'node:timers/promises'
import type { Database } from './database.ts'

/** As a server's own autovacuum counts by default. */
const WAITING = `SELECT quote_ident(schemaname) || '.' || quote_ident(relname) AS name FROM pg_stat_user_tables
  WHERE n_dead_tup > 50 + 0.2 * n_live_tup OR n_mod_since_analyze > 50 + 0.1 * n_live_tup`

/**
 * Makes room of what was changed or deleted, and counts rows anew for the planner. A server does so by itself; PGlite
 * does not, and what it holds would grow with every change for years. Table by table, so that a press need not wait.
 */
export const vacuum = async ({ pglite }: Database): Promise<void> => {
  if (!pglite) return
  const { rows } = await pglite.query<{ name: string }>(WAITING)
  for (const { name } of rows) {
    await pglite.exec(`VACUUM (ANALYZE) ${name}`)
    await setImmediate()
  }
}
