import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { generateClient } from '../../scripts/setup/prisma-client.mjs'
import type { Database, Place } from '../../src/store/database.ts'
import { createDatabase, dropAll, randomName } from './server.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = `${ROOT}node_modules/.cache/haidian`

declare module 'vitest' {
  export interface ProvidedContext {
    databaseSnapshot: string
    /** a server and the migrated database on it that is copied for each worker; undefined: PGlite */
    postgres: { server: string; template: string } | undefined
  }
}

/**
 * Before all tests: a migrated database in one file (migrating takes 4 s, loading the file 0.4 s), and with
 * TEST_DATABASE_URL one on that server, which goes with its copies when the tests end.
 */
export async function setup(project: TestProject): Promise<void> {
  generateClient(process.execPath)
  await provideSnapshot(project)
  const server = process.env.TEST_DATABASE_URL
  if (server) await provideServer(project, server)
}

let drop = async (): Promise<void> => {}

export const teardown = (): Promise<void> => drop()

async function provideServer(project: TestProject, server: string): Promise<void> {
  // A name of this run alone: another run on the same server may begin or end meanwhile.
  const template = randomName()
  drop = () => dropAll(server, template)
  const url = await createDatabase(server, template)
  await migrated({ url }).then((database) => database.close())
  project.provide('postgres', { server, template })
}

async function provideSnapshot(project: TestProject): Promise<void> {
  const file = `${CACHE}/pglite-${await fingerprint()}.tar`
  if (!existsSync(file)) await build(file)
  project.provide('databaseSnapshot', file)
}

/** With the tables of pg-boss, too. */
async function migrated(place: Place): Promise<Database> {
  // Imported late: the client it needs may have been generated a moment ago.
  const { openDatabase } = await import('../../src/store/database.ts')
  const { openJobQueue } = await import('../../src/store/job-queue.ts')
  const database = await openDatabase(place)
  await (await openJobQueue(database, { now: () => Date.now() })).stop()
  return database
}

async function build(file: string): Promise<void> {
  const database = await migrated({ memory: true })
  const dump = await database.pglite?.dumpDataDir('none')
  await database.close()
  if (!dump) throw new Error('a memory database is always PGlite')
  await mkdir(CACHE, { recursive: true })
  const stale = (await readdir(CACHE)).filter((name) => name.startsWith('pglite-') && name.endsWith('.tar'))
  await Promise.all(stale.map((name) => rm(`${CACHE}/${name}`, { force: true })))
  // Moved into place whole: two test runs may build it at once.
  await writeFile(`${file}.${process.pid}`, await dump.bytes())
  await rename(`${file}.${process.pid}`, file)
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const migrations = await readdir(`${ROOT}prisma/migrations`, { recursive: true })
  const sources = migrations.filter((name) => name.endsWith('.sql')).sort()
  const files = [
    ...sources.map((name) => `prisma/migrations/${name}`),
    'package-lock.json',
    'test/support/snapshot.ts',
  ]
  for (const name of files) hash.update(name).update(await readFile(`${ROOT}${name}`))
  return hash.digest('hex').slice(0, 16)
}
