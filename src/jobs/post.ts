import { closedCard } from '../../cards/public-after.ts'
import type { Deps, Sending } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { Posting } from '../store/nouns/postings.ts'
import type { Tx } from '../store/store.ts'
import { askStaff, lookUp } from './reconcile.ts'
import { sealRecord } from './seal.ts'

export type PostParts = { deps: Deps; feishu: Feishu }
type Again = (at: number) => void

/** The platform's uuid holds for one hour; after this long a repeat could be a second message. */
const SAME_UUID_MS = 50 * 60_000
const DELAYS_MS = [2_000, 5_000, 15_000, 60_000, 300_000]
const LOOK_AGAIN_MS = 600_000
/** Too many requests: not sent for certain, and welcome later (feishu.md 5.2). */
const LATER = new Set([230020, 11232, 99991400])
/** No group of people of our own any more. */
const EXTERNAL = 1

/**
 * Posts one card into one group // 发布. The row says `trying` before the call; what may or may not have arrived is
 * repeated with the same uuid for 50 minutes, then looked for in the group, and never posted blindly.
 */
export const post = async (parts: PostParts, id: string, again: Again): Promise<void> => {
  const { deps, feishu } = parts
  const posting = await deps.store.read((tx) => tx.postings.byId(id))
  if (!posting || posting.state === 'failed') return
  if (posting.state === 'posted') return markOthers(parts, posting, again)
  const now = deps.now()
  if (posting.triedAt !== null && now - posting.triedAt > SAME_UUID_MS)
    return reconcile(parts, posting, again)
  if (await isObsolete(deps, posting)) return
  await sealRecord(deps)
  const chat = await feishu.chat(posting.chatId).catch(() => undefined)
  if (chat?.external) return askStaff(parts, posting, { code: EXTERNAL })
  await change(deps, (tx) => tx.postings.start(posting, now))
  const sent = await feishu.send({ kind: 'chat_id', id: posting.chatId }, posting.card, posting.uuid)
  await settle(parts, { posting, sent, again })
}

// A list that was corrected before it ever arrived must not appear after its correction.
const isObsolete = async (deps: Deps, posting: Posting): Promise<boolean> => {
  if (posting.what !== 'list' || posting.listId === null || posting.attempts > 0) return false
  const { listId } = posting
  const list = await deps.store.read((tx) => tx.lists.byId(listId))
  if (list?.state === 'released') return false
  await change(deps, (tx) => tx.postings.failed(posting.id, 0))
  return true
}

type Settling = { posting: Posting; sent: Sending; again: Again }

const settle = async (parts: PostParts, { posting, sent, again }: Settling): Promise<void> => {
  const { deps } = parts
  if (sent.state === 'sent') return arrived(parts, { posting, messageId: sent.messageId, again })
  const wait = DELAYS_MS[Math.min(posting.attempts, DELAYS_MS.length - 1)] ?? 0
  if (sent.state === 'unknown') {
    await change(deps, (tx) => tx.postings.unknown(posting.id))
    return again(deps.now() + wait)
  }
  if (LATER.has(sent.code)) return again(deps.now() + wait)
  return askStaff(parts, posting, { code: sent.code })
}

const reconcile = async (parts: PostParts, posting: Posting, again: Again): Promise<void> => {
  const found = await lookUp(parts, posting)
  if (found === undefined) return again(parts.deps.now() + LOOK_AGAIN_MS)
  if (found === null) return askStaff(parts, posting, {})
  await arrived(parts, { posting, messageId: found, again })
}

type Arrived = { posting: Posting; messageId: string; again: Again }

/** The proof: which message, when, with which hash, in which group. */
const arrived = async (parts: PostParts, { posting, messageId, again }: Arrived): Promise<void> => {
  const { deps } = parts
  const at = deps.now()
  await deps.store.change(systemActor(at), async (tx) => {
    await tx.postings.posted(posting.id, { messageId, at })
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
  await markOthers(parts, posting, again)
}

/** Marks the cards in this group that are no longer the valid one; both snapshots stay in the database. */
const markOthers = async (parts: PostParts, posting: Posting, again: Again): Promise<void> => {
  const { deps } = parts
  for (const old of await outdated(deps, posting)) {
    const list = await deps.store.read((tx) => tx.lists.byId(old.listId ?? ''))
    if (!list || old.messageId === null) continue
    // The end was announced already: what follows is news beside it, not another version of it.
    const patched = old.replacedAt === null ? await patch(parts, { old, list, by: posting }) : true
    if (!patched) return again(deps.now() + (DELAYS_MS[1] ?? 0))
    await noteReplaced(deps, { old, by: posting })
  }
}

const outdated = (deps: Deps, posting: Posting): Promise<Posting[]> =>
  deps.store.read(async (tx) => {
    if (posting.what !== 'ended') return tx.postings.otherCurrent(posting)
    const ofList = await tx.postings.ofList(posting.listId ?? '')
    return ofList.filter(
      (old) => old.chatId === posting.chatId && old.what === 'list' && old.replacedAt === null,
    )
  })

type Patching = { old: Posting; list: PublicList; by: Posting }

/** False: not for certain, try again. A card that is too old or was recalled stays as it is. */
const patch = async ({ deps, feishu }: PostParts, { old, list, by }: Patching): Promise<boolean> => {
  const cycle = await deps.store.read((tx) => tx.cycles.byId(list.cycleId))
  const why = await whyClosed(deps, by)
  const view = {
    cycle: cycle?.name ?? '',
    number: list.number,
    why,
    start: list.startDate,
    end: list.endDate,
  }
  const sent = await feishu.patch(old.messageId ?? '', closedCard(view))
  if (sent.state === 'refused')
    deps.log.warn({ posting: old.id, code: sent.code }, 'an old card stays as it is')
  return sent.state === 'sent' || (sent.state === 'refused' && !LATER.has(sent.code))
}

const whyClosed = async (deps: Deps, by: Posting): Promise<'corrected' | 'renewed' | 'ended' | 'decided'> => {
  if (by.what === 'ended') return 'ended'
  if (by.what === 'decision') return 'decided'
  const list = await deps.store.read((tx) => tx.lists.byId(by.listId ?? ''))
  return list?.kind === 'renewal' ? 'renewed' : 'corrected'
}

const noteReplaced = async (deps: Deps, { old, by }: { old: Posting; by: Posting }): Promise<void> => {
  const at = deps.now()
  await deps.store.change(systemActor(at), async (tx) => {
    if (by.what === 'ended') await tx.postings.ended(old.id, at)
    else await tx.postings.replaced(old.id, at)
    tx.audit({
      action: by.what === 'ended' ? 'posting.ended' : 'posting.replaced',
      about: `posting:${old.id}`,
      after: { by: by.id, message: old.messageId },
      article: '第四条',
    })
    return ok({})
  })
}

const change = async (deps: Deps, write: (tx: Tx) => Promise<void>): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await write(tx)
    return ok({})
  })
}
