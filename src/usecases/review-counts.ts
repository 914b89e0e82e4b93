import type { StageFacts } from '../domain/advance.ts'
import { neededScores } from '../domain/ranking.ts'
import { rankedStates } from '../domain/review-desk.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nouns } from '../store/nouns.ts'
import { listedOf } from './ranking-of.ts'

/** What 进入下一阶段 asks about the scoring and the list. Counts only. */
export const reviewCounts = async (tx: Nouns, cycle: Cycle): Promise<Partial<StageFacts>> => {
  const steps = await tx.reviews.steps(cycle.id)
  const entries = new Map<string, { submitted: number; eligible: number }>()
  for (const { nominationId, state } of steps) {
    const one = entries.get(nominationId) ?? { submitted: 0, eligible: 0 }
    if (state === 'submitted') one.submitted += 1
    if (state !== 'recused') one.eligible += 1
    entries.set(nominationId, one)
  }
  const through = await tx.nominations.list({ cycleId: cycle.id, states: rankedStates })
  const listed = listedOf(through).length
  const note = await tx.shortlist.noteOf(cycle.id)
  return {
    unassigned: await tx.nominations.count({ cycleId: cycle.id, states: ['passed'] }),
    scoresMissing: steps.filter((step) => step.state === 'assigned').length,
    tooFewScores: [...entries.values()].filter(
      (one) => one.submitted < neededScores(cycle.settings, one.eligible),
    ).length,
    listed,
    target: cycle.settings.target,
    targetReason: note?.listed === listed,
  }
}
