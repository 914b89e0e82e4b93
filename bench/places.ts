import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/database.ts'
import { createDatabase, dropDatabase, randomName, say } from '../test/support/server.ts'
import { fillRows } from './rows.ts'

export type Kind = 'PostgreSQL' | 'PGlite'

/** Filled databases of one kind, each with `stored` nominations, and how to be rid of them. */
export type Places = { kind: Kind; where: string[]; forget: () => Promise<void> }

export const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** As a server's own housekeeping does it, which comes a minute too late for a bench. */
export const analyze = async (where: string): Promise<void> => {
  if (where.startsWith('postgres')) await say(where, 'ANALYZE')
}

/** One database that all servers share, as instances do. */
export const onPostgres = async (stored: number): Promise<Places> => {
  const name = `haidian_bench_${randomName().slice(-10)}`
  const url = await createDatabase(SERVER, name)
  // The tests' databases need not wait for the disk; what is measured here must.
  await say(SERVER, `ALTER DATABASE "${name}" RESET synchronous_commit`)
  const database = await openDatabase({ url })
  await fillRows(database.prisma, stored)
  await database.close()
  return { kind: 'PostgreSQL', where: [url, url], forget: () => dropDatabase(SERVER, name) }
}

/** A folder belongs to one process: two of the same content. */
export const onPglite = async (stored: number): Promise<Places> => {
  const root = await mkdtemp(join(tmpdir(), 'haidian-bench-'))
  const [first, second] = [join(root, 'one'), join(root, 'two')]
  const database = await openDatabase({ dataDir: first })
  await fillRows(database.prisma, stored)
  await database.close()
  await cp(first, second, { recursive: true })
  return {
    kind: 'PGlite',
    where: [first, second],
    forget: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}
