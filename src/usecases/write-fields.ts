import type { Actor } from '../deps.ts'
import { normaliseField } from '../domain/answers.ts'
import { careerOf } from '../domain/career.ts'
import { charactersOf, type FieldKey, isFieldKey, labelOf } from '../domain/fields.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { type FieldVersions, mergeFields, sameText } from '../domain/sameness.ts'
import type { Unit } from '../domain/units.ts'
import { careerReferenceOf } from '../domain/validation.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination, Source } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { forgetNominee } from './forget-nominee.ts'
import { recogniseUnit, unitsOf, workplaceOf } from './officer-units.ts'

export type Values = Partial<Record<FieldKey, string>>

/**
 * What somebody typed. `versions` are those of the card it was typed into; 'now' means that the person answered what
 * stands at this moment.
 */
export type Writing = {
  actor: Actor
  nomination: Nomination
  cycle: Cycle
  values: Values
  versions: FieldVersions | 'now'
  source: Source
}

/** What became of each field; `wrong` ones changed nothing, `colliding` ones are kept beside the current value. */
export type Wrote = {
  saved: FieldKey[]
  unchanged: FieldKey[]
  colliding: FieldKey[]
  wrong: Partial<Record<FieldKey, Denial>>
}

/**
 * Writes typed values into an entry that is held, field by field: what is right is saved even when another is wrong.
 * The caller has asked `mayEdit`.
 */
export const writeFields = async (tx: Tx, writing: Writing): Promise<Wrote> => {
  const units = await tx.units.all()
  const { values, wrong } = readAll(writing, units)
  const touched = await untouchedLeftOut(tx, writing, values)
  const base = writing.versions === 'now' ? versionsOf(writing.nomination) : writing.versions
  const merge = mergeFields(base, currentOf(writing.nomination), touched)
  await save(tx, writing, merge.saved as Values)
  await moveUnit(tx, writing, { units, unit: merge.saved.unit })
  const colliding = merge.colliding.map(({ key }) => key).filter(isFieldKey)
  for (const key of colliding) await keep(tx, writing, { key, value: touched[key] ?? '' })
  return {
    saved: Object.keys(merge.saved).filter(isFieldKey),
    unchanged: (Object.keys(writing.values) as FieldKey[]).filter(
      (key) => !(key in merge.saved) && !colliding.includes(key) && !wrong[key],
    ),
    colliding,
    wrong,
  }
}

/** The versions a card about this entry carries. */
export const versionsOf = (nomination: Nomination, keys?: readonly FieldKey[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(nomination.fields)
      .filter(([key]) => !keys || keys.some((wanted) => wanted === key))
      .map(([key, field]) => [key, field?.version ?? 0]),
  )

const currentOf = (nomination: Nomination) =>
  nomination.fields as Record<string, { value: string; version: number }>

const readAll = (writing: Writing, units: readonly Unit[]) => {
  const values: Values = {}
  const wrong: Wrote['wrong'] = {}
  for (const [key, text] of Object.entries(writing.values) as [FieldKey, string][]) {
    const read = readField(writing, { key, text, units })
    if (read.ok) values[key] = read.value
    else wrong[key] = read.denial
  }
  return { values, wrong }
}

type Reading = { key: FieldKey; text: string; units: readonly Unit[] }

const readField = (writing: Writing, { key, text, units }: Reading): Result<string> => {
  const { cycle, actor, nomination } = writing
  const reference = careerReferenceOf(cycle.settings, actor.at, cycle.dates.nominate?.closes)
  const read = normaliseField(key, text, { reference })
  if (!read.ok) return read
  if (read.value === '') return emptied(nomination, key)
  // A nominee, who recommends for no unit, sends the one back that stands there.
  if (key === 'unit' && read.value !== nomination.entry.fields.unit)
    return readUnit(writing, read.value, units)
  if (key === 'career' && careerOf(read.value, reference).future.length > 0) {
    return deny('date-future', { field: labelOf(key) })
  }
  const max = cycle.settings.deedsMax
  if (key === 'deeds' && charactersOf(read.value) > max) {
    return deny('answer-too-long', { field: labelOf(key), length: charactersOf(read.value), max })
  }
  return read
}

// An entry without a name is nobody's: it may never have had one, but it cannot lose it.
const emptied = (nomination: Nomination, key: FieldKey): Result<string> =>
  key === 'name' && nomination.entry.fields.name ? deny('answer-empty', { field: labelOf(key) }) : ok('')

const readUnit = ({ nomination, actor }: Writing, text: string, all: readonly Unit[]): Result<string> => {
  if (nomination.route === 'self') return ok(text)
  const found = recogniseUnit(text, { mine: unitsOf(actor, all), all })
  if (!found.ok) return found
  return found.value.sure ? ok(workplaceOf(found.value.unit)) : deny('answer-unit', { unit: text })
}

/** A field that stands in the form as it was drawn was not typed, whatever somebody else made of it meanwhile. */
const untouchedLeftOut = async (
  tx: Tx,
  writing: Writing,
  values: Values,
): Promise<Record<string, string>> => {
  if (writing.versions === 'now') return values as Record<string, string>
  const drawn = await tx.nominations.valuesAt(writing.nomination.id, writing.versions)
  const kept = Object.entries(values).filter(([key, value]) => !sameText(drawn[key] ?? '', value))
  return Object.fromEntries(kept) as Record<string, string>
}

const save = async (tx: Tx, { nomination, actor, source }: Writing, saved: Values): Promise<void> => {
  const keys = Object.keys(saved) as FieldKey[]
  if (keys.length === 0) return
  await tx.nominations.setFields(nomination, saved, { byId: actor.person.id, source, at: actor.at })
  await forgetNominee(tx, actor, { nomination, name: saved.name })
  await forgetKept(tx, { actor, nomination, keys })
  const settled = nomination.conflicts.filter(({ key, value }) => sameText(saved[key] ?? '', value))
  for (const { key } of settled) await tx.nominations.dropConflict(nomination.id, key)
  tx.audit({
    action: 'nomination.write',
    about: `nomination:${nomination.id}`,
    before: Object.fromEntries(keys.map((key) => [key, nomination.entry.fields[key] ?? ''])),
    after: saved,
    article: '第三条',
    note: source,
  })
}

/** What was saved now is no longer offered as something that could not be saved. */
const forgetKept = async (
  tx: Tx,
  { actor, nomination, keys }: { actor: Actor; nomination: Nomination; keys: readonly FieldKey[] },
): Promise<void> => {
  const of = { personId: actor.person.id }
  const screen = { ...of, card: 'entry-person', about: JSON.stringify({ nomination: nomination.id }) }
  const kept = await tx.drafts.of(screen)
  const left = Object.entries(kept ?? {}).filter(([key]) => !keys.some((saved) => saved === key))
  if (kept && left.length === 0) await tx.drafts.drop(screen)
  else if (kept) await tx.drafts.keep({ ...screen, values: Object.fromEntries(left), at: actor.at })
  for (const field of keys) {
    const about = JSON.stringify({ nomination: nomination.id, field })
    await tx.drafts.drop({ ...of, card: 'entry-question', about })
  }
}

const moveUnit = async (
  tx: Tx,
  { nomination, actor }: Writing,
  { units, unit }: { units: readonly Unit[]; unit: string | undefined },
): Promise<void> => {
  if (unit === undefined || nomination.route === 'self') return
  const meant = unitsOf(actor, units).find((candidate) => workplaceOf(candidate) === unit)
  if (meant && meant.id !== nomination.unitId) await tx.nominations.setUnit(nomination.id, meant.id)
}

const keep = async (
  tx: Tx,
  { nomination, actor }: Writing,
  { key, value }: { key: FieldKey; value: string },
): Promise<void> => {
  await tx.nominations.keepConflict(nomination.id, { key, value, byId: actor.person.id, at: actor.at })
  tx.audit({
    action: 'nomination.collide',
    about: `nomination:${nomination.id}`,
    before: { [key]: nomination.entry.fields[key] ?? '' },
    after: { [key]: value },
    article: '第三条',
  })
}
