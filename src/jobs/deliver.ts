import type { Actor, Deps, Person, Sending } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import { type Feishu, tooOften } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import { ATTEMPTS } from '../store/job-queue.ts'
import type { Outgoing } from '../store/nouns/sent.ts'
import type { Show } from '../usecases/shows.ts'

export type DeliverParts = { deps: Deps; feishu: Feishu; show: ShowNow }

/** Our own code: the person has no account yet. */
const NO_ACCOUNT = -1

/** Told by telephone instead: out of reach, left, or stopped the bot (im-v1 message create, error codes). */
const unreachable = new Set([NO_ACCOUNT, 230013, 230029, 230035, 230038, 230053])

/** The lane of answers to a person. */
const ANSWER = 0

/** Not sent for certain: the queue tries again with the same uuid. */
export class Undelivered extends Error {
  override name = 'Undelivered'
}

/**
 * Loads what a message is about, renders and sends it. The row says `trying` before the call, so that a crash in
 * between leaves a trace, and the row's id is the platform's `uuid`, so that a repeat within the hour is the same
 * message.
 */
export const deliver = async (parts: DeliverParts, id: string, attempt: number): Promise<void> => {
  try {
    await tryOnce(parts, id)
  } catch (error) {
    if (attempt < ATTEMPTS) throw error
    await giveUp(parts.deps, id)
    throw error
  }
}

const tryOnce = async (parts: DeliverParts, id: string): Promise<void> => {
  const { deps } = parts
  const outgoing = await claim(deps, id)
  if (!outgoing) return
  const to = await receiver(deps, outgoing)
  if (!to) return settle(deps, outgoing, { state: 'refused', code: NO_ACCOUNT, msg: 'no account' })
  const card = await cardFor(parts, to.viewer, outgoing)
  // News that the receiver may no longer see is not sent; what replaced it is on its way by itself.
  if (!card.ok) return settle(deps, outgoing, { state: 'refused', code: 0, msg: card.denial.key })
  const sent = laterIfTooOften(await parts.feishu.send(to.address, card.value, outgoing.uuid))
  if (sent.state === 'refused')
    deps.log.warn({ sent: id, card: outgoing.show.card, code: sent.code }, 'a message was refused')
  await settle(deps, outgoing, sent)
  if (sent.state === 'unknown') throw new Undelivered(sent.why)
}

/** Too many at a time is no refusal: the message is still to be delivered. */
const laterIfTooOften = (sent: Sending): Sending =>
  sent.state === 'refused' && tooOften.has(sent.code) ? { state: 'unknown', why: `code ${sent.code}` } : sent

// The queue has no more tries: what may never have arrived is told by telephone.
const giveUp = async (deps: Deps, id: string): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    const outgoing = await tx.sent.start(id)
    if (!outgoing) return ok({})
    await tx.sent.settle(id, { state: 'unknown', why: 'no more tries' }, deps.now())
    const person = 'person' in outgoing.to ? await tx.people.byId(outgoing.to.person) : null
    if (person) tx.task('phone', `person:${person.id}`, `电话通知 ${person.name}：${titleOf(outgoing.show)}`)
    return ok({})
  })
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
    found = await tx.sent.start(id)
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

const settle = async (deps: Deps, outgoing: Outgoing, sent: Sending): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await tx.sent.settle(outgoing.id, sent, deps.now())
    if (sent.state === 'refused' && unreachable.has(sent.code) && 'person' in outgoing.to) {
      const person = await tx.people.byId(outgoing.to.person)
      if (person)
        tx.task('phone', `person:${person.id}`, `电话通知 ${person.name}：${titleOf(outgoing.show)}`)
    }
    return ok({})
  })
}

/** What the staff must say on the phone; which card it was means nothing to them. */
const titleOf = (show: Show): string =>
  show.card === 'notice' ? show.about.title : '机器人的消息送不到，请告知办理进展'
