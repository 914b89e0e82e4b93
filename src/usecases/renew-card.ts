import { createHash } from 'node:crypto'
import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import { DAY_MS } from '../domain/dates.ts'
import { gone } from '../domain/nomination-facts.ts'
import { ok } from '../domain/result.ts'
import type { Outgoing } from '../store/nouns/sent.ts'
import type { Nouns } from '../store/nouns.ts'
import { openCases } from './show-objection-queue.ts'
import type { CardName, Shows } from './shows.ts'
import { linesFor } from './todo.ts'

/** A JSON 2.0 card is dead 14 days after it was sent (feishu.md, pitfall 18). */
const AGE_MS = 13 * DAY_MS
/** Cards that left in one minute come again over half a day. */
const SPREAD_MS = DAY_MS / 2
/** The queue that does it. */
export const RENEW = 'renew'

type IsOpen<About> = (tx: Nouns, actor: Actor, about: About) => Promise<boolean>

/** Still in this person's 待办. */
const waits =
  (key: string): IsOpen<unknown> =>
  async (tx, actor) => {
    const line = linesFor(actor).find((one) => one.key === key)
    return line !== undefined && (await line.count(tx, actor)) > 0
  }

const consentOpen =
  (isAsked: (nominee: string | null, actor: Actor) => boolean): IsOpen<{ nomination: string }> =>
  async (tx, actor, { nomination }) => {
    const entry = await tx.nominations.byId(nomination)
    if (!entry || gone.includes(entry.state) || !isAsked(entry.nomineeId, actor)) return false
    const consent = await tx.consents.of(nomination)
    return !isConsented(consent) && !consent?.withdrawnAt
  }

type Matters = { [K in CardName]?: IsOpen<Shows[K]> }

/** Cards on which somebody must still do something after two weeks, and whether it is still to be done. */
const matters: Matters = {
  'review-task': waits('review'),
  'review-reminder': waits('review'),
  'check-queue': waits('check'),
  'grants-pending': waits('grants-pending'),
  'meeting-confirm': waits('meeting-confirm'),
  consent: consentOpen((nominee, { person }) => nominee === person.id),
  'consent-status': consentOpen(() => true),
  'proxy-check': async (tx, actor, { proxy }) => {
    const paper = await tx.consents.proxy(proxy)
    const isOpen = paper !== null && paper.confirmedBy === null && paper.refusedBy === null
    return isOpen && waits('proxies')(tx, actor, undefined)
  },
  'public-release': async (tx, actor, { list }) => {
    const proposed = await tx.lists.byId(list ?? '')
    return proposed?.state === 'proposed' && waits('list-proposed')(tx, actor, undefined)
  },
  'public-group': async (tx, { person }, { chat }) => {
    const group = await tx.groups.byId(chat)
    return group?.confirmedBy === null && group.removedAt === null && group.setBy !== person.id
  },
  'public-posting': async (tx, _actor, { posting }) => {
    const state = (await tx.postings.byId(posting))?.state
    return state === 'unknown' || state === 'failed'
  },
  'objection-case': async (tx, actor, { objection }) =>
    (await openCases(tx, actor)).some((one) => one.objection.id === objection),
}

/** Whether what a card asks of this person is still to be done. */
export const isMatterOpen = async (tx: Nouns, actor: Actor, show: Outgoing['show']): Promise<boolean> => {
  const isOpen = matters[show.card] as IsOpen<unknown> | undefined
  return (await isOpen?.(tx, actor, show.about)) ?? false
}

/** Called when a card has arrived: it falls due for renewal in time, if it is one that may have to be. */
export const renewLater = (tx: Tx, { id, to, show }: Pick<Outgoing, 'id' | 'to' | 'show'>, at: number) => {
  if (!('person' in to) || !(show.card in matters)) return
  tx.due('card-renew', id, at + AGE_MS + (hash(id) % SPREAD_MS))
}

const hash = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0)

/** Thirteen days are over. The work is a job's: the old card is marked over the network. */
export const renewCard: Usecase<{ about: string; at: number }> = (deps: Deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    tx.job(RENEW, { sent: about })
    return ok({})
  })
