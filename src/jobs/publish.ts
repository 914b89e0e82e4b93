import { createHash } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { endedCard, finalCard, publicCard } from '../../cards/public.ts'
import type { Deps, Tx } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { PostingWhat } from '../store/nouns/postings.ts'
import { publicViewOf } from '../usecases/public-view.ts'
import { finalView } from '../usecases/show-public.ts'
import { sealRecord } from './seal.ts'

/**
 * Freezes the card of a list exactly as it will be posted, with its hash, and makes a posting for each public group.
 * Once more, it makes only what is missing: a group that was confirmed since.
 */
export const publish = async (
  deps: Deps,
  { list: id, what }: { list: string; what: PostingWhat },
): Promise<void> => {
  await sealRecord(deps)
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    const list = await tx.lists.byId(id)
    const cycle = list && (await tx.cycles.byId(list.cycleId))
    if (!list || !cycle || !standsFor(list, what)) return ok({})
    const card = await frozen(tx, { list, cycle, what })
    for (const group of await tx.groups.confirmed()) {
      const posting = {
        id: deps.newId('post'),
        listId: list.id,
        what,
        aboutId: list.id,
        chatId: group.chatId,
      }
      const added = await tx.postings.add({ ...posting, card, cardSha256: sha256(card), at: deps.now() })
      if (added) tx.job('post', { posting: posting.id })
    }
    return ok({})
  })
}

const standsFor = (list: PublicList, what: PostingWhat): boolean =>
  what === 'ended' ? list.state === 'ended' : list.state === 'released'

const sha256 = (card: object): string => createHash('sha256').update(JSON.stringify(card)).digest('hex')

type Work = { list: PublicList; cycle: Cycle; what: PostingWhat }

/** The list keeps the card it was first published with; the announcement of its end is kept by the postings. */
const frozen = async (tx: Tx, work: Work): Promise<object> => {
  if (work.what === 'ended') return build(tx, work)
  if (work.list.card) return work.list.card
  const card = await build(tx, work)
  const cardSha256 = sha256(card)
  if (!(await tx.lists.save(work.list, { card, cardSha256 })))
    throw new Error('a list changed while it was published')
  tx.audit({
    action: 'list.freeze',
    about: `list:${work.list.id}`,
    after: { number: work.list.number, card: cardSha256 },
    article: '第四条',
  })
  return card
}

/** A pure function of the snapshot: built again it is the same card, the key of its buttons included. */
const build = async (tx: Tx, { list, cycle, what }: Work): Promise<Card> => {
  const render = { k: `${what}_${list.id}`, mark: markOf(what, list.id), forward: true }
  if (what === 'decision') return finalCard(await finalView(tx, list, cycle), render)
  const view = publicViewOf(list, cycle)
  if (what === 'ended') return endedCard({ ...view, count: view.lines.length }, render)
  return publicCard(view, render)
}

/** Stands in the value of a button of every posted card. */
export const markOf = (what: PostingWhat, aboutId: string): string => `${what}:${aboutId}`
