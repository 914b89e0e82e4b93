import { addDays, dateOf, endOfDate, isDate, startOfDate } from './dates.ts'
import { deny, ok, type Result } from './result.ts'

/** Nobody mends an entry for longer than this; a year mistyped on a phone does not become a due time. */
export const CORRECTION_DAYS_MAX = 60

type Around = { at: number; checkCloses?: number }

/** The last day on which a correction may be due, 'YYYY-MM-DD': it must come back while the check is still going on. */
export function lastCorrectionDate({ at, checkCloses }: Around): string {
  const far = addDays(dateOf(at), CORRECTION_DAYS_MAX)
  return checkCloses !== undefined && checkCloses < startOfDate(far) ? dateOf(checkCloses) : far
}

/**
 * The instant (epoch ms) a correction is due: the end of that day in Shanghai, or the end of the check if that comes
 * first. `date` is what a date picker sends, '2026-12-01 +0800'. Denials, each with the field `due`: due-date-missing,
 * date-invalid, due-date-past, due-date-far with the last possible date as `end`.
 */
export function correctionDue(date: string, around: Around): Result<number> {
  const day = date.trim().slice(0, 10)
  if (day === '') return deny('due-date-missing', { field: 'due' })
  if (!isDate(day)) return deny('date-invalid', { field: 'due', date: date.trim() })
  const due = Math.min(endOfDate(day), around.checkCloses ?? Number.POSITIVE_INFINITY)
  if (endOfDate(day) <= around.at || due <= around.at) return deny('due-date-past', { field: 'due' })
  const last = lastCorrectionDate(around)
  return day > last ? deny('due-date-far', { field: 'due', end: last }) : ok(due)
}
