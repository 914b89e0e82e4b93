import type { Deps, NoRoom, Sending } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import type { Posting, PostingState } from '../store/nouns/postings.ts'
import type { Tx } from '../store/store.ts'
import { markOthers, outdated } from './mark-others.ts'
import { askStaff, lookUp } from './reconcile.ts'
import { sealRecord } from './seal.ts'
import { delayAfter, LOOK_AGAIN_MS, SAME_UUID_MS } from './tries.ts'

export type PostParts = {
  deps: Deps
  feishu: Feishu
  /** whether only our own people are in the group; throws while nobody knows */
  isOwn: (chatId: string) => Promise<boolean>
}
/** The same job at another instant (epoch ms), or when the platform has room. */
export type Asking = { again: (at: number) => void; later: (none: NoRoom) => void }

/** How long one posting may keep those behind it waiting: until it was looked for in the group. */
const AHEAD_MS = SAME_UUID_MS + LOOK_AGAIN_MS
/** The one before it is in another hand at this moment; real ms. */
const SOON: NoRoom = { state: 'later', afterMs: 200, of: 'receiver' }
/** No group of people of our own any more. */
const EXTERNAL = 1
/** Mass posting. */
const LANE = 2

/**
 * Posts one card into one group // 发布. The row says `trying` before the call; what may or may not have arrived is
 * repeated with the same uuid for 50 minutes, then looked for in the group, and never posted blindly. Many at a time,
 * of each group one: it sees a correction after what it corrects.
 */
export const post = async (parts: PostParts, id: string, asking: Asking): Promise<void> => {
  const { deps } = parts
  const found = await load(deps, id)
  if (!found || found.posting.state === 'failed') return
  const { posting, ahead } = found
  if (posting.state === 'posted') return markOthers(parts, posting, asking)
  const now = deps.now()
  if (posting.triedAt !== null && now - posting.triedAt > SAME_UUID_MS)
    return reconcile(parts, posting, asking)
  if (found.isObsolete) return change(deps, (tx) => tx.postings.failed(posting.id, 0))
  if (ahead === 'trying') return asking.later(SOON)
  if (ahead !== null) return asking.again(now + delayAfter(1))
  if (!found.isSealed) await sealRecord(deps)
  const isOwn = await parts.isOwn(posting.chatId).catch(() => undefined)
  if (isOwn === undefined) return asking.again(now + delayAfter(posting.attempts + 1))
  if (!isOwn) return askStaff(parts, posting, { code: EXTERNAL })
  await send(parts, posting, asking)
}

type Found = { posting: Posting; isObsolete: boolean; isSealed: boolean; ahead: PostingState | null }

const load = (deps: Deps, id: string): Promise<Found | null> =>
  deps.store.read(async (tx) => {
    const posting = await tx.postings.byId(id)
    if (!posting) return null
    return {
      posting,
      isObsolete: await isObsolete(tx, posting),
      // Lines are sealed in their order: with these, all that was written before them.
      isSealed: await tx.seals.isSealed([`list:${posting.listId}`, `posting:${posting.id}`]),
      ahead: await tx.postings.ahead(posting, deps.now() - AHEAD_MS),
    }
  })

// A list that was corrected before it ever arrived must not appear after its correction.
const isObsolete = async (tx: Pick<Tx, 'lists'>, posting: Posting): Promise<boolean> => {
  if (posting.what !== 'list' || posting.listId === null || posting.attempts > 0) return false
  return (await tx.lists.byId(posting.listId))?.state !== 'released'
}

const send = async (parts: PostParts, posting: Posting, asking: Asking): Promise<void> => {
  const { deps, feishu } = parts
  let isTrying = false
  const trying = async () => {
    await change(deps, (tx) => tx.postings.start(posting, deps.now()))
    isTrying = true
  }
  const to = { kind: 'chat_id', id: posting.chatId } as const
  const sent = await feishu.send(to, posting.card, { lane: LANE, uuid: posting.uuid, trying })
  if (sent.state !== 'later') return settle(parts, { posting, sent, asking })
  if (isTrying) await change(deps, (tx) => tx.postings.notSent(posting))
  asking.later(sent)
}

type Settling = { posting: Posting; sent: Exclude<Sending, NoRoom>; asking: Asking }

const settle = async (parts: PostParts, { posting, sent, asking }: Settling): Promise<void> => {
  const { deps } = parts
  if (sent.state === 'sent') return arrived(parts, { posting, messageId: sent.messageId, asking })
  if (sent.state === 'refused') return askStaff(parts, posting, { code: sent.code })
  await change(deps, (tx) => tx.postings.unknown(posting.id))
  asking.again(deps.now() + delayAfter(posting.attempts + 1))
}

const reconcile = async (parts: PostParts, posting: Posting, asking: Asking): Promise<void> => {
  const found = await lookUp(parts, posting)
  if (found === undefined) return asking.again(parts.deps.now() + LOOK_AGAIN_MS)
  if (found === null) return askStaff(parts, posting, {})
  await arrived(parts, { posting, messageId: found, asking })
}

type Arrived = { posting: Posting; messageId: string; asking: Asking }

/** The proof: which message, when, with which hash, in which group. */
const arrived = async (parts: PostParts, { posting, messageId, asking }: Arrived): Promise<void> => {
  const { deps } = parts
  const at = deps.now()
  let others: Posting[] = []
  await deps.store.change(systemActor(at), async (tx) => {
    await tx.postings.posted(posting, { messageId, at })
    others = await outdated(tx, posting)
    tx.audit({
      action: 'posting.posted',
      about: `posting:${posting.id}`,
      after: {
        what: posting.what,
        list: posting.listId,
        group: posting.chatId,
        message: messageId,
        card: posting.cardSha256,
      },
      article: '第四条',
    })
    return ok({})
  })
  if (others.length > 0) await markOthers(parts, posting, asking)
}

const change = async (deps: Deps, write: (tx: Tx) => Promise<void>): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await write(tx)
    return ok({})
  })
}
