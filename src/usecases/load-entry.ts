import type { Actor } from '../deps.ts'
import { type Career, careerOf } from '../domain/career.ts'
import { isCriterionCode } from '../domain/criteria.ts'
import { dateOf } from '../domain/dates.ts'
import type { FieldKey } from '../domain/fields.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { requireRole } from '../domain/roles.ts'
import type { Unit } from '../domain/units.ts'
import { careerReferenceOf } from '../domain/validation.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'

/** Who and what is in focus: the first line of every card about an entry. `ageMs` since the last change. */
export type Head = {
  id: string
  version: number
  name: string
  post: string
  unit: string
  state: NominationState
  ageMs: number
  returned: { reason: string; due: string | null } | null
}

/** Two values of one field, each with who wrote it; `version` and `at` say which two were shown. */
export type Collision = {
  field: FieldKey
  version: number
  at: number
  first: { by: string; value: string }
  second: { by: string; value: string }
}

export type Loaded = { nomination: Nomination; cycle: Cycle; units: Unit[]; head: Head }

/** An entry for those who recommend it: its unit's officer, staff, its maker, its nominee. Denials: not-found,
 * no-cycle, not-your-unit, must-not-see, external-person. */
export const loadEntry = async (tx: Nouns, viewer: Actor, id: string): Promise<Result<Loaded>> => {
  const nomination = await tx.nominations.byId(id)
  if (!nomination) return deny('not-found')
  const cycle = await tx.cycles.byId(nomination.cycleId)
  if (!cycle) return deny('no-cycle')
  const units = await tx.units.all()
  const seen = maySee(nomination, viewer, units)
  if (!seen.ok) return seen
  return ok({ nomination, cycle, units, head: headOf(nomination, viewer.at) })
}

const maySee = (nomination: Nomination, viewer: Actor, units: Unit[]): Result<unknown> => {
  const { person, at } = viewer
  if (person.external) return deny('external-person')
  if (nomination.nomineeId === person.id) return ok('nominee')
  const place = { unitId: nomination.unitId, units, at }
  const held = requireRole(person, ['officer', 'staff'], place)
  return held.ok || held.denial.key === 'not-your-unit' ? held : deny('must-not-see')
}

export const headOf = (nomination: Nomination, at: number): Head => {
  const { fields } = nomination.entry
  const { returned } = nomination
  return {
    id: nomination.id,
    version: nomination.version,
    name: fields.name ?? '',
    post: fields.post ?? '',
    unit: fields.unit ?? '',
    state: nomination.state,
    ageMs: Math.max(0, at - nomination.changedAt),
    returned: returned && {
      reason: returned.reason,
      due: returned.dueAt === undefined ? null : dateOf(returned.dueAt),
    },
  }
}

/** The collisions of an entry with the names of those who wrote the two values. */
export const collisionsOf = async (tx: Nouns, nomination: Nomination): Promise<Collision[]> => {
  const writers = nomination.conflicts.flatMap(({ key, byId }) => [byId, nomination.fields[key]?.byId ?? ''])
  const people = await tx.people.byIds([...new Set(writers)])
  const nameOf = (id: string | undefined) => people.find((one) => one.id === id)?.name ?? ''
  return nomination.conflicts.map(({ key, value, byId, at }) => ({
    field: key,
    version: nomination.fields[key]?.version ?? 0,
    at,
    first: { by: nameOf(nomination.fields[key]?.byId), value: nomination.fields[key]?.value ?? '' },
    second: { by: nameOf(byId), value },
  }))
}

/** The arithmetic of the front-line years, or null while nothing is written. */
export const careerShown = (nomination: Nomination, cycle: Cycle, at: number): Career | null => {
  const text = nomination.entry.fields.career?.trim() ?? ''
  const reference = careerReferenceOf(cycle.settings, at, cycle.dates.nominate?.closes)
  return text === '' ? null : careerOf(text, reference)
}

/** What this person typed into a card and could not be saved; '' keys never. */
export const keptFor = async (
  tx: Nouns,
  viewer: Actor,
  { card, about }: { card: string; about: Record<string, unknown> },
): Promise<Record<string, string>> => {
  const kept = await tx.drafts.of({ personId: viewer.person.id, card, about: JSON.stringify(about) })
  return Object.fromEntries(
    Object.entries(kept ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}

/** Texts of the criteria alone. */
export const evidenceOf = (nomination: Nomination): Partial<Record<FieldKey, string>> =>
  Object.fromEntries(Object.entries(nomination.entry.fields).filter(([key]) => isCriterionCode(key)))
