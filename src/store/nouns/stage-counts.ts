import type { NominationState } from '../../domain/nomination-facts.ts'
import type { Db } from '../tx.ts'

/** What 进入下一阶段 and 进度 count of a cycle. */
export type StageCounts = {
  states: Partial<Record<NominationState, number>>
  units: number
  /** assigned entries without a reviewer who may score them */
  unassigned: number
  /** scores that reviewers still owe */
  scoresOpen: number
  /** submitted scores by entry, of entries under review */
  scored: ReadonlyMap<string, { submitted: number; due: number }>
  /** listed entries whose nominee has not agreed to be published */
  consentsMissing: number
  publicGroups: number
  lists: { state: string; endsAt: number }[]
  objectionsOpen: number
  meetingsUnconfirmed: number
}

export const stageCounts = (db: Db) => ({
  of: async (cycleId: string): Promise<StageCounts> => {
    const states = await db.nomination.groupBy({ by: ['state'], where: { cycleId }, _count: { _all: true } })
    const scored = await scoresOf(db, cycleId)
    const dues = [...scored.values()]
    return {
      states: Object.fromEntries(states.map(({ state, _count }) => [state, _count._all])),
      units: await db.unit.count(),
      unassigned: dues.filter(({ due }) => due === 0).length,
      scoresOpen: dues.reduce((sum, { submitted, due }) => sum + due - submitted, 0),
      scored,
      consentsMissing: await db.nomination.count({ where: { cycleId, state: 'listed', NOT: agreed } }),
      publicGroups: await db.publicGroup.count({ where: { removedAt: null, confirmedBy: { not: null } } }),
      lists: await listsOf(db, cycleId),
      objectionsOpen: await db.objection.count({
        where: { cycleId, state: { in: ['received', 'accepted'] } },
      }),
      meetingsUnconfirmed: await db.meeting.count({ where: { cycleId, state: { not: 'confirmed' } } }),
    }
  },
  /** Who has drafts of this cycle that were not submitted, with how many. */
  draftMakers: async (cycleId: string): Promise<{ personId: string; count: number }[]> => {
    const rows = await db.nomination.groupBy({
      by: ['createdBy'],
      where: { cycleId, state: { in: ['draft', 'returned'] } },
      _count: { _all: true },
    })
    return rows.map((row) => ({ personId: row.createdBy, count: row._count._all }))
  },
  /** Who still owes scores of this cycle, with how many. */
  openScores: async (cycleId: string): Promise<{ personId: string; count: number }[]> => {
    const rows = await db.$queryRaw<{ personId: string; count: number }[]>`
      SELECT a."reviewerId" AS "personId", count(*)::int AS count
      FROM "Assignment" a JOIN "Nomination" n ON n.id = a."nominationId"
      WHERE a."cycleId" = ${cycleId} AND a.state = 'assigned' AND n.state = 'assigned'
      GROUP BY a."reviewerId" ORDER BY a."reviewerId"`
    return rows
  },
})

const agreed = {
  consent: { is: { collect: true, sensitive: true, publish: true, withdrawnAt: null } },
} as const

const listsOf = async (db: Db, cycleId: string): Promise<StageCounts['lists']> => {
  const rows = await db.publicList.findMany({ where: { cycleId }, select: { state: true, endsAt: true } })
  return rows.map(({ state, endsAt }) => ({ state, endsAt: endsAt.getTime() }))
}

const scoresOf = async (db: Db, cycleId: string): Promise<StageCounts['scored']> => {
  const rows = await db.$queryRaw<{ id: string; submitted: number; due: number }[]>`
    SELECT n.id,
           count(a.id) FILTER (WHERE a.state = 'submitted')::int AS submitted,
           count(a.id) FILTER (WHERE a.state <> 'recused')::int AS due
    FROM "Nomination" n LEFT JOIN "Assignment" a ON a."nominationId" = n.id
    WHERE n."cycleId" = ${cycleId} AND n.state = 'assigned'
    GROUP BY n.id`
  return new Map(rows.map(({ id, submitted, due }) => [id, { submitted, due }]))
}
