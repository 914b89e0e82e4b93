import type { StageFacts } from '../domain/advance.ts'
import { activeGrants, type Person, type Role, requireSecondPerson } from '../domain/roles.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { StageCounts } from '../store/nouns/stage-counts.ts'
import type { Nouns } from '../store/nouns.ts'
import { reviewCounts } from './review-counts.ts'

/** Everything 进入下一阶段 asks about the present stage, from one transaction. `at` in epoch ms. */
export const stageFactsOf = async (tx: Nouns, cycle: Cycle, at: number): Promise<StageFacts> => {
  const counts = await tx.stageCounts.of(cycle.id)
  const people = await tx.people.holding(['officer', 'checker', 'reviewer', 'staff', 'confirmer'])
  return {
    now: at,
    units: counts.units,
    officers: holding(people, 'officer', at),
    checkers: holding(people, 'checker', at),
    reviewers: holding(people, 'reviewer', at),
    confirmers: requireSecondPerson('release-list', people, at).ok ? 1 : 0,
    ...entryFacts(counts),
    ...publicityFacts(counts, at),
    contactMissing: !cycle.settings.contactPhone || !cycle.settings.contactMail,
    ...(await reviewCounts(tx, cycle)),
  }
}

const holding = (people: readonly Person[], role: Role, at: number): number =>
  people.filter((person) => activeGrants(person, at).some((grant) => grant.role === role)).length

const entryFacts = ({ states }: StageCounts): Partial<StageFacts> => ({
  drafts: states.draft ?? 0,
  waitingAggregation: (states.submitted ?? 0) + (states.held ?? 0) + (states.batched ?? 0),
  waitingCheck: states.handed ?? 0,
  inCorrection: (states.correcting ?? 0) + (states.returned ?? 0),
  passed: (states.passed ?? 0) + (states.assigned ?? 0),
})

const publicityFacts = (counts: StageCounts, at: number): Partial<StageFacts> => {
  const posted = counts.lists.filter(({ state }) => state === 'released' || state === 'ended')
  return {
    consentsMissing: counts.consentsMissing,
    publicGroups: counts.publicGroups,
    listReleased: posted.length > 0,
    publicityOver: posted.length > 0 && posted.every(({ endsAt }) => endsAt < at),
    objectionsOpen: counts.objectionsOpen,
    undecided: counts.undecided,
    unconfirmedDecisions: counts.meetingsUnconfirmed,
    visitsOpen: 0,
  }
}
