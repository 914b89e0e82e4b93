import type { NominationFacts } from './nomination-facts.ts'
import { type Denial, deny } from './result.ts'
import { type Place, requireRole } from './roles.ts'
import { isArticle } from './settings.ts'
import { GRACE_MS } from './stages.ts'
import { hardFindings, reasonsMissing } from './validation.ts'

/** What an action needs besides the right person, state and stage; the denial when it is not there. */
export type Need = (facts: NominationFacts) => Denial | undefined

function refuse(unless: boolean, denial: () => { denial: Denial }): Denial | undefined {
  return unless ? undefined : denial().denial
}

export const reason: Need = (facts) =>
  refuse((facts.reason?.trim() ?? '') !== '', () => deny('reason-missing'))
export const article: Need = (facts) => refuse(isArticle(facts.article ?? ''), () => deny('article-missing'))
export const declaration: Need = (facts) => refuse(facts.declared === true, () => deny('declaration-missing'))
export const noVisit: Need = (facts) => refuse(facts.visitOpen !== true, () => deny('visit-open'))
export const consent: Need = (facts) => refuse(facts.consented === true, () => deny('consent-missing'))
export const noObjection: Need = (facts) => refuse(facts.objectionOpen !== true, () => deny('objection-open'))
export const target: Need = (facts) => refuse(Boolean(facts.targetId), () => deny('merge-target-missing'))

export const complete: Need = (facts) => {
  if (facts.findings === undefined) return deny('hard-findings', { count: 0 }).denial
  const hard = hardFindings(facts.findings)
  if (hard.length > 0) return deny('hard-findings', { count: hard.length }).denial
  const open = reasonsMissing(facts.findings, facts.reasons)
  return refuse(open.length === 0, () => deny('soft-reason-missing', { count: open.length }))
}

// 自荐 from a barred unit is not addressed by Art.11; it goes on and the checker sees the flag.
export const notBarred: Need = (facts) =>
  refuse(!facts.unitBarred || facts.entry.route === 'self', () => deny('unit-barred'))

export const paperIfProxy: Need = (facts) => {
  const own = requireRole(facts.actor, ['officer', 'aggregator'], placeOf(facts)).ok || isNominee(facts)
  return refuse(own || facts.paper === true, () => deny('paper-missing'))
}

export const notOwnUnit: Need = (facts) =>
  refuse(facts.actor.unitId !== facts.entry.unitId && !isNominee(facts), () => deny('check-own-unit'))

export const dueLater: Need = (facts) => {
  if (facts.dueAt === undefined || !Number.isFinite(facts.dueAt)) return deny('due-date-missing').denial
  return refuse(facts.dueAt > facts.at, () => deny('due-date-past'))
}

/** A unit recommends by its officer's own declaration (Art.3, R-11.8); a nominee hands in a 自荐 alone. */
export const byRecommender: Need = (facts) => {
  const held = requireRole(facts.actor, ['officer', 'staff'], placeOf(facts)).ok
  return refuse(held || facts.entry.route === 'self', () => deny('not-your-role'))
}

export const inTime: Need = (facts) => {
  if (facts.entry.state !== 'correcting' || !facts.entry.dueAt) return undefined
  return refuse(facts.at <= facts.entry.dueAt + GRACE_MS, () => deny('correction-overdue'))
}

export const afterPublicity: Need = (facts) =>
  refuse(facts.publicityEndsAt !== undefined && facts.at > facts.publicityEndsAt, () =>
    deny('decision-before-end'),
  )

export const secondPerson: Need = (facts) => {
  if (facts.firstId === undefined) return deny('second-confirm-missing').denial
  return refuse(facts.firstId !== facts.actor.id, () => deny('same-person'))
}

export function isNominee(facts: NominationFacts): boolean {
  return Boolean(facts.entry.nomineeId) && facts.entry.nomineeId === facts.actor.id
}

export function placeOf(facts: NominationFacts): Place {
  return { unitId: facts.entry.unitId, units: facts.units, at: facts.at }
}
