import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { GRACE_MS } from '../domain/stages.ts'
import { privateToast } from './private-toast.ts'
import { expectFiles } from './submit-objection.ts'

/** A minute in which presses on the same button of a group's card are one. */
const TOGETHER_MS = 60_000

/**
 * 我有异议, on the card of a group or typed: the form comes in private. A card of a group never changes, so its key
 * cannot tell two presses of one person apart; the minute does. Denials: external-person, no-cycle, objection-period.
 */
export const openObjection: Usecase<{ list?: string }> = (deps, actor) => {
  const minute = Math.floor(actor.at / TOGETHER_MS)
  const once = [...actor.once.slice(0, 1), `objection-form:${actor.person.id}:${minute}`]
  return deps.store.change({ ...actor, once }, async (tx) => {
    if (actor.person.external) return deny('external-person')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const list = await tx.lists.released(cycle.id)
    if (!list || actor.at > list.endsAt + GRACE_MS) return deny('objection-period')
    await expectFiles(tx, actor, null)
    const show = { card: 'objection-form', about: { list: list.id } } as const
    if (actor.via === 'message') return ok({ show })
    tx.send({ to: { person: actor.person.id }, show })
    return ok({ toast: await privateToast(tx, actor.person.id, 'objection-form-sent') })
  })
}
