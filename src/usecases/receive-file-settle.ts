import type { Actor, Deps, Outcome, Tx, Usecase } from '../deps.ts'
import type { Denial, Result } from '../domain/result.ts'
import { deny, ok } from '../domain/result.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import { isPeopleSheet, takeSheet } from './import-people.ts'
import { offerPlace, placeInFocus } from './place-file-focus.ts'
import { takePaper } from './proxy-paper.ts'
import { takeForm } from './read-form.ts'
import type { Looked } from './receive-file-look.ts'
import type { Show } from './shows.ts'

/** The queue that brings a card about a group of files up to date. */
export const REFRESH_FILES = 'refresh-files'

type Arrived = { attachment: string; looked: Looked; hash: string | null; size: number | null }
/** What a kind of file came to: a card of its own, or null for the card of its group. */
export type Taken = { show: Show | null }
export type Settling = { deps: Deps; tx: Tx; actor: Actor }

/**
 * Puts a fetched file where it belongs and answers its sender. What is refused is answered too: the row says why and
 * nothing else changes. The bytes are in the blob folder before the row says so.
 */
export const settleFile: Usecase<Arrived> = (deps, actor, { attachment, looked, hash, size }) =>
  deps.store.change(actor, async (tx) => {
    const file = await tx.attachments.hold(attachment)
    if (file?.state !== 'arriving') return ok({})
    const work = { deps, tx, actor }
    const taken =
      looked.is === 'refused' ? { ok: false as const, denial: looked.denial } : await take(work, file, looked)
    const kind = looked.is === 'file' ? looked.kind : looked.is === 'form' ? 'docx' : null
    if (!taken.ok) return refuse(work, file, { denial: taken.denial, hash, size })
    const name = looked.is === 'file' && file.resource === 'image' ? `${file.name}.${looked.ext}` : file.name
    await tx.attachments.change(file.id, { state: 'stored', name, hash, size, kind })
    tx.audit({ action: 'file.store', about: `file:${file.id}`, after: { hash, size, kind } })
    return taken.value.show ? ok({ show: taken.value.show }) : answerGroup(tx, file)
  })

const take = async (
  work: Settling,
  file: Attachment,
  looked: Exclude<Looked, { is: 'refused' }>,
): Promise<Result<Taken>> => {
  const asking = file.focus?.asking?.kind
  const isPaper = looked.is === 'file' && (looked.kind === 'image' || looked.kind === 'pdf')
  if (asking === 'paper' && isPaper) return takePaper(work, file)
  if (asking === 'objection' && looked.is === 'file') return takeForObjection(work, file)
  if (looked.is === 'file' && isPeopleSheet(work.actor, looked.kind)) return takeSheet(work, file)
  if (looked.is === 'form') return takeForm(work, file, looked.form)
  if (file.focus?.nominationId && file.focus.field) return placeInFocus(work, file)
  return offerPlace(work, file)
}

/** Kept until the objection is handed in; `claimForObjection` then joins them to it. */
const takeForObjection = async ({ tx }: Settling, file: Attachment): Promise<Result<Taken>> => {
  // Handed in while the file was still being fetched: it belongs to that one.
  const id = file.focus?.asking?.objection ?? (await tx.objections.latestBy(file.personId, file.at))
  await tx.attachments.change(file.id, {
    purpose: 'objection',
    ...(typeof id === 'string' && { objectionId: id }),
  })
  return ok({ show: null })
}

type Refused = { denial: Denial; hash: string | null; size: number | null }

const refuse = async (
  { tx }: Settling,
  file: Attachment,
  { denial, hash, size }: Refused,
): Promise<Result<Outcome>> => {
  await tx.attachments.change(file.id, { state: 'refused', refusal: denial, hash, size })
  tx.audit({ action: 'file.refuse', about: `file:${file.id}`, after: { why: denial.key } })
  return answerGroup(tx, file)
}

/** One card for all files of a group: the first sends it, a later one brings it up to date. */
const answerGroup = async (tx: Tx, file: Attachment): Promise<Result<Outcome>> => {
  const card = await tx.attachments.cardOf(file.groupId)
  if (!card || card.state === 'refused')
    return ok({ show: { card: 'files', about: { group: file.groupId } } })
  // A card that has not left yet is drawn when it leaves.
  if (card.state !== 'waiting') tx.job(REFRESH_FILES, { sent: card.id })
  return ok({})
}

/** Says so when a file could not be fetched after all tries. Never silence. */
export const giveUpFile = (deps: Deps, actor: Actor, attachment: string): Promise<Result<Outcome>> =>
  settleFile(deps, actor, {
    attachment,
    looked: { is: 'refused', denial: deny('file-gone').denial },
    hash: null,
    size: null,
  })
