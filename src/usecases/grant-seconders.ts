import { ok, type Result } from '../domain/result.ts'
import { confirmGrant, type Grant } from '../domain/roles.ts'
import type { Nouns } from '../store/nouns.ts'

type Waiting = Grant & { personId: string }

/** Who may confirm at least one of these grants now, by id. */
export const secondersOf = async (tx: Nouns, grants: readonly Waiting[], at: number): Promise<string[]> => {
  const able = await tx.people.holding(['staff', 'confirmer'])
  return able
    .filter((person) => grants.some((grant) => confirmGrant(grant, { person, at }).ok))
    .map((person) => person.id)
}

/** Asks everybody who may to confirm what waits, in one card each. */
export const askSeconders = async (
  tx: Nouns & { send: (message: Asking) => void },
  at: number,
): Promise<Result<number>> => {
  const ids = await secondersOf(tx, await tx.grants.pending(), at)
  for (const id of ids) {
    tx.send({ to: { person: id }, show: { card: 'grants-pending', about: {} }, lane: 1 })
  }
  return ok(ids.length)
}

type Asking = { to: { person: string }; show: { card: 'grants-pending'; about: object }; lane: 1 }
