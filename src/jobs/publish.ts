import { createHash } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { publicCard } from '../../cards/public.ts'
import { endedCard, finalCard } from '../../cards/public-after.ts'
import type { Deps, Tx } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { PostingWhat } from '../store/nouns/postings.ts'
import { inBatches } from '../store/tx.ts'
import { publicViewOf } from '../usecases/public-view.ts'
import { finalView } from '../usecases/show-public.ts'
import { sealRecord } from './seal.ts'

/** Groups in one transaction. */
const PORTION = 20

/**
 * Freezes the card of a list exactly as it will be posted, with its hash, and makes a posting for each public group.
 * Once more, it makes only what is missing: a group that was confirmed since.
 */
export const publish = async (
  deps: Deps,
  { list: id, what }: { list: string; what: PostingWhat },
): Promise<void> => {
  await sealRecord(deps)
  let exact: Exact | null = null
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    const list = await tx.lists.byId(id)
    const cycle = list && (await tx.cycles.byId(list.cycleId))
    if (!list || !cycle || !standsFor(list, what)) return ok({})
    const gone = what === 'list' && list.card === null ? await namesGone(tx, list) : []
    if (gone.length > 0) await holdBack(tx, list, gone)
    else exact = await frozen(tx, { list, cycle, what })
    return ok({})
  })
  if (exact) await toGroups(deps, { id, what, exact })
}

/** The card as it will be posted, and its hash. */
type Exact = { card: object; cardSha256: string }
type Publishing = { id: string; what: PostingWhat; exact: Exact }

/** A district has a thousand groups: in portions, so that presses get in between. Cut short, it goes on when repeated. */
const toGroups = async (deps: Deps, { id, what, exact }: Publishing): Promise<void> => {
  const all = await deps.store.read((tx) => tx.groups.confirmed())
  await inBatches(all, PORTION, async (portion) => {
    await deps.store.change(systemActor(deps.now()), async (tx) => {
      const list = await tx.lists.byId(id)
      if (!list || !standsFor(list, what)) return ok({})
      const groups = await tx.groups.confirmed(portion.map(({ chatId }) => chatId))
      const about = { listId: id, what, aboutId: id, ...exact, at: deps.now() }
      const postings = groups.map(({ chatId }) => ({ id: deps.newId('post'), chatId, ...about }))
      for (const posting of await tx.postings.add(postings)) tx.job('post', { posting })
      return ok({})
    })
  })
}

const standsFor = (list: PublicList, what: PostingWhat): boolean =>
  what === 'ended' ? list.state === 'ended' : list.state === 'released'

const sha256 = (card: object): string => createHash('sha256').update(JSON.stringify(card)).digest('hex')

/** Who took back the consent or the entry between the release and the first day, or before a renewal. */
const namesGone = async (tx: Tx, list: PublicList): Promise<string[]> => {
  const ids = list.rows.map((row) => row.nominationId)
  const consents = await tx.lists.consents(ids)
  const entries = await tx.nominations.byIds(ids)
  const stands = (id: string) =>
    isConsented(consents.get(id)) &&
    entries.some((entry) => entry.id === id && (entry.state === 'publicised' || isDecided(entry.state)))
  return list.rows.filter((row) => !stands(row.nominationId)).map((row) => row.name)
}

const isDecided = (state: string): boolean => ['approved', 'rejected', 'deferred'].includes(state)

// Two people released these names; leaving one out is theirs to do again.
const holdBack = async (tx: Tx, list: PublicList, names: readonly string[]): Promise<void> => {
  const words = `第${list.number}号公示名单没有发出：${names.join('、')}已撤回同意、退出或移出，请更正后重新发布`
  tx.task('publicity', `list:${list.id}`, words)
  tx.audit({
    action: 'list.hold-back',
    about: `list:${list.id}`,
    after: { number: list.number, names: names.length },
    article: '第四条',
  })
  for (const person of await tx.people.holding(['staff'])) {
    const about = { title: '公示名单没有发出', lines: [words] }
    tx.send({ to: { person: person.id }, show: { card: 'notice', about }, lane: 1 })
  }
}

type Work = { list: PublicList; cycle: Cycle; what: PostingWhat }

/** The list keeps the card it was first published with; the announcement of its end is kept by the postings. */
const frozen = async (tx: Tx, work: Work): Promise<Exact> => {
  const { card: kept, cardSha256: hash } = work.list
  if (work.what !== 'ended' && kept && hash) return { card: kept, cardSha256: hash }
  const card = await build(tx, work)
  const cardSha256 = sha256(card)
  if (work.what === 'ended') return { card, cardSha256 }
  if (!(await tx.lists.save(work.list, { card, cardSha256 })))
    throw new Error('a list changed while it was published')
  tx.audit({
    action: 'list.freeze',
    about: `list:${work.list.id}`,
    after: { number: work.list.number, card: cardSha256 },
    article: '第四条',
  })
  return { card, cardSha256 }
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
