import type { Actor } from '../deps.ts'
import { mayEdit } from '../domain/nomination.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'

export type Editing = { nomination: Nomination; cycle: Cycle }

/** An entry held for writing by somebody who may. Denials: not-found, no-cycle and those of `mayEdit`. */
export const holdForEdit = async (tx: Tx, actor: Actor, id: string): Promise<Result<Editing>> => {
  const nomination = await tx.nominations.hold(id)
  if (!nomination) return deny('not-found')
  const facts = await nominationFactsOf(tx, { nomination, actor })
  if (!facts.ok) return facts
  const allowed = mayEdit(facts.value)
  if (!allowed.ok) return allowed
  const cycle = await tx.cycles.byId(nomination.cycleId)
  return cycle ? ok({ nomination, cycle }) : deny('no-cycle')
}
