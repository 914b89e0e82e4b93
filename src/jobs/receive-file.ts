import { isAxiosError } from 'axios'
import type { Actor, Deps, NoRoom } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import { giveUpFile, settleFile } from '../usecases/receive-file-settle.ts'

export type FileJobParts = { deps: Deps; feishu: Feishu; show: ShowNow }

/** 20 MB: the project's own rule, below the platform's 100 MB for downloads. Bytes. */
const MAX_BYTES = 20 * 1024 * 1024
/** After this many tries the sender is told. */
const TRIES = 5

/**
 * Fetches what was sent, looks what it is, stores the bytes and only then says so. Throws on trouble with the network,
 * so that the queue tries again; what the platform refuses is answered at once.
 */
export const receiveFileJob = async (parts: FileJobParts, id: string, attempt: number): Promise<void> => {
  const { deps } = parts
  const found = await deps.store.read(async (tx) => {
    const file = await tx.attachments.byId(id)
    const person = file && (await tx.people.byId(file.personId))
    return file && person ? { file, person } : null
  })
  if (found?.file.state !== 'arriving') return
  const { file, person } = found
  const actor: Actor = { person, at: file.at, via: 'message', once: [`file:${id}`] }
  const bytes = await fetched(parts, file, attempt)
  if (bytes === 'gone') {
    await giveUpFile(deps, actor, id)
    return
  }
  if (bytes === 'too-large') {
    const looked = { is: 'refused', denial: { key: 'file-too-large', facts: { max: MAX_BYTES } } } as const
    await settleFile(deps, actor, { attachment: id, looked, hash: null, size: null })
    return
  }
  const kept = await lookAndKeep(deps, bytes, file.name).catch(async (error: unknown) => {
    deps.log.error({ file: id, attempt, error }, 'a file could not be kept')
    if (attempt < TRIES) throw error
    await giveUpFile(deps, actor, id)
    return null
  })
  if (!kept) return
  const { looked, hash } = kept
  await settleFile(deps, actor, { attachment: id, looked, hash, size: bytes.length })
}

const lookAndKeep = async (deps: Deps, bytes: Buffer, name: string) => {
  const looked = await deps.papers.lookAt(bytes, name)
  return { looked, hash: looked.is === 'refused' ? null : await deps.blobs.put(bytes) }
}

const fetched = async (
  { feishu, deps }: FileJobParts,
  file: Attachment,
  attempt: number,
): Promise<Buffer | 'too-large' | 'gone'> => {
  try {
    const { messageId, fileKey, resource } = file
    return await feishu.download({ messageId, fileKey, type: resource }, MAX_BYTES)
  } catch (error) {
    const status = isAxiosError(error) ? (error.response?.status ?? 0) : 0
    const isRefused = status >= 400 && status < 500 && status !== 429
    deps.log.warn({ file: file.id, status, attempt }, 'a file could not be fetched')
    if (isRefused || attempt >= TRIES) return 'gone'
    throw error
  }
}

/** How long a card that is just leaving may take, and how often to look. Milliseconds of real time. */
const LEAVING_MS = 2_000
const LOOK_MS = 40

/** Brings the card of a group up to date. A card that is on its way is waited for; one that failed is sent anew. */
export const refreshFilesJob = async (
  { deps, feishu, show }: FileJobParts,
  sent: string,
  later: (none: NoRoom) => void,
): Promise<void> => {
  const card = await left(deps, sent)
  if (!card) return
  const person = await deps.store.read((tx) => tx.people.byId(card.to))
  if (!person) return
  const viewer: Actor = { person, at: deps.now(), via: 'message', once: [] }
  const about = { card: 'files', about: { group: card.group } } as const
  const drawn = await show(deps, viewer, about)
  if (!drawn.ok) return
  // Whoever sent the files looks at the card now.
  const patched = card.messageId ? await feishu.patch(card.messageId, drawn.value, { lane: 0 }) : null
  if (patched?.state === 'sent') return
  if (patched?.state === 'later') return later(patched)
  if (patched?.state === 'unknown') throw new Error(patched.why)
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    tx.send({ to: { person: person.id }, show: about })
    return ok({})
  })
}

/** The card once it has left; null when it is still to be drawn. Throws while nobody knows. */
const left = async (deps: Deps, sent: string) => {
  for (let waited = 0; waited <= LEAVING_MS; waited += LOOK_MS) {
    const card = await deps.store.read((tx) => tx.attachments.cardById(sent))
    if (!card || card.state === 'waiting') return null
    if (card.state === 'sent' || card.state === 'refused' || card.state === 'lost') return card
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error('the card of a group of files has not left yet')
}
