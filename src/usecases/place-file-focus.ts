import type { Actor, Tx } from '../deps.ts'
import { type FieldKey, isFieldKey } from '../domain/fields.ts'
import { editableStates } from '../domain/nomination.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { holdForEdit } from './edit-nomination.ts'
import { unitsOf } from './officer-units.ts'
import type { Settling, Taken } from './receive-file-settle.ts'

/** After this long nobody remembers what the bot asked about last. */
const FOCUS_AGE_MS = 12 * 3_600_000

/** Evidence for the field that was in focus when the file was sent. Denials: file-too-many and those of offerPlace. */
export const placeInFocus = async (work: Settling, file: Attachment): Promise<Result<Taken>> => {
  const { nominationId: nomination, field } = file.focus ?? {}
  const isFresh = file.focus !== null && file.at - file.focus.at <= FOCUS_AGE_MS
  if (!nomination || !isFieldKey(field) || !isFresh) return offerPlace(work, file)
  const { tx, actor } = work
  const placed = await place(tx, { actor, file, nomination, criterion: field })
  // The entry went on since: the file stays and its sender says where it belongs.
  if (!placed.ok && placed.denial.key !== 'file-too-many') return offerPlace(work, file)
  return placed.ok ? ok({ show: null }) : placed
}

/** Without a place in focus the card asks for one. Denial: file-nowhere when there is nothing to attach it to. */
export const offerPlace = async ({ tx, actor }: Settling, _file: Attachment): Promise<Result<Taken>> => {
  const entries = await placesFor(tx, actor)
  return entries.length > 0 ? ok({ show: null }) : deny('file-nowhere')
}

/** Entries this person may attach files to now, the one changed last first. */
export const placesFor = async (tx: Nouns, actor: Actor): Promise<Nomination[]> => {
  const cycle = await tx.cycles.current()
  if (!cycle || actor.person.external) return []
  const units = unitsOf(actor, await tx.units.all()).map(({ id }) => id)
  const about = { cycleId: cycle.id, states: editableStates }
  const unitEntries = units.length > 0 ? await tx.nominations.list({ ...about, unitIds: units }) : []
  const own = await tx.nominations.list({ ...about, nomineeId: actor.person.id })
  const all = new Map([...own, ...unitEntries].map((entry) => [entry.id, entry]))
  return [...all.values()]
    .filter(({ route, nomineeId }) => route !== 'self' || nomineeId === actor.person.id)
    .sort((a, b) => b.changedAt - a.changedAt)
}

type Placing = { actor: Actor; file: Attachment; nomination: string; criterion: FieldKey | null }

/** Denials: those of holdForEdit; file-too-many with `max`. */
export const place = async (
  tx: Tx,
  { actor, file, nomination: id, criterion }: Placing,
): Promise<Result<Nomination>> => {
  const editing = await holdForEdit(tx, actor, id)
  if (!editing.ok) return editing
  const { nomination, cycle } = editing.value
  const isNew = file.nominationId !== id || file.purpose !== 'evidence'
  const { filesMax } = cycle.settings
  if (isNew && (await tx.attachments.countEvidence(id)) >= filesMax)
    return deny('file-too-many', { max: filesMax })
  await tx.attachments.change(file.id, { purpose: 'evidence', nominationId: id, criterion })
  tx.audit({
    action: 'file.place',
    about: `nomination:${id}`,
    before: { file: file.id, nomination: file.nominationId, criterion: file.criterion },
    after: { file: file.id, nomination: id, criterion },
    article: '第六条',
  })
  return ok(nomination)
}
