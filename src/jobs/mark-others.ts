import { closedCard } from '../../cards/public-after.ts'
import type { Deps, Sending } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { Posting } from '../store/nouns/postings.ts'
import type { Tx } from '../store/store.ts'
import type { Asking, PostParts } from './post.ts'

/** The platform did not say whether the old card was replaced; milliseconds. */
const AGAIN_MS = 5_000

/** Marks the cards in this group that are no longer the valid one; both snapshots stay in the database. */
export const markOthers = async (parts: PostParts, posting: Posting, asking: Asking): Promise<void> => {
  const { deps } = parts
  for (const old of await deps.store.read((tx) => outdated(tx, posting))) {
    const list = await deps.store.read((tx) => tx.lists.byId(old.listId ?? ''))
    if (!list || old.messageId === null) continue
    // The end was announced already: what follows is news beside it, not another version of it.
    const sent = old.replacedAt === null ? await patch(parts, { old, list, by: posting }) : null
    if (sent?.state === 'later') return asking.later(sent)
    if (sent?.state === 'unknown') return asking.again(deps.now() + AGAIN_MS)
    await noteReplaced(deps, { old, by: posting })
  }
}

/** The cards in the group of this posting that still look valid. */
export const outdated = async (tx: Pick<Tx, 'postings'>, posting: Posting): Promise<Posting[]> => {
  if (posting.what !== 'ended') return tx.postings.otherCurrent(posting)
  const ofList = await tx.postings.ofList(posting.listId ?? '', posting.chatId)
  return ofList.filter((old) => old.what === 'list' && old.replacedAt === null)
}

type Patching = { old: Posting; list: PublicList; by: Posting }

/** A card that is too old or was recalled stays as it is. */
const patch = async ({ deps, feishu }: PostParts, { old, list, by }: Patching): Promise<Sending> => {
  const cycle = await deps.store.read((tx) => tx.cycles.byId(list.cycleId))
  const why = await whyClosed(deps, { old, by })
  const view = {
    cycle: cycle?.name ?? '',
    number: list.number,
    why,
    start: list.startDate,
    end: list.endDate,
  }
  const sent = await feishu.patch(old.messageId ?? '', closedCard(view), { lane: 2 })
  if (sent.state === 'refused')
    deps.log.warn({ posting: old.id, code: sent.code }, 'an old card stays as it is')
  return sent
}

type Closed = 'corrected' | 'renewed' | 'ended' | 'decided'

const whyClosed = async (deps: Deps, { old, by }: Pick<Patching, 'old' | 'by'>): Promise<Closed> => {
  // The same list in a group that was lost and found again.
  if (by.what === 'list' && by.listId === old.listId) return 'renewed'
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
