import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { type MigrationList, readMigrations } from './migrate.ts'
import { pgliteAdapter } from './pglite-adapter.ts'
import { openSchemaEngine } from './schema-engine.ts'

const PRISMA = fileURLToPath(new URL('../../prisma/', import.meta.url))
const FIRST = '0_init'

/**
 * Writes the SQL that leads from the migrations to `schema.prisma` as a new migration and returns its folder,
 * or undefined when nothing changed. The folder's SQL may be edited by hand before it is committed.
 */
export async function writeMigration(name: string, now: Date): Promise<string | undefined> {
  const sql = await diffFromMigrations()
  if (!sql) return undefined
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return write(`${stamp}_${name}`, sql)
}

/** The SQL that the migrations lack; undefined: nothing. */
export async function diffFromMigrations(): Promise<string | undefined> {
  return diff({ tag: 'migrations', ...(await readMigrations()) })
}

/** Replaces every migration by one that builds the schema from nothing. Only before the first release. */
export async function rewriteFirstMigration(): Promise<string> {
  const sql = await diff({ tag: 'empty' })
  const byHand = await readFile(`${PRISMA}by-hand.sql`, 'utf8')
  await rm(`${PRISMA}migrations`, { recursive: true, force: true })
  return write(FIRST, `${sql}\n${byHand}`)
}

type From = { tag: 'empty' } | ({ tag: 'migrations' } & MigrationList)

async function diff(from: From): Promise<string | undefined> {
  const main = await PGlite.create()
  const shadows: PGlite[] = []
  const openShadow = async () => {
    const shadow = await PGlite.create()
    shadows.push(shadow)
    return shadow
  }
  const engine = await openSchemaEngine(pgliteAdapter(main, openShadow))
  try {
    const content = await readFile(`${PRISMA}schema.prisma`, 'utf8')
    const to = { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] }
    const filters = { externalTables: [], externalEnums: [] }
    const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters })
    return exitCode === 0 ? undefined : (stdout ?? undefined)
  } finally {
    engine.free()
    await Promise.all([main, ...shadows].map((pg) => pg.close()))
  }
}

async function write(name: string, sql: string): Promise<string> {
  const folder = `${PRISMA}migrations/${name}`
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/migration.sql`, sql)
  await writeFile(`${PRISMA}migrations/migration_lock.toml`, 'provider = "postgresql"\n')
  return folder
}
