import { GROUPS, START } from '../../chaos/cycle.ts'
import { createHands, type Hands } from '../../chaos/hands.ts'
import { orderedIds } from '../../chaos/ids.ts'
import { type Outcome, outcomeOf } from '../../chaos/outcome.ts'
import { prepare } from '../../chaos/prepare.ts'
import { createTx } from '../../src/store/tx.ts'
import { openWorld, type World } from './world.ts'

export type CycleWorld = { world: World; hands: Hands; outcome: () => Promise<Outcome> }

/** Lots fall the same way in every run, however often they are drawn. */
const drawnLots = () => 0.5

/**
 * An outage is over with the first answer: days of the tenant pass between two steps, and a line that breaks in both
 * would otherwise have been away for as long, which the staff are told.
 */
const TIMING = { steady: 0, watch: 20 }

/** A tenant before the first step of the short cycle. */
export const openCycleWorld = async (): Promise<CycleWorld> => {
  const world = await openWorld({
    ...{ seed: 'empty', startAt: START, random: drawnLots, ids: orderedIds },
    parts: { timing: TIMING },
  })
  const { sim, bot, database } = world
  const { chats } = await sim.state()
  const groups = chats.flatMap(({ id, name }) => (GROUPS.some((one) => one === name) ? [{ id, name }] : []))
  await prepare({ deps: bot.deps, run: createTx(database.prisma, 60_000), groups })
  for (const { name } of groups) await sim.addMembers(name, ['bot'], '林晓')
  const hands = createHands(sim)
  await hands.settled()
  const ask = (sql: string) => database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(sql)
  return { world, hands, outcome: () => outcomeOf(hands, ask) }
}
