import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cycle, runStep, type Step } from '../../chaos/cycle.ts'
import { faults } from '../../chaos/faults.ts'
import { differences, type Outcome } from '../../chaos/outcome.ts'
import { type CycleWorld, openCycleWorld } from '../support/cycle-world.ts'

/** What was there after each step when nothing went wrong. */
const wanted = new Map<string, Outcome>()

const wantedAfter = ({ name }: Step): Outcome => {
  const found = wanted.get(name)
  if (!found) throw new Error(`nobody played ${name} undisturbed`)
  return found
}

beforeAll(async () => {
  const { world, hands, outcome } = await openCycleWorld()
  for (const step of cycle) {
    await runStep(hands, step)
    wanted.set(step.name, await outcome())
  }
  await world.close()
}, 1_200_000)

/**
 * Every fault meets every step: what is in the database, what everybody reads in every chat and what each press was
 * answered must be the same as without it. Whoever gets no answer presses again; that is all people do differently.
 */
describe.each(faults)('$name', ({ rules }) => {
  let stage: CycleWorld

  beforeAll(async () => {
    stage = await openCycleWorld()
  }, 120_000)
  afterAll(() => stage.world.close())

  test.each(cycle)(
    '$name',
    async (step) => {
      const { sim } = stage.world
      for (const rule of rules) await sim.fault(rule)
      await runStep(stage.hands, step)
      const struck = (await sim.scenarios()).rules.reduce((sum, { used }) => sum + used, 0)
      await sim.clearFaults()
      await stage.hands.settled()
      expect(differences(wantedAfter(step), await stage.outcome())).toEqual([])
      // A fault that met nothing proves nothing.
      expect(struck).toBeGreaterThan(0)
    },
    60_000,
  )
})
