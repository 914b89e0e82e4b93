import { dateOf } from '../domain/dates.ts'
import type { PublicRow } from '../domain/public-list.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { type Period, publicityPeriod } from '../domain/working-days.ts'
import type { StoredRow } from '../store/nouns/lists.ts'
import type { Candidates } from './publicity-candidates.ts'

export type Composed = { rows: StoredRow[]; startDate: string; endDate: string; endsAt: number }

/**
 * The rows with their periods. In a correction, who was publicised already and did not change keeps the period of
 * before; the new and the changed get the full length from `start` ('YYYY-MM-DD'). Denials: list-empty,
 * publicity-start-past, those of publicityPeriod.
 */
export const composeList = (found: Candidates, start: string, at: number): Result<Composed> => {
  const { previous, changes, rows } = found
  if (rows.length === 0) return deny('list-empty')
  const fresh = [...changes.added, ...changes.changed]
  if (previous && fresh.length === 0) return ok(keptOnly(rows, previous))
  const period = publicityPeriod(start, found.cycle.settings)
  if (!period.ok) return withField(period)
  if (start < dateOf(at)) return deny('publicity-start-past', { field: 'start' })
  const dated = rows.map((row) => ({ ...row, ...periodOf(row, period.value, { previous, fresh }) }))
  const last = dated.reduce((latest, row) => (row.endsAt > latest.endsAt ? row : latest))
  return ok({
    rows: dated,
    startDate: previous?.startDate ?? start,
    endDate: last.end,
    endsAt: last.endsAt,
  })
}

const withField = (refused: Extract<Result<never>, { ok: false }>): Result<never> =>
  deny(refused.denial.key, { ...refused.denial.facts, field: 'start' })

type Kept = { previous: Candidates['previous']; fresh: readonly string[] }

const periodOf = (row: PublicRow, period: Period, { previous, fresh }: Kept) => {
  const old = previous?.rows.find((candidate) => candidate.nominationId === row.nominationId)
  const { start, end, endsAt } = old && !fresh.includes(row.nominationId) ? old : period
  return { start, end, endsAt }
}

const keptOnly = (rows: readonly PublicRow[], previous: NonNullable<Candidates['previous']>): Composed => {
  const old = new Map(previous.rows.map((row) => [row.nominationId, row]))
  return {
    rows: rows.flatMap((row) => {
      const before = old.get(row.nominationId)
      return before ? [{ ...row, start: before.start, end: before.end, endsAt: before.endsAt }] : []
    }),
    startDate: previous.startDate,
    endDate: previous.endDate,
    endsAt: previous.endsAt,
  }
}
