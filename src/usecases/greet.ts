import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'

/** Somebody opened the chat: welcomed the first time, left alone ever after (the event comes at each opening). */
export const greet: Usecase<Record<never, never>> = (deps, actor) =>
  deps.store.change(actor, async (tx) => {
    if (!(await tx.roster.greet(actor.person.id, actor.at))) return ok({})
    tx.audit({ action: 'person.greet', about: `person:${actor.person.id}` })
    return ok({ show: { card: 'welcome', about: {} } })
  })
