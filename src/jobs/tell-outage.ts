import { outageWords } from '../../cards/words/line.ts'
import type { Deps } from '../deps.ts'
import { isWorthTelling, type Outage } from '../domain/outage.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'

/** Instances lose the line in the same moment and notice it within seconds: one of them tells. */
const SAME_OUTAGE_MS = 3 * 60_000

/** Tells the staff from when until when nothing was heard, and what that means for whom. Does not throw. */
export const tellOutage = async (deps: Deps, outage: Outage): Promise<void> => {
  if (!isWorthTelling(outage)) return
  const about = outageWords(outage)
  const once = [`outage:${Math.floor(outage.from / SAME_OUTAGE_MS)}`]
  try {
    await deps.store.change({ ...systemActor(deps.now()), once }, async (tx) => {
      for (const person of await tx.people.holding(['staff']))
        tx.send({ to: { person: person.id }, show: { card: 'notice', about }, lane: 1 })
      return ok({})
    })
  } catch (error) {
    deps.log.error({ error: (error as Error).name }, 'the staff could not be told of an outage')
  }
}
