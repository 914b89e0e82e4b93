import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'

/** 本人同意: the nominee's own card for the nominee, how far it is for everybody else. Denial: not-found. */
export const openConsent: Usecase<{ nomination: string }> = async (deps, actor, { nomination }) => {
  const entry = await deps.store.read((tx) => tx.nominations.byId(nomination))
  if (!entry) return deny('not-found')
  const card = entry.nomineeId === actor.person.id ? 'consent' : 'consent-status'
  return ok({ show: { card, about: { nomination } } })
}
