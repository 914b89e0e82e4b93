import { movedCard } from '../../cards/moved.ts'
import type { Actor } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Delivered } from '../store/nouns/sent.ts'
import { isMatterOpen } from '../usecases/renew-card.ts'
import type { CardName } from '../usecases/shows.ts'
import type { DeliverParts, Try } from './deliver.ts'

/** Nothing is typed into these, nor into what takes their place: marking them loses nobody's words. */
const withoutForm: ReadonlySet<CardName> = new Set([
  'grants-pending',
  'meeting-confirm',
  'public-release',
  'public-group',
  'public-posting',
])

/**
 * A card of thirteen days whose matter is still open is sent once more, as it stands now; the old one then says so.
 * Nothing when the person has a newer one of the same.
 */
export const renew = async (parts: DeliverParts, id: string, later: Try['later']): Promise<void> => {
  const { deps } = parts
  const old = await deps.store.read((tx) => tx.sent.arrived(id))
  if (!old || !(await comesAgain(parts, old))) return
  await deps.store.change({ ...systemActor(deps.now()), once: [`renew:${id}`] }, async (tx) => {
    tx.send({ to: old.to, show: old.show, lane: 1 })
    return ok({})
  })
  if (withoutForm.has(old.show.card)) await markOld(parts, old, later)
}

const comesAgain = ({ deps }: DeliverParts, old: Delivered): Promise<boolean> =>
  deps.store.read(async (tx) => {
    const person = 'person' in old.to ? await tx.people.byId(old.to.person) : null
    if (!person || (await tx.sent.hasNewer(old))) return false
    const actor: Actor = { person, at: deps.now(), via: 'system', once: [] }
    return isMatterOpen(tx, actor, old.show)
  })

/** A card that was recalled or is too old stays as it is; when nobody knows, the queue comes again. */
const markOld = async (
  { deps, feishu }: DeliverParts,
  old: Delivered,
  later: Try['later'],
): Promise<void> => {
  const patched = await feishu.patch(old.messageId, movedCard(), { lane: 1 })
  if (patched.state === 'later') return later(patched)
  if (patched.state === 'unknown') throw new Error(patched.why)
  if (patched.state === 'refused')
    deps.log.warn({ sent: old.id, code: patched.code }, 'an old card stays as it is')
}
