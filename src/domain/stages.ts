import { deny, ok, type Result } from './result.ts'

/** The stages of a cycle // 年度 in the order of Art.3 and Art.4: publicity comes before the party-group meeting. */
export const stages = {
  prepare: '筹备',
  nominate: '推荐',
  aggregate: '汇总',
  check: '资格审核',
  review: '评审',
  shortlist: '名单',
  publicity: '公示',
  decision: '党组会审议',
  certificate: '颁发',
  closed: '结束',
} as const
export type Stage = keyof typeof stages
export const stageOrder = Object.keys(stages) as Stage[]

/** A press is judged when it reaches us; this long after the end still counts, and the rules say so. */
export const GRACE_MS = 5_000

/** Epoch ms; an absent bound does not bind. `closes` itself is still inside. */
export type StageDates = Partial<Record<Stage, { opens?: number; closes?: number }>>

export type CycleClock = { stage: Stage; dates: StageDates }

export function stageIndex(stage: Stage): number {
  return stageOrder.indexOf(stage)
}

export function isStage(value: unknown): value is Stage {
  return typeof value === 'string' && (stageOrder as string[]).includes(value)
}

export function nextStage(stage: Stage): Stage | undefined {
  return stageOrder[stageIndex(stage) + 1]
}

/** `extendedTo` is one entry's own extension (epoch ms), used instead of an earlier end. */
export type At = { at: number; graceMs?: number; extendedTo?: number }

/** Denials: stage-not-open, stage-closed, late (with `lateMs`, counted from the end without the grace). */
export function stageOpen(cycle: CycleClock, stage: Stage, when: At): Result<Stage> {
  return spanOpen(cycle, { first: stage, last: stage }, when)
}

/** What is done in a cycle, and from which stage to which it is possible. */
export const works = {
  nominate: { first: 'nominate', last: 'nominate' },
  aggregate: { first: 'nominate', last: 'aggregate' },
  mend: { first: 'nominate', last: 'check' },
  check: { first: 'aggregate', last: 'check' },
  assign: { first: 'check', last: 'review' },
  review: { first: 'review', last: 'review' },
  shortlist: { first: 'review', last: 'shortlist' },
  publicity: { first: 'shortlist', last: 'publicity' },
  object: { first: 'publicity', last: 'publicity' },
  decide: { first: 'publicity', last: 'decision' },
} as const satisfies Record<string, { first: Stage; last: Stage }>
export type Work = keyof typeof works

/** Whether a kind of work can be done now. Denials as stageOpen. */
export function workOpen(cycle: CycleClock, work: Work, when: At): Result<Stage> {
  return spanOpen(cycle, works[work], when)
}

// Staff move the stage by hand and the dates close it on their own: both must allow. An extension outlives
// the end and the next stage too, or it would be worth nothing the moment staff go on.
function spanOpen(cycle: CycleClock, span: { first: Stage; last: Stage }, when: At): Result<Stage> {
  const now = stageIndex(cycle.stage)
  const extended = when.extendedTo !== undefined && when.at <= when.extendedTo + (when.graceMs ?? GRACE_MS)
  const opens = cycle.dates[span.first]?.opens
  if (now < stageIndex(span.first)) return deny('stage-not-open', { stage: stages[span.first] })
  if (opens !== undefined && when.at < opens) return deny('stage-not-open', { stage: stages[span.first] })
  if (extended) return ok(cycle.stage)
  if (now > stageIndex(span.last)) return deny('stage-closed', { stage: stages[span.last] })
  const closes = cycle.dates[span.last]?.closes
  if (closes !== undefined && when.at > closes + (when.graceMs ?? GRACE_MS)) {
    return deny('late', { stage: stages[span.last], lateMs: when.at - closes })
  }
  return ok(cycle.stage)
}

/** Dates must not run backwards. Denial: dates-out-of-order with the stage's name. */
export function checkDates(dates: StageDates): Result<StageDates> {
  let latest = Number.NEGATIVE_INFINITY
  for (const stage of stageOrder) {
    const { opens, closes } = dates[stage] ?? {}
    if (opens !== undefined && closes !== undefined && closes < opens) {
      return deny('dates-out-of-order', { stage: stages[stage] })
    }
    if (closes !== undefined && closes < latest) return deny('dates-out-of-order', { stage: stages[stage] })
    latest = Math.max(latest, closes ?? latest)
  }
  return ok(dates)
}
