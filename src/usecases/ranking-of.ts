import { type Ballot, type Ranking, rank } from '../domain/ranking.ts'
import { rankedStates, scoresClosed } from '../domain/review-desk.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Assignment } from '../store/nouns/reviews.ts'
import type { Nouns } from '../store/nouns.ts'

export type Ranked = { ranking: Ranking; entries: Map<string, Nomination>; assignments: Assignment[] }

/** The ranking of everybody who has been through the scoring, from the marks as they stand. */
export const rankingOf = async (tx: Nouns, cycle: Cycle): Promise<Ranked> => {
  const found = await tx.nominations.list({ cycleId: cycle.id, states: rankedStates })
  const assignments = await tx.reviews.ofCycle(cycle.id)
  const ballots = new Map<string, Ballot[]>()
  for (const one of assignments) {
    const ballot = {
      reviewerId: one.reviewerId,
      recused: one.recused,
      submitted: one.state === 'submitted',
      marks: one.marks,
    }
    ballots.set(one.nominationId, [...(ballots.get(one.nominationId) ?? []), ballot])
  }
  const candidates = found.map(({ id }) => ({ id, ballots: ballots.get(id) ?? [] }))
  return {
    ranking: rank(candidates, cycle.settings),
    entries: new Map(found.map((entry) => [entry.id, entry])),
    assignments,
  }
}

/** Whether the chair has ended the scoring of the cycle. */
export const haveScoresClosed = async (tx: Nouns, { id: cycleId }: Cycle): Promise<boolean> =>
  scoresClosed({
    scoring: await tx.nominations.count({ cycleId, states: ['assigned'] }),
    through: await tx.nominations.count({ cycleId, states: rankedStates }),
  })

/** Entries on the list, or past it: what the target is compared with. */
export const listedOf = (entries: Iterable<Nomination>): Nomination[] =>
  [...entries].filter(({ state }) => state !== 'scored' && state !== 'struck')
