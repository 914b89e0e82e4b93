import type { Db } from './tx.ts'

/** The number is our own and means nothing. */
const LOCK = 7_210_317

/**
 * From here to the end of this transaction no other change runs, on no instance: what it reads stays true until it
 * writes, as it does on PGlite with its one connection. Reading waits for nobody.
 */
export const oneWriter = async (db: Db): Promise<void> => {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
}
