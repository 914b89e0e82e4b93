import type { Card } from '../../cards/kit.ts'
import { whyLost, whyRefused } from '../../cards/words/undelivered.ts'
import type { Actor, Deps, NoRoom, Person, Sending } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import { ATTEMPTS } from '../store/job-queue.ts'
import type { Outgoing } from '../store/nouns/sent.ts'
import { renewLater } from '../usecases/renew-card.ts'
import { NO_ACCOUNT, noteUndelivered } from '../usecases/undelivered.ts'
import { markCard } from './mark-card.ts'
import { findSent } from './reconcile.ts'
import { delayAfter, LOOK_AGAIN_MS, SAME_UUID_MS } from './tries.ts'

export type DeliverParts = { deps: Deps; feishu: Feishu; show: ShowNow }
/** The same message at another instant (epoch ms), or when the platform has room. */
type Asking = { again: (at: number) => void; later: (none: NoRoom) => void }
/** The how manieth try it is, and whom to ask for another. */
export type Try = Asking & { attempt: number }

/** What its receiver may no longer see: nothing was lost. */
const NOT_TO_BE_SEEN = 0
/** The lane of answers to a person. */
const ANSWER = 0
/** So long the platform is asked what stands in a chat before a message is given up. */
const LOOK_MS = 24 * 3_600_000

/**
 * Loads what a message is about, renders and sends it. The row says `trying` before the call, so that a crash in
 * between leaves a trace. Nobody knows whether it arrived: again with the same uuid for 50 minutes, however long the
 * process was away; then it is looked for in the chat, and only what is not there is sent once more, under another.
 * What is given up is told to the staff.
 */
export const deliver = async (
  parts: DeliverParts,
  id: string,
  { attempt, ...asking }: Try,
): Promise<void> => {
  try {
    await tryOnce(parts, id, asking)
  } catch (error) {
    // Trouble of our own, not the platform's: the queue comes again until its tries are used up.
    parts.deps.log.error({ sent: id, attempt, error }, 'a message could not be made')
    if (attempt < ATTEMPTS) throw error
    await giveUp(parts.deps, id)
    throw error
  }
}

type Prepared = { outgoing: Outgoing; address: Receiver['address']; card: Card }

const tryOnce = async (parts: DeliverParts, id: string, asking: Asking): Promise<void> => {
  const { deps } = parts
  const outgoing = await claim(deps, id)
  if (!outgoing) return
  const to = await receiver(deps, outgoing)
  if (!to) return settle(deps, outgoing, { sent: { state: 'refused', code: NO_ACCOUNT, msg: 'no account' } })
  const card = await cardFor(parts, to.viewer, outgoing)
  // News that the receiver may no longer see is not sent; what replaced it is on its way by itself.
  if (!card.ok) {
    const sent = { state: 'refused', code: NOT_TO_BE_SEEN, msg: card.denial.key } as const
    return settle(deps, outgoing, { sent })
  }
  const prepared = { outgoing, address: to.address, card: markCard(card.value, id) }
  if (deps.now() - outgoing.triedAt > SAME_UUID_MS) return lookFor(parts, prepared, asking.again)
  await sendNow(parts, prepared, asking)
}

const sendNow = async (
  { deps, feishu }: DeliverParts,
  { outgoing, address, card }: Prepared,
  asking: Asking,
): Promise<void> => {
  const { uuid, lane } = outgoing
  const sent = await feishu.send(address, card, { uuid, lane })
  if (sent.state === 'later') {
    await noteNotSent(deps, outgoing)
    return asking.later(sent)
  }
  if (sent.state === 'refused')
    deps.log.warn({ sent: outgoing.id, card: outgoing.show.card, code: sent.code }, 'a message was refused')
  await settle(deps, outgoing, { sent, card })
  if (sent.state === 'unknown') asking.again(deps.now() + delayAfter(outgoing.attempts))
}

/** Without room there was no try: the platform did nothing, and the hour has not begun. */
const noteNotSent = async (deps: Deps, outgoing: Outgoing): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await tx.sent.notSent(outgoing)
    return ok({})
  })
}

const lookFor = async (
  parts: DeliverParts,
  { outgoing, card }: Prepared,
  again: Asking['again'],
): Promise<void> => {
  const { deps } = parts
  const found = await findSent(parts, outgoing)
  const now = deps.now()
  if (found === undefined && now - outgoing.triedAt < LOOK_MS) return again(now + LOOK_AGAIN_MS)
  if (found === undefined || found === 'nowhere') return lose(deps, outgoing, card)
  if (found !== null) return settle(deps, outgoing, { sent: { state: 'sent', messageId: found }, card })
  // It is not there for certain. Its first uuid is its own id: one more hour, and no third.
  if (outgoing.uuid !== outgoing.id) return lose(deps, outgoing, card)
  await deps.store.change(systemActor(now), async (tx) => {
    await tx.sent.afresh(outgoing.id, deps.newId('sent'))
    return ok({})
  })
  again(now)
}

const lose = async (deps: Deps, { id, to, show, lane }: Outgoing, card: Card | null): Promise<void> => {
  deps.log.warn({ sent: id, card: show.card }, 'a message was given up')
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    const what = { to, show, lane, title: titleOf(card), why: whyLost }
    if (await tx.sent.lose(id)) await noteUndelivered(tx, what, deps.now())
    return ok({})
  })
}

const giveUp = async (deps: Deps, id: string): Promise<void> => {
  const outgoing = await claim(deps, id)
  if (outgoing) await lose(deps, outgoing, null)
}

/** Whoever asked gets an answer, be it why the card is not theirs to see. */
const cardFor = async (parts: DeliverParts, viewer: Actor, outgoing: Outgoing) => {
  const card = await parts.show(parts.deps, viewer, outgoing.show)
  if (card.ok || outgoing.lane !== ANSWER) return card
  return parts.show(parts.deps, viewer, { card: 'refusal', about: { denial: card.denial } })
}

const claim = async (deps: Deps, id: string): Promise<Outgoing | null> => {
  let found: Outgoing | null = null
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    found = await tx.sent.start(id, deps.now())
    return ok({})
  })
  return found
}

type Receiver = { viewer: Actor; address: { kind: 'open_id' | 'chat_id'; id: string } }

const receiver = async (deps: Deps, outgoing: Outgoing): Promise<Receiver | null> => {
  const at = deps.now()
  if ('chat' in outgoing.to) {
    return { viewer: groupViewer(at), address: { kind: 'chat_id', id: outgoing.to.chat } }
  }
  const { person: id } = outgoing.to
  const person = await deps.store.read((tx) => tx.people.byId(id))
  if (!person?.openId) return null
  return { viewer: viewerOf(person, at), address: { kind: 'open_id', id: person.openId } }
}

const viewerOf = (person: Person, at: number): Actor => ({ person, at, via: 'message', once: [] })

/** A group sees what everybody may see. */
const groupViewer = (at: number): Actor => ({
  person: { id: 'public', openId: null, name: '', unitId: null, external: true, grants: [] },
  at,
  via: 'message',
  once: [],
})

type Settling = { sent: Exclude<Sending, NoRoom>; card?: Card }

const settle = async (deps: Deps, outgoing: Outgoing, { sent, card }: Settling): Promise<void> => {
  const { id, to, show, lane } = outgoing
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await tx.sent.settle(id, sent, deps.now())
    if (sent.state === 'sent') renewLater(tx, outgoing, deps.now())
    if (sent.state === 'refused' && sent.code !== NOT_TO_BE_SEEN) {
      const what = { to, show, lane, title: titleOf(card ?? null), why: whyRefused(sent.code) }
      await noteUndelivered(tx, what, deps.now())
    }
    return ok({})
  })
}

const titleOf = (card: Card | null): string | null => card?.header?.title.content ?? null
