import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

export type Statement = { name: string; text: string }

/**
 * A plan made anew for each null would be thrown away again. And one that is made once must not be for tables that are
 * still empty: it would read all of them for ever.
 */
const PLAN_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off'

/**
 * Statements that PGlite plans once, where `query` parses and plans for every call: eight times the work of carrying
 * out a statement with ten subqueries (8.2 ms to 1.0 ms, measured). PGlite offers none by its protocol, so they are
 * SQL's own, which take their values, one at least, as literals.
 */
export const preparedOn = (
  pglite: PGlite,
): (<Row>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>) => {
  const made = new Map<string, Promise<void>>()
  const make = (statement: Statement): Promise<void> => {
    const { name } = statement
    const making =
      made.get(name) ??
      prepare(pglite, statement).catch((error) => {
        made.delete(name)
        throw error
      })
    made.set(name, making)
    return making
  }
  return async <Row>(statement: Statement, values: readonly unknown[]) => {
    await make(statement)
    // In one message, which is one transaction: other statements are planned as ever.
    const results = await pglite.exec(
      `${PLAN_ONCE}; EXECUTE "${statement.name}" (${values.map(literal).join(', ')})`,
    )
    return (results.at(-1)?.rows ?? []) as Row[]
  }
}

/** Who had the same session before may have left one of that name. */
const prepare = async (pglite: PGlite, { name, text }: Statement): Promise<void> => {
  const { rows } = await pglite.query('SELECT FROM pg_prepared_statements WHERE name = $1', [name])
  if (rows.length > 0) await pglite.exec(`DEALLOCATE "${name}"`)
  await pglite.exec(`PREPARE "${name}" AS ${text}`)
}

/** Text, whole numbers, null, and lists of text: whatever else a statement takes, it takes as text. */
const literal = (value: unknown): string => {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (Number.isSafeInteger(value)) return String(value)
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]::text[]`
  throw new TypeError(`no literal for ${typeof value}`)
}
