import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { privateToast } from './private-toast.ts'

/** A minute in which presses on the same button of a group's card are one. */
const TOGETHER_MS = 60_000

/**
 * The list in private, whoever pressed it on a group's card: the card of the group stays as it is for everybody. The
 * card of a group never changes, so its key cannot tell two presses of one person apart; the minute does.
 */
export const openPublic: Usecase<Record<never, never>> = (deps, actor) => {
  const once = [...actor.once.slice(0, 1), `public:${actor.person.id}:${Math.floor(actor.at / TOGETHER_MS)}`]
  return deps.store.change({ ...actor, once }, async (tx) => {
    if (actor.person.external) return deny('external-person')
    tx.send({ to: { person: actor.person.id }, show: { card: 'public', about: {} } })
    return ok({ toast: await privateToast(tx, actor.person.id, 'sent-privately') })
  })
}
