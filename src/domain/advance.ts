import { deny, ok, type Result } from './result.ts'
import { type CycleClock, nextStage, type Stage } from './stages.ts'

/** Counts the use case reads before 进入下一阶段; only those of the present stage matter. */
export type StageFacts = {
  now: number
  units?: number
  officers?: number
  confirmers?: number
  checkers?: number
  reviewers?: number
  publicGroups?: number
  contactMissing?: boolean
  drafts?: number
  waitingAggregation?: number
  waitingCheck?: number
  inCorrection?: number
  passed?: number
  unassigned?: number
  scoresMissing?: number
  tooFewScores?: number
  listed?: number
  target?: number
  targetReason?: boolean
  visitsOpen?: number
  consentsMissing?: number
  publicityOver?: boolean
  listReleased?: boolean
  objectionsOpen?: number
  undecided?: number
  unconfirmedDecisions?: number
}

/** What stands in the way: 'hard' stops the step, 'soft' is shown and may be confirmed. */
export type Missing = { key: MissingKey; severity: 'hard' | 'soft'; count?: number; article?: string }

export const missingKeys = [
  'no-units',
  'no-officers',
  'no-second-person',
  'no-checkers',
  'no-reviewers',
  'no-public-group',
  'no-contact',
  'drafts-left',
  'waiting-aggregation',
  'waiting-check',
  'in-correction',
  'nobody-passed',
  'not-assigned',
  'scores-missing',
  'too-few-scores',
  'nobody-listed',
  'target-differs',
  'visits-open',
  'consents-missing',
  'list-not-released',
  'publicity-not-over',
  'objections-open',
  'undecided',
  'unconfirmed-decisions',
  'before-closing-time',
] as const
export type MissingKey = (typeof missingKeys)[number]

type Probe = (facts: StageFacts) => Missing | undefined

const none =
  (
    count: keyof StageFacts,
    key: MissingKey,
    severity: Missing['severity'] = 'hard',
    article?: string,
  ): Probe =>
  (facts) =>
    Number(facts[count] ?? 0) > 0 ? undefined : { key, severity, article }

const some =
  (
    count: keyof StageFacts,
    key: MissingKey,
    severity: Missing['severity'] = 'hard',
    article?: string,
  ): Probe =>
  (facts) => {
    const left = Number(facts[count] ?? 0)
    return left > 0 ? { key, severity, count: left, article } : undefined
  }

const targetDiffers: Probe = (facts) => {
  const gap = (facts.listed ?? 0) - (facts.target ?? 0)
  if (facts.target === undefined || gap === 0 || facts.targetReason) return undefined
  return { key: 'target-differs', severity: 'soft', count: gap, article: '第二条' }
}

const probes: Partial<Record<Stage, readonly Probe[]>> = {
  prepare: [
    none('units', 'no-units'),
    none('officers', 'no-officers'),
    none('confirmers', 'no-second-person', 'soft'),
  ],
  nominate: [some('drafts', 'drafts-left', 'soft')],
  aggregate: [
    some('waitingAggregation', 'waiting-aggregation', 'soft', '第三条'),
    none('checkers', 'no-checkers', 'hard', '第四条'),
  ],
  check: [
    some('waitingCheck', 'waiting-check', 'hard', '第四条'),
    some('inCorrection', 'in-correction', 'soft', '第四条'),
    none('passed', 'nobody-passed', 'hard', '第四条'),
    none('reviewers', 'no-reviewers', 'hard', '第四条'),
  ],
  review: [
    some('unassigned', 'not-assigned', 'hard', '第四条'),
    some('scoresMissing', 'scores-missing', 'soft', '第四条'),
    some('tooFewScores', 'too-few-scores', 'soft', '第四条'),
  ],
  shortlist: [
    none('listed', 'nobody-listed', 'hard', '第四条'),
    targetDiffers,
    some('visitsOpen', 'visits-open', 'hard', '第四条'),
    some('consentsMissing', 'consents-missing'),
    none('publicGroups', 'no-public-group'),
    none('confirmers', 'no-second-person'),
    some('contactMissing', 'no-contact'),
  ],
  publicity: [
    none('listReleased', 'list-not-released', 'hard', '第四条'),
    none('publicityOver', 'publicity-not-over', 'hard', '第四条'),
    some('objectionsOpen', 'objections-open', 'soft', '第四条'),
  ],
  decision: [
    some('undecided', 'undecided', 'hard', '第四条'),
    some('unconfirmedDecisions', 'unconfirmed-decisions', 'hard', '第四条'),
  ],
}

/** Everything that 进入下一阶段 names before it moves, hard ones first. */
export function missingBefore(cycle: CycleClock, facts: StageFacts): Missing[] {
  const closes = cycle.dates[cycle.stage]?.closes
  const early: Missing[] =
    closes !== undefined && facts.now < closes ? [{ key: 'before-closing-time', severity: 'soft' }] : []
  const found = (probes[cycle.stage] ?? []).flatMap((probe) => probe(facts) ?? [])
  return [...found, ...early].sort((a, b) => Number(a.severity === 'soft') - Number(b.severity === 'soft'))
}

/**
 * The stage after this one. Denials: last-stage; stage-incomplete with the number of things that stop the step
 * (`missing`), or of those that still want a confirmation when `confirmed` is not given.
 */
export function advance(cycle: CycleClock, facts: StageFacts, confirmed: boolean): Result<Stage> {
  const next = nextStage(cycle.stage)
  if (!next) return deny('last-stage')
  const missing = missingBefore(cycle, facts)
  const stopping = missing.filter((item) => item.severity === 'hard' || !confirmed)
  if (stopping.length > 0) return deny('stage-incomplete', { missing: stopping.length })
  return ok(next)
}
