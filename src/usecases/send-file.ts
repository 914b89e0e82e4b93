import { type Actor, type Deps, has, type Tx, type Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { loadEntry } from './load-entry.ts'
import { unitsOf, workplaceOf } from './officer-units.ts'
import { isInvolved } from './show-objection.ts'

/** The queue that uploads a file and sends it as a message. */
export const SEND_FILE = 'send-file'

export type FileSource = { attachment: string } | { template: string }
type Sending = { file: FileSource; to: { person: string } | { chat: string } }

/**
 * Sends a stored file as a file message, in this transaction's wake. Whoever calls has asked whether the receiver may
 * see it. One id per sending: a repeat within the platform's hour is the same message.
 */
export const enqueueFile = (
  tx: Pick<Tx, 'job'>,
  deps: Pick<Deps, 'newId' | 'now'>,
  { file, to }: Sending,
): void => {
  tx.job(SEND_FILE, { file, to, uuid: deps.newId('out'), at: deps.now() })
}

/** 模板: the office's form with the officer's own unit filled in. Denial: external-person. */
export const sendTemplate: Usecase<unknown> = async (deps, actor) => {
  if (actor.person.external) return deny('external-person')
  return deps.store.change(actor, async (tx) => {
    const mine = unitsOf(actor, await tx.units.all())
    const only = mine.length === 1 ? mine[0] : undefined
    enqueueFile(tx, deps, {
      file: { template: only ? workplaceOf(only) : '' },
      to: { person: actor.person.id },
    })
    return ok(actor.via === 'press' ? { toast: { key: 'file-coming', facts: { name: '推荐表' } } } : {})
  })
}

/** The files of an objection are as sealed as its words: any handler while nobody took it, then the one who did. */
const handlesObjectionOf = async (tx: Tx, actor: Actor, id: string | null): Promise<boolean> => {
  const objection = id === null ? null : await tx.objections.byId(id)
  if (!objection || !has(actor, 'caseHandler')) return false
  const nomination = await tx.nominations.byId(objection.nominationId)
  if (!nomination || isInvolved(actor, objection, nomination)) return false
  return (objection.handlerId ?? actor.person.id) === actor.person.id
}

/** 发给我: one attachment of an entry, for those who may read the entry. Denials: file-gone and those of loadEntry. */
export const sendAttachment: Usecase<{ file: string }> = (deps, actor, { file: id }) =>
  deps.store.change(actor, async (tx) => {
    const file = await tx.attachments.byId(id)
    if (!file?.hash || file.state !== 'stored') return deny('file-gone')
    if (file.nominationId) {
      const seen = await loadEntry(tx, actor, file.nominationId)
      if (!seen.ok) return seen
    } else if (file.personId !== actor.person.id && !(await handlesObjectionOf(tx, actor, file.objectionId)))
      return deny('must-not-see')
    enqueueFile(tx, deps, { file: { attachment: id }, to: { person: actor.person.id } })
    return ok({ toast: { key: 'file-coming', facts: { name: file.name } } })
  })
