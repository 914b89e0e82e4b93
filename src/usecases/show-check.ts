import type { Actor, Loader } from '../deps.ts'
import { type CriterionCode, criterionCodes } from '../domain/criteria.ts'
import { declarationOf } from '../domain/declaration.ts'
import { charactersOf, type FactKey, type FieldKey, factKeys } from '../domain/fields.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { ok, type Result } from '../domain/result.ts'
import { aggregatorOf } from '../domain/units.ts'
import type { Finding } from '../domain/validation.ts'
import type { Nomination, StoredFile } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import {
  type Collision,
  careerShown,
  collisionsOf,
  type Head,
  keptFor,
  type Loaded,
  loadEntry,
} from './load-entry.ts'
import { findingsOf } from './nomination-facts-of.ts'
import type { NominationShows, Remark, Wrong } from './nomination-shows.ts'
import { workplaceOf } from './officer-units.ts'
import { sameAs } from './same-as.ts'

type Evidence = { code: CriterionCode; text: string; length: number; files: number }

/** Another entry that may be the same person; whose it is stays with the staff unless it is the viewer's unit's. */
type Twin = { by: ('name' | 'member' | 'phone')[]; ownUnit: boolean; state: NominationState }

type Check = {
  head: Head
  echo: { field: FieldKey; value: string }[]
  facts: { key: FactKey; value: string }[]
  career: ReturnType<typeof careerShown>
  evidence: Evidence[]
  findings: Finding[]
  reasons: Partial<Record<FieldKey, string>>
  files: Pick<StoredFile, 'name' | 'size' | 'criterion' | 'purpose'>[]
  collisions: Collision[]
  twins: Twin[]
  declaration: string
  declared: boolean
  kept: Record<string, string>
  wrong: Wrong[]
  remarks: Remark[]
}

/** Screen ③ 核对: everything as it would be handed in, and what is missing. */
export const showCheck: Loader<NominationShows['entry-check'], Check> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, cycle, head } = loaded.value
    const key = { card: 'entry-check', about: { nomination: nomination.id } }
    const { fields } = nomination.entry
    return ok({
      head,
      echo: (about.saved ?? []).map((field) => ({ field, value: fields[field] ?? '' })),
      facts: factKeys.map((fact) => ({ key: fact, value: fields[fact] ?? '' })),
      career: careerShown(nomination, cycle, viewer.at),
      evidence: evidenceShown(nomination),
      findings: findingsOf(nomination, cycle, viewer.at),
      reasons: nomination.entry.reasons ?? {},
      files: await tx.nominations.listFiles(nomination.id),
      collisions: await collisionsOf(tx, nomination),
      twins: await twinsOf(tx, nomination),
      declaration: wordsFor(viewer, loaded.value),
      declared: nomination.declaration?.byId === viewer.person.id,
      kept: await keptFor(tx, viewer, key),
      wrong: [...(about.wrong ?? [])],
      remarks: [...(about.remarks ?? [])],
    })
  })

const evidenceShown = ({ entry }: Nomination): Evidence[] =>
  criterionCodes.map((code) => {
    const text = entry.fields[code]?.trim() ?? ''
    return { code, text, length: charactersOf(text), files: entry.files?.[code] ?? 0 }
  })

const twinsOf = async (tx: Nouns, nomination: Nomination): Promise<Twin[]> =>
  (await sameAs(tx, nomination)).map(({ other, by }) => ({
    by,
    ownUnit: other.unitId === nomination.unitId,
    state: other.state,
  }))

const wordsFor = (viewer: Actor, { nomination, units }: Loaded): string => {
  const unit = units.find(({ id }) => id === nomination.unitId)
  return declarationOf(viewer.person.name, unit ? workplaceOf(unit) : '')
}

/** Who gets it next: a collecting union by name, the unit itself, or the checker at once. */
type Next = { to: 'upper'; name: string } | { to: 'own' } | { to: 'checker' }

type Confirm = { head: Head; submitsTo: Next; declaration: string; twins: Twin[]; gaps: number }

/** 确认提交: what leaves, to whom, and what was declared. */
export const showConfirm: Loader<NominationShows['entry-confirm'], Confirm> = async (deps, viewer, about) =>
  deps.store.read(async (tx): Promise<Result<Confirm>> => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, cycle, units, head } = loaded.value
    return ok({
      head,
      submitsTo: nextUnit(nomination, units),
      declaration: nomination.declaration?.words ?? '',
      twins: await twinsOf(tx, nomination),
      gaps: findingsOf(nomination, cycle, viewer.at).filter(({ severity }) => severity === 'info').length,
    })
  })

const nextUnit = (nomination: Nomination, units: Loaded['units']): Next => {
  if (nomination.route === 'self' || nomination.state === 'correcting') return { to: 'checker' }
  const id = aggregatorOf(units, nomination.unitId)
  const upper = units.find((unit) => unit.id === id)
  return upper && id !== nomination.unitId ? { to: 'upper', name: upper.name } : { to: 'own' }
}
