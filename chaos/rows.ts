import { createHash } from 'node:crypto'
import { plain } from './plain.ts'

/** Asks the database; the rows as objects. */
export type Ask = (sql: string) => Promise<Record<string, unknown>[]>

/** A line for each row, without ids and minutes, by table. */
export type Rows = Record<string, string[]>

/**
 * Not part of the outcome: what was answered already, by ids of events; how much may be sent in this second; how
 * migrations went.
 */
const LEFT_OUT = new Set(['Seen', '_prisma_migrations', 'RateBudget', 'RateToken', 'Budget'])
/** How often something was tried, how the chain came about, and what is encrypted differently every time. */
const LEFT_OUT_COLUMNS =
  /^(phoneKey|attempts|triedAt|id|seq|prev|hash|sealedAt|uuid|code|\w*Box|why|unknownSince)$/
/** Cards are renewed at hours that are spread by their ids. */
const SPREAD_COLUMNS = /^(dueAt|doneAt)$/
/** Rounds in which rows take over the names of the rows they point to. */
const ROUNDS = 2

type Row = { table: string; id: string | undefined; values: Record<string, unknown> }

/** Every row of every table as it stands, comparable with another run's. */
export const rowsOf = async (ask: Ask): Promise<Rows> => {
  const all = await everything(ask)
  let names = new Map(all.flatMap(({ id, table }) => (id ? [[id, table] as const] : [])))
  for (let round = 0; round < ROUNDS; round += 1) {
    const known = names
    names = new Map(
      all.flatMap((row) => (row.id ? [[row.id, `${row.table}~${short(lineOf(row, known))}`] as const] : [])),
    )
  }
  const found: Rows = {}
  for (const row of all) {
    const lines = found[row.table] ?? []
    found[row.table] = lines
    lines.push(lineOf(row, names))
  }
  for (const lines of Object.values(found)) lines.sort()
  return found
}

const everything = async (ask: Ask): Promise<Row[]> => {
  const tables = await ask(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  const rows: Row[] = []
  for (const { name } of tables) {
    const table = String(name)
    if (LEFT_OUT.has(table)) continue
    for (const { row } of await ask(`SELECT to_jsonb(t) AS row FROM "${table}" t`)) {
      const values = row as Record<string, unknown>
      rows.push({ table, id: typeof values.id === 'string' ? values.id : undefined, values })
    }
  }
  return rows
}

const lineOf = ({ table, values }: Row, names: ReadonlyMap<string, string>): string => {
  const isSpread = table === 'Due' && values.kind === 'card-renew'
  const kept = Object.entries(values).filter(
    ([column]) => !LEFT_OUT_COLUMNS.test(column) && !(isSpread && SPREAD_COLUMNS.test(column)),
  )
  return JSON.stringify(plain(Object.fromEntries(kept), names))
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6)
