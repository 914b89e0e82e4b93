import type { Deps } from '../deps.ts'
import { dateOf, endOfDate, isDate, startOfDate, yearOf } from '../domain/dates.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { checkDates, type Stage, type StageDates, stages } from '../domain/stages.ts'

/** The dates a cycle is set up with; the rest of the year follows from them and from the publicity period. */
export const datedStages = ['nominate', 'aggregate', 'check', 'review'] as const
export type DatedStage = (typeof datedStages)[number]

/** As date pickers send them, '2026-12-01 +0800' or ''. `opens` is the first day of 推荐, the others are last days. */
export type DateFields = Partial<Record<DatedStage | 'opens', string>>

/**
 * Stage dates from a form: a first day begins at 00:00, a last day ends at its last millisecond, in Shanghai. A date
 * left out does not bind. Denials: cycle-date (not in `year` or the next, or over already), dates-out-of-order.
 */
export const datesFrom = (
  fields: DateFields,
  { year, now }: { year: number; now: number },
): Result<StageDates> => {
  const days: Partial<Record<DatedStage | 'opens', string>> = {}
  for (const key of ['opens', ...datedStages] as const) {
    const day = (fields[key] ?? '').trim().slice(0, 10)
    if (day === '') continue
    const stage = key === 'opens' ? '推荐开始' : stages[key]
    if (!isDate(day) || ![year, year + 1].includes(yearOf(day)))
      return deny('cycle-date', { stage, field: key })
    if (key !== 'opens' && endOfDate(day) < now) return deny('cycle-date', { stage, field: key })
    days[key] = day
  }
  const dates: StageDates = {}
  for (const stage of datedStages) {
    const closes = days[stage]
    const opens = stage === 'nominate' ? days.opens : undefined
    if (!closes && !opens) continue
    dates[stage] = {
      ...(opens && { opens: startOfDate(opens) }),
      ...(closes && { closes: endOfDate(closes) }),
    }
  }
  return checkDates(dates)
}

/** '2026' in the present or the next year of Shanghai. Denial: cycle-year. */
export const yearFrom = (deps: Deps, typed: string): Result<number> => {
  const year = Number(
    typed
      .normalize('NFKC')
      .replace(/年(?:度)?$/u, '')
      .trim(),
  )
  const present = yearOf(dateOf(deps.now()))
  return year === present || year === present + 1 ? ok(year) : deny('cycle-year', { field: 'year' })
}

/** The day a stage ends, 'YYYY-MM-DD', or '' where none is set. */
export const closingDay = (dates: StageDates, stage: Stage): string => {
  const closes = dates[stage]?.closes
  return closes === undefined ? '' : dateOf(closes)
}
