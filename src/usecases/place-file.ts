import type { Actor, Tx, Usecase } from '../deps.ts'
import { type FieldKey, isFieldKey, labelOf } from '../domain/fields.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import { holdForEdit } from './edit-nomination.ts'
import { place, placesFor } from './place-file-focus.ts'

/** Chosen for the whole entry and no single field. */
export const WHOLE_ENTRY = 'entry'

type Where = { files?: readonly string[]; nomination?: string; place?: string }

/**
 * 改到别处: puts files of a group at a field of an entry. `files` narrows to some of the group. Denials: not-found,
 * must-not-see for somebody else's files, file-gone, field-unknown, those of `place`.
 */
export const placeFiles: Usecase<{ group: string } & Where> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const criterion = criterionOf(input.place)
    if (!criterion.ok) return criterion
    const nomination = input.nomination ?? (await onlyPlace(tx, actor))
    if (!nomination) return deny('form-invalid', { choose: '哪位' })
    const group = await tx.attachments.ofGroup(input.group)
    const chosen = input.files?.length ? group.filter(({ id }) => input.files?.includes(id)) : group
    const movable = chosen.filter(isMovable)
    if (movable.length === 0) return deny('file-gone')
    for (const file of movable) {
      const moved = await move(tx, { actor, file, nomination, criterion: criterion.value })
      if (!moved.ok) return moved
    }
    await stopPlacing(tx, actor)
    return ok({
      toast: { key: 'files-placed', facts: { count: movable.length } },
      show: { card: 'files', about: { group: input.group } },
    })
  })

/** The same for one file of the list of attachments. */
export const placeFile: Usecase<{ file: string } & Omit<Where, 'files'>> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const criterion = criterionOf(input.place)
    if (!criterion.ok) return criterion
    const file = await tx.attachments.hold(input.file)
    if (!file || !isMovable(file)) return deny('file-gone')
    const nomination = input.nomination ?? file.nominationId
    if (!nomination) return deny('form-invalid', { choose: '哪位' })
    const moved = await move(tx, { actor, file, nomination, criterion: criterion.value })
    if (!moved.ok) return moved
    return ok({
      toast: { key: 'files-placed', facts: { count: 1 } },
      show: { card: 'attachments', about: { nomination } },
    })
  })

/** Evidence and what waits for a place; forms, signed papers and objections stay where they are. */
export const isMovable = ({ state, purpose }: Attachment): boolean =>
  state === 'stored' && (purpose === 'evidence' || purpose === 'unplaced')

const criterionOf = (place: string | undefined): Result<FieldKey | null> => {
  if (place === undefined || place === '') return deny('form-invalid', { choose: '哪一项' })
  if (place === WHOLE_ENTRY) return ok(null)
  return isFieldKey(place) ? ok(place) : deny('field-unknown')
}

const onlyPlace = async (tx: Tx, actor: Actor): Promise<string | undefined> => {
  const places = await placesFor(tx, actor)
  return places.length === 1 ? places[0]?.id : undefined
}

type Moving = { actor: Actor; file: Attachment; nomination: string; criterion: FieldKey | null }

/** Leaving an entry is a change of that entry too. */
const move = async (tx: Tx, moving: Moving): Promise<Result<unknown>> => {
  const { actor, file, nomination } = moving
  const mine = await mayTouch(tx, actor, file)
  if (!mine.ok) return mine
  const placed = await place(tx, moving)
  if (placed.ok || placed.denial.key !== 'file-too-many') return placed
  return deny('file-too-many', { ...placed.denial.facts, nomination })
}

/** Whose file it is: of an entry, those who may edit it; without one, its sender. */
export const mayTouch = async (tx: Tx, actor: Actor, file: Attachment): Promise<Result<unknown>> => {
  if (file.nominationId) return holdForEdit(tx, actor, file.nominationId)
  return file.personId === actor.person.id ? ok(null) : deny('must-not-see')
}

/**
 * 改到别处: opens the choice. Until it is made, later files get a card of their own. Denials: must-not-see for somebody
 * else's files, file-gone.
 */
export const startPlacing: Usecase<{ group: string }> = (deps, actor, { group }) =>
  deps.store.change(actor, async (tx) => {
    const files = await tx.attachments.ofGroup(group)
    if (files.some(({ personId }) => personId !== actor.person.id)) return deny('must-not-see')
    if (!files.some(isMovable)) return deny('file-gone')
    const focus = await tx.focus.of(actor.person.id)
    const kept = focus ?? { nominationId: null, field: null, asking: null, at: actor.at }
    await tx.focus.set(actor.person.id, { ...kept, asking: { ...kept.asking, placing: group } })
    return ok({ show: { card: 'files-place', about: { group } } })
  })

const stopPlacing = async (tx: Tx, actor: Actor): Promise<void> => {
  const focus = await tx.focus.of(actor.person.id)
  if (!focus?.asking?.placing) return
  const { placing: _, ...asking } = focus.asking
  await tx.focus.set(actor.person.id, { ...focus, asking: Object.keys(asking).length > 0 ? asking : null })
}

/** The name of a place as the office says it. */
export const placeName = (criterion: FieldKey | null): string =>
  criterion === null ? '整份申报' : labelOf(criterion)
