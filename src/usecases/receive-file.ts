import type { Actor, Tx, Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import type { Focus } from '../store/nouns/focus.ts'

/** The queue that fetches, judges and places what was sent. */
export const RECEIVE_FILE = 'receive-file'

/** Files of one person within this time of each other are answered together. */
const TOGETHER_MS = 60_000
/** The platform's clock and ours may differ by this much before a focus counts as newer than a file. */
const SKEW_MS = 2_000

type Sent = { messageId: string; fileKey: string; resource: 'image' | 'file'; name: string }

/**
 * A file was sent: noted with what its sender was talking about, and fetched by a job. The same file of the same
 * message is noted once. Denial: external-person.
 */
export const receiveFile: Usecase<Sent> = async (deps, actor, sent) => {
  if (actor.person.external) return deny('external-person')
  return deps.store.change(actor, async (tx) => {
    const id = deps.newId('file')
    const focus = await focusThen(tx, actor)
    const { messageId, fileKey, resource } = sent
    const isNew = await tx.attachments.add({
      id,
      messageId,
      fileKey,
      resource,
      personId: actor.person.id,
      // A picture has no name on the platform.
      name:
        resource === 'image'
          ? `图片${(await tx.attachments.picturesOf(actor.person.id)) + 1}`
          : nameOf(sent.name),
      focus,
      groupId: await groupFor(tx, { actor, focus, id }),
      at: actor.at,
    })
    if (isNew) tx.job(RECEIVE_FILE, { attachment: id })
    return ok({})
  })
}

/** What the sender was talking about when the file left; nothing, when the talk went on since. */
const focusThen = async (tx: Tx, actor: Actor): Promise<Focus | null> => {
  const focus = await tx.focus.of(actor.person.id)
  return focus && focus.at <= actor.at + SKEW_MS ? focus : null
}

type Fresh = { actor: Actor; focus: Focus | null; id: string }

// A card on which its person is choosing a place is never patched from outside: what comes then is a new group.
const groupFor = async (tx: Tx, { actor, focus, id }: Fresh): Promise<string> => {
  const last = await tx.attachments.latestOf(actor.person.id, actor.at - TOGETHER_MS)
  return last && focus?.asking?.placing !== last.groupId ? last.groupId : id
}

const LONGEST_NAME = 120

/** A file's name as it is kept and shown: no path, no control characters, ending preserved. */
const nameOf = (name: string): string => {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  const plain = [...base]
    .filter((character) => !/\p{C}/u.test(character))
    .join('')
    .trim()
  const characters = [...plain]
  if (characters.length <= LONGEST_NAME) return plain || '未命名文件'
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? ''
  return `${characters.slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`
}
