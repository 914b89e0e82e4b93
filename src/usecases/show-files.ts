import type { Actor, Loader } from '../deps.ts'
import { criteria } from '../domain/criteria.ts'
import { type FieldKey, factKeys } from '../domain/fields.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { holdsFor } from '../domain/roles.ts'
import type { Attachment, AttachmentState, Purpose } from '../store/nouns/attachments.ts'
import type { Nouns } from '../store/nouns.ts'
import type { FilesShows } from './files-shows.ts'
import { type Head, headOf, loadEntry } from './load-entry.ts'
import { isMovable } from './place-file.ts'
import { placesFor } from './place-file-focus.ts'
import { showCheck } from './show-check.ts'

type FileLine = {
  id: string
  name: string
  state: AttachmentState
  purpose: Purpose
  place: FieldKey | null
  /** of whom, when it was placed */
  person: string
  movable: boolean
  refusal: Denial | null
}

type Files = { group: string; head: Head | null; goOn: boolean; lines: FileLine[] }

/** What became of the files sent together, for their sender alone. */
export const showFiles: Loader<FilesShows['files'], Files> = async (deps, viewer, { group }) =>
  deps.store.read(async (tx) => {
    const own = await ownGroup(tx, viewer, group)
    if (!own.ok) return own
    const files = own.value
    const focused = files.at(-1)?.nominationId ?? files.at(-1)?.focus?.nominationId
    const entry = focused ? await loadEntry(tx, viewer, focused) : null
    return ok({
      group,
      head: entry?.ok ? entry.value.head : null,
      goOn: files.some(({ purpose, state }) => purpose === 'evidence' && state === 'stored'),
      lines: await linesOf(tx, files),
    })
  })

const ownGroup = async (tx: Nouns, viewer: Actor, group: string): Promise<Result<Attachment[]>> => {
  const files = await tx.attachments.ofGroup(group)
  if (files.length === 0) return deny('not-found')
  return files.every(({ personId }) => personId === viewer.person.id) ? ok(files) : deny('must-not-see')
}

const linesOf = async (tx: Nouns, files: readonly Attachment[]): Promise<FileLine[]> => {
  const ids = files.flatMap(({ nominationId }) => nominationId ?? [])
  const entries = await tx.nominations.byIds([...new Set(ids)])
  const nameOf = (id: string | null) => entries.find((one) => one.id === id)?.entry.fields.name ?? ''
  return files.map((file) => ({
    id: file.id,
    name: file.name,
    state: file.state,
    purpose: file.purpose,
    place: file.criterion,
    person: nameOf(file.nominationId),
    movable: isMovable(file),
    refusal: file.refusal,
  }))
}

/** Entries offered in a select; the platform shows no more usefully. */
const MOST_PLACES = 40

type Places = {
  group: string
  files: { id: string; name: string }[]
  entries: { id: string; name: string; unit: string }[]
  fields: FieldKey[]
  chosen: { nomination: string; place: FieldKey | null }
}

const placeable: readonly FieldKey[] = [
  ...criteria.map(({ code }) => code),
  ...factKeys.filter((key) => key !== 'name' && key !== 'unit' && key !== 'deeds'),
]

/** 改到别处: which files, whose and what they prove. */
export const showFilesPlace: Loader<FilesShows['files-place'], Places> = async (deps, viewer, { group }) =>
  deps.store.read(async (tx) => {
    const own = await ownGroup(tx, viewer, group)
    if (!own.ok) return own
    const files = own.value.filter(isMovable)
    if (files.length === 0) return deny('file-gone')
    const entries = await placesFor(tx, viewer)
    if (entries.length === 0) return deny('file-nowhere')
    const last = files.at(-1)
    const meant = last?.nominationId ?? last?.focus?.nominationId ?? entries[0]?.id ?? ''
    return ok({
      group,
      files: files.map(({ id, name }) => ({ id, name })),
      entries: entries.slice(0, MOST_PLACES).map(({ id, entry }) => ({
        id,
        name: entry.fields.name ?? '',
        unit: entry.fields.unit ?? '',
      })),
      fields: [...placeable],
      chosen: { nomination: meant, place: last?.criterion ?? null },
    })
  })

const PER_PAGE = 8

type Attached = {
  head: Head
  lines: FileLine[]
  editable: boolean
  page: number
  pages: number
  count: number
  enters: boolean
}

/** The files of an entry, for those who recommend it. */
export const showAttachments: Loader<FilesShows['attachments'], Attached> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, head } = loaded.value
    const files = await tx.attachments.ofEntry(nomination.id)
    const pages = Math.max(1, Math.ceil(files.length / PER_PAGE))
    const page = Math.min(Math.max(0, about.page ?? 0), pages - 1)
    const shown = files.slice(page * PER_PAGE, (page + 1) * PER_PAGE)
    const editable = ['draft', 'returned', 'correcting'].includes(nomination.state)
    const place = { unitId: nomination.unitId, units: loaded.value.units, at: viewer.at }
    const enters =
      editable && holdsFor(viewer.person, 'staff', place) && !holdsFor(viewer.person, 'officer', place)
    const count = files.length
    return ok({ head, lines: await linesOf(tx, shown), editable, page, pages, count, enters })
  })

type FileOne = { head: Head; file: { id: string; name: string }; fields: FieldKey[]; place: FieldKey | null }

/** 改到别处 for one file of that list. */
export const showFilePlace: Loader<FilesShows['file-place'], FileOne> = async (deps, viewer, { file: id }) =>
  deps.store.read(async (tx) => {
    const file = await tx.attachments.byId(id)
    if (!file?.nominationId || !isMovable(file)) return deny('file-gone')
    const loaded = await loadEntry(tx, viewer, file.nominationId)
    if (!loaded.ok) return loaded
    const head = headOf(loaded.value.nomination, viewer.at)
    return ok({ head, file: { id, name: file.name }, fields: [...placeable], place: file.criterion })
  })

type FormRead = {
  check: Extract<Awaited<ReturnType<typeof showCheck>>, { ok: true }>['value']
  file: string
  understood: number
  notes: string[]
}

/** 核对 with what was understood of a form on top. */
export const showFormRead: Loader<FilesShows['form-read'], FormRead> = async (deps, viewer, about) => {
  const check = await showCheck(deps, viewer, about)
  if (!check.ok) return check
  const file = await deps.store.read((tx) => tx.attachments.byId(about.file))
  return ok({
    check: check.value,
    file: file?.name ?? '',
    understood: about.saved?.length ?? 0,
    notes: file?.nominationId === about.nomination ? file.notes : [],
  })
}
