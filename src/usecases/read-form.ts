import type { Actor, Tx } from '../deps.ts'
import { nameKeyInput } from '../domain/duplicates.ts'
import type { FieldKey } from '../domain/fields.ts'
import { normaliseName } from '../domain/names.ts'
import { editableStates } from '../domain/nomination.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Unit } from '../domain/units.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { holdForEdit } from './edit-nomination.ts'
import type { Wrong } from './nomination-shows.ts'
import { recogniseUnit, unitsOf, workplaceOf } from './officer-units.ts'
import type { ReadForm } from './receive-file-look.ts'
import type { Settling, Taken } from './receive-file-settle.ts'
import { createDraft, mayBegin } from './start-nomination.ts'
import { type Values, writeFields } from './write-fields.ts'

/**
 * A filled form: fills the unit's draft of that person, or the nameless one being talked about, or makes a new one.
 * Fields that somebody else filled differently keep both values. Denials: not-your-role, not-your-unit for a form of
 * another unit, answer-unit when it names none and the sender has several, wrong-state when the entry was handed in, no-cycle and those of workOpen.
 */
export const takeForm = async (work: Settling, file: Attachment, form: ReadForm): Promise<Result<Taken>> => {
  const { tx, actor } = work
  const target = await targetOf(work, file, form)
  if (!target.ok) return target
  const editing = await holdForEdit(tx, actor, target.value.id)
  if (!editing.ok) return editing
  const { nomination, cycle } = editing.value
  const { unit: unitAsWritten, ...facts } = form.fields
  const isUnitSure = target.value.sure
  const values: Values = {
    ...facts,
    ...form.evidence,
    ...(!isUnitSure && unitAsWritten && { unit: unitAsWritten }),
  }
  const versions = versionsFor(nomination, actor, values)
  const wrote = await writeFields(tx, { actor, nomination, cycle, values, versions, source: 'form' })
  const wrong = Object.entries(wrote.wrong).map(([field, denial]) => ({ field, denial }) as Wrong)
  await tx.attachments.change(file.id, { purpose: 'form', nominationId: nomination.id, notes: form.notes })
  await tx.focus.set(actor.person.id, {
    nominationId: nomination.id,
    field: null,
    asking: { kind: 'nomination', later: [], base: 0 },
    at: actor.at,
  })
  const saved = [...wrote.saved, ...wrote.unchanged]
  return ok({
    show: {
      card: 'form-read',
      about: { nomination: nomination.id, file: file.id, saved, colliding: wrote.colliding, wrong },
    },
  })
}

/** What this person wrote may be replaced by the form; what somebody else wrote was not on it (both are kept). */
const versionsFor = ({ fields }: Nomination, actor: Actor, values: Values): Record<string, number> =>
  Object.fromEntries(
    (Object.keys(values) as FieldKey[]).map((key) => [
      key,
      fields[key]?.byId === actor.person.id || fields[key]?.value === '' ? (fields[key]?.version ?? 0) : 0,
    ]),
  )

type Target = { id: string; sure: boolean }

const targetOf = async (work: Settling, file: Attachment, form: ReadForm): Promise<Result<Target>> => {
  const { tx, actor } = work
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const units = await tx.units.all()
  const mine = unitsOf(actor, units)
  if (mine.length === 0) return ownEntry(tx, actor, cycle)
  const found = recogniseUnit(form.fields.unit ?? '', { mine, all: units })
  if (!found.ok) return found
  const { unit, sure } = found.value
  if (!sure && mine.length > 1) return deny('answer-unit', { unit: form.fields.unit ?? '' })
  const name = normaliseName(form.fields.name ?? '')
  const known = await knownEntry(tx, { cycle, unit, name, focused: file.focus?.nominationId ?? null })
  if (!known.ok) return known
  if (known.value) return ok({ id: known.value.id, sure })
  const begun = await mayBegin(tx, actor, units)
  if (!begun.ok) return begun
  const draft = await createDraft({ ...work, cycle: begun.value.cycle }, unit)
  return ok({ id: draft.id, sure })
}

/** A contestant's own 自荐 may be filled by a form too; nobody else without a unit sends one. */
const ownEntry = async (tx: Tx, actor: Actor, cycle: Cycle): Promise<Result<Target>> => {
  const own = await tx.nominations.list({
    cycleId: cycle.id,
    nomineeId: actor.person.id,
    states: editableStates,
  })
  const entry = own.find(({ route }) => route === 'self')
  return entry ? ok({ id: entry.id, sure: true }) : deny('not-your-role')
}

type Wanted = { cycle: Cycle; unit: Unit; name: string; focused: string | null }

const knownEntry = async (
  tx: Tx,
  { cycle, unit, name, focused }: Wanted,
): Promise<Result<Nomination | null>> => {
  const about = focused ? await tx.nominations.byId(focused) : null
  if (about && fits(about, { unit, name })) return ok(about)
  if (name === '') return ok(null)
  const nameKey = nameKeyInput(name, workplaceOf(unit))
  const same = (await tx.nominations.list({ cycleId: cycle.id, nameKey, unitIds: [unit.id] })).filter(
    ({ state, route }) => !gone.includes(state) && route !== 'self',
  )
  const open = same.find(({ state }) => editableStates.includes(state))
  if (open) return ok(open)
  const handedIn = same[0]
  return handedIn ? deny('wrong-state', { state: handedIn.state, name }) : ok(null)
}

const fits = (entry: Nomination, { unit, name }: { unit: Unit; name: string }): boolean => {
  if (entry.unitId !== unit.id || entry.route === 'self' || !editableStates.includes(entry.state))
    return false
  const known = normaliseName(entry.entry.fields.name ?? '')
  return known === '' || name === '' || known === name
}
