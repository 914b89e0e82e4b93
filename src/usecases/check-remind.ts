import type { Tx, Usecase } from '../deps.ts'
import { DAY_MS } from '../domain/dates.ts'
import { ok } from '../domain/result.ts'
import { GRACE_MS } from '../domain/stages.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { tellConcerned } from './aggregate-move.ts'

/** `about`: the entry and the due time (epoch ms) the reminder was set for. */
type Due = { about: string; at: number }

/** Sets what happens by itself after 退回补正: a reminder a day before, and word to the checker when it is over. */
export const remindOfCorrection = (
  tx: Tx,
  { nomination, dueAt, at }: { nomination: string; dueAt: number; at: number },
): void => {
  const about = `${nomination} ${dueAt}`
  if (dueAt - DAY_MS > at) tx.due('correction-near', about, dueAt - DAY_MS)
  tx.due('correction-over', about, dueAt + GRACE_MS + 1)
}

/** The entry while it still waits for that correction; null once it came back or another due time was set. */
const stillOpen = async (tx: Tx, about: string): Promise<Nomination | null> => {
  const [id = '', dueAt = ''] = about.split(' ')
  const entry = await tx.nominations.byId(id)
  return entry?.state === 'correcting' && String(entry.returned?.dueAt) === dueAt ? entry : null
}

/** A day before the due time: officers and nominee are told once more. */
export const correctionNear: Usecase<Due> = (deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    const entry = await stillOpen(tx, about)
    if (!entry) return ok({})
    tellConcerned(tx, actor, { entry, news: 'correcting' })
    tx.audit({ action: 'correction.remind', about: `nomination:${entry.id}`, article: '第四条' })
    return ok({})
  })

/** The due time passed: the checker who sent it back finds it named in the queue. */
export const correctionOver: Usecase<Due> = (deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    const entry = await stillOpen(tx, about)
    if (!entry?.returned) return ok({})
    tx.send({ to: { person: entry.returned.byId }, show: { card: 'check-queue', about: {} }, lane: 1 })
    tx.audit({ action: 'correction.overdue', about: `nomination:${entry.id}`, article: '第四条' })
    return ok({})
  })
