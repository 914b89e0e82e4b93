import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { emptyDatabase } from '../../src/store/empty.ts'
import { createTx, type Run } from '../../src/store/tx.ts'

let opened: Promise<Database> | undefined

/** This worker's migrated database in memory, emptied. Not for tests that run at the same time in one file. */
export async function withDatabase(): Promise<{ database: Database; tx: Run }> {
  opened ??= open()
  const database = await opened
  await emptyDatabase(database)
  return { database, tx: createTx(database.prisma) }
}

async function open(): Promise<Database> {
  const snapshot = new Blob([await readFile(inject('databaseSnapshot'))])
  return openDatabase({ memory: true, snapshot })
}
