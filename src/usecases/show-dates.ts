import { DAY_MS, dateOf, startOfDate } from '../domain/dates.ts'
import { type Stage, type StageDates, stageIndex, stageOrder, stages } from '../domain/stages.ts'

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

/** What anybody may read at 首页: '推荐截止 2026-12-15，还有 3 天'. Stages that are over are left out. */
export const dateLines = (clock: Clock, at: number): string[] =>
  stageDates(clock, at).flatMap(({ stage, opens, closes, days }) => {
    if (days === null) return []
    const notYet = opens !== null && startOfDate(opens) > at
    if (notYet) return [`${stages[stage]} ${opens} 开始，${closes} 截止`]
    const left = days === 0 ? '今天是最后一天' : `还有 ${days} 天`
    return [`${stages[stage]}截止 ${closes}，${left}`]
  })
