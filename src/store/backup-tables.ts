import type { Applied, BackupTable } from './backup-format.ts'
import type { Db } from './tx.ts'

type Column = { table: string; name: string; type: string }
type Reference = { from: string; to: string }

export type Table = BackupTable & {
  /** SQL types, in the order of the columns */
  types: readonly string[]
  /** its rows refer to others of its own */
  refersToItself: boolean
}

/** Every table of ours, each after those that it refers to. */
export const tablesOf = async (db: Db): Promise<Table[]> => {
  const columns = await db.$queryRaw<Column[]>`
    SELECT c.relname::text AS table, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname, a.attnum`
  const references = await db.$queryRaw<Reference[]>`
    SELECT f.relname::text AS from, t.relname::text AS to FROM pg_constraint k
    JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`
  const names = [...new Set(columns.map(({ table }) => table))]
  return inOrder(names, references).map((name) => {
    const own = columns.filter(({ table }) => table === name)
    return {
      name,
      columns: own.map((column) => column.name),
      types: own.map(({ type }) => type),
      refersToItself: references.some(({ from, to }) => from === name && to === name),
    }
  })
}

const inOrder = (names: readonly string[], references: readonly Reference[]): string[] => {
  const done: string[] = []
  const left = new Set(names)
  while (left.size > 0) {
    const free = [...left].filter((name) =>
      references.every(({ from, to }) => from !== name || to === name || !left.has(to)),
    )
    if (free.length === 0) throw new Error('tables refer to each other in a circle')
    for (const name of free) left.delete(name)
    done.push(...free)
  }
  return done
}

export const migrationsOf = (db: Db): Promise<Applied[]> => db.$queryRaw<Applied[]>`
  SELECT migration_name AS name, checksum FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`

/** The last number that each sequence gave. */
export const sequencesOf = async (db: Db): Promise<Record<string, string>> => {
  const rows = await db.$queryRaw<{ name: string; last: string }[]>`
    SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL`
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

export const hasJobs = async (db: Db): Promise<boolean> => {
  const [row] = await db.$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`
  return row?.found ?? false
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
