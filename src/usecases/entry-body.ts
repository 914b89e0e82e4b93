import { careerOf } from '../domain/career.ts'
import { type CriterionCode, criteriaOf, type ForceKey, forceKeys } from '../domain/criteria.ts'
import { type Route, textOf } from '../domain/entry.ts'
import { cutAtSentence } from '../domain/evidence.ts'
import { type FactKey, factKeys } from '../domain/fields.ts'
import { maskNumber } from '../domain/mask.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import type { Unit } from '../domain/units.ts'
import { careerReferenceOf, type Finding } from '../domain/validation.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination, StoredFile } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { findingsOf } from './nomination-facts-of.ts'

export type EntryHead = {
  id: string
  version: number
  name: string
  unit: string
  post: string
  route: Route
  state: NominationState
}

export type CriterionShown = { code: CriterionCode; text: string; cut: boolean; files: number }
export type ForceShown = { force: ForceKey; criteria: CriterionShown[] }

/** What a nomination says, for those who judge it. */
export type EntryBody = {
  head: EntryHead
  facts: { key: FactKey; value: string }[]
  /** the front-line years as counted, or null while nothing is written */
  career: { years: number; months: number } | null
  findings: { finding: Finding; reason: string }[]
  forces: ForceShown[]
  files: StoredFile[]
}

export const entryHeadOf = (nomination: Nomination, units: readonly Unit[]): EntryHead => ({
  id: nomination.id,
  version: nomination.version,
  name: textOf(nomination.entry, 'name'),
  unit: units.find(({ id }) => id === nomination.unitId)?.name ?? textOf(nomination.entry, 'unit'),
  post: textOf(nomination.entry, 'post'),
  route: nomination.route,
  state: nomination.state,
})

type Reading = {
  nomination: Nomination
  cycle: Cycle
  units: readonly Unit[]
  at: number
  /** the whole number for the checker alone, the last four characters for others */
  fullNumber: boolean
  /** characters of a criterion when all of them together are too long for one card */
  excerpt: number
}

/** All fifteen in full up to this many characters; beyond it each is cut at a sentence and offers 看全文. */
const WHOLE = 2_000

export const entryBodyOf = async (tx: Nouns, reading: Reading): Promise<EntryBody> => {
  const { nomination, cycle, units, at, fullNumber } = reading
  return {
    head: entryHeadOf(nomination, units),
    facts: factKeys
      .filter((key) => key !== 'name' && key !== 'post' && textOf(nomination.entry, key) !== '')
      .map((key) => ({ key, value: factOf(nomination, key, fullNumber) })),
    career: careerCounted(nomination, cycle, at),
    findings: findingsOf(nomination, cycle, at).map((finding) => ({
      finding,
      reason: nomination.entry.reasons?.[finding.field]?.trim() ?? '',
    })),
    forces: forcesOf(reading),
    files: await tx.nominations.listFiles(nomination.id),
  }
}

const factOf = (nomination: Nomination, key: FactKey, full: boolean): string => {
  const value = textOf(nomination.entry, key)
  return key === 'membershipNo' && !full ? maskNumber(value) : value
}

const careerCounted = (nomination: Nomination, cycle: Cycle, at: number): EntryBody['career'] => {
  const text = textOf(nomination.entry, 'career')
  if (text === '') return null
  const reference = careerReferenceOf(cycle.settings, at, cycle.dates.nominate?.closes)
  const { years, restMonths } = careerOf(text, reference)
  return { years, months: restMonths }
}

const forcesOf = ({ nomination, excerpt }: Reading): ForceShown[] => {
  const all = forceKeys.map((force) => ({
    force,
    criteria: criteriaOf(force).map(({ code }) => shown(nomination, code)),
  }))
  const length = all.flatMap(({ criteria }) => criteria).reduce((sum, { text }) => sum + [...text].length, 0)
  if (length <= WHOLE) return all
  return all.map(({ force, criteria }) => ({
    force,
    criteria: criteria.map((one) => ({ ...one, ...cutAtSentence(one.text, excerpt) })),
  }))
}

const shown = ({ entry }: Nomination, code: CriterionCode): CriterionShown => ({
  code,
  text: textOf(entry, code),
  cut: false,
  files: entry.files?.[code] ?? 0,
})

/** One force in full, up to three times a thousand characters. */
export const forceInFull = (nomination: Nomination, force: ForceKey): ForceShown => ({
  force,
  criteria: criteriaOf(force).map(({ code }) => shown(nomination, code)),
})
