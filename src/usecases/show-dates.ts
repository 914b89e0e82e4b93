import { DAY_MS, dateOf, startOfDate } from '../domain/dates.ts'
import { type Stage, type StageDates, stageIndex, stageOrder } from '../domain/stages.ts'

/** The first and last day of a stage. `days`: how many days are left, today being 0; null once it is over. */
export type StageDate = { stage: Stage; opens: string | null; closes: string | null; days: number | null }

type Clock = { stage: Stage; dates: StageDates }

/** The dated stages in their order. */
export const stageDates = ({ stage: now, dates }: Clock, at: number): StageDate[] =>
  stageOrder.flatMap((stage) => {
    const span = dates[stage]
    if (!span || (span.opens === undefined && span.closes === undefined)) return []
    const over = stageIndex(stage) < stageIndex(now) || (span.closes !== undefined && span.closes < at)
    return {
      stage,
      opens: span.opens === undefined ? null : dateOf(span.opens),
      closes: span.closes === undefined ? null : dateOf(span.closes),
      days: over || span.closes === undefined ? null : daysBetween(at, span.closes),
    }
  })

const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDate(dateOf(to)) - startOfDate(dateOf(from))) / DAY_MS)

/** Of a stage that is not over: what lies ahead, 'YYYY-MM-DD', and how many days are left to its end. */
export type DateAhead = { stage: Stage; opens: string | null; closes: string; days: number }

/** What anybody may read at 首页. `opens` is null once it has begun. */
export const datesAhead = (clock: Clock, at: number): DateAhead[] =>
  stageDates(clock, at).flatMap(({ stage, opens, closes, days }) => {
    if (days === null || closes === null) return []
    return { stage, opens: opens !== null && startOfDate(opens) > at ? opens : null, closes, days }
  })
