import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { emptyDatabase } from '../../src/store/empty.ts'
import { createTx, type Run } from '../../src/store/tx.ts'
import { createDatabase, randomName } from './server.ts'

let opened: Promise<Database> | undefined

/** The server on which these tests run, undefined when they run on PGlite. */
export const postgres = inject('postgres')

/** This worker's migrated database, emptied. Not for tests that run at the same time in one file. */
export async function withDatabase(): Promise<{ database: Database; tx: Run }> {
  opened ??= open()
  const database = await opened
  await emptyDatabase(database)
  return { database, tx: createTx(database.prisma) }
}

async function open(): Promise<Database> {
  if (postgres) return openDatabase({ url: await copyOf(postgres) })
  const snapshot = new Blob([await readFile(inject('databaseSnapshot'))])
  return openDatabase({ memory: true, snapshot })
}

type Server = NonNullable<typeof postgres>

/** A migrated database of its own on the server, dropped after all tests. */
export const copyOf = ({ server, template }: Server): Promise<string> =>
  createDatabase(server, nameWithin(template), template)

/** An empty one, for what makes its own tables. */
export const emptyOn = ({ server, template }: Server): Promise<string> =>
  createDatabase(server, nameWithin(template))

// The end of the run drops every name that begins with the template's.
const nameWithin = (template: string): string => `${template}_${randomName().slice(-10)}`
