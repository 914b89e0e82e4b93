import type { NominationState } from '../../domain/nomination-facts.ts'
import type { Db } from '../tx.ts'

/** What 进入下一阶段 and 进度 count of a cycle. `endsAt` in epoch ms. */
export type StageCounts = {
  states: Partial<Record<NominationState, number>>
  units: number
  /** listed entries whose nominee has not agreed to be published */
  consentsMissing: number
  publicGroups: number
  lists: { state: string; endsAt: number }[]
  objectionsOpen: number
  /** publicised entries without an open objection that no meeting decided on */
  undecided: number
  meetingsUnconfirmed: number
}

export type Owing = { personId: string; count: number }

export const stageCounts = (db: Db) => ({
  of: async (cycleId: string): Promise<StageCounts> => {
    const states = await db.nomination.groupBy({ by: ['state'], where: { cycleId }, _count: { _all: true } })
    const objections = await db.objection.findMany({
      where: { cycleId, state: { in: ['received', 'accepted'] } },
      select: { nominationId: true },
    })
    const held = objections.map((row) => row.nominationId)
    return {
      states: Object.fromEntries(states.map(({ state, _count }) => [state, _count._all])),
      units: await db.unit.count(),
      consentsMissing: await db.nomination.count({ where: { cycleId, state: 'listed', NOT: agreed } }),
      publicGroups: await db.publicGroup.count({ where: { removedAt: null, confirmedBy: { not: null } } }),
      lists: await listsOf(db, cycleId),
      objectionsOpen: held.length,
      undecided: await db.nomination.count({
        where: { cycleId, state: 'publicised', id: { notIn: held } },
      }),
      meetingsUnconfirmed: await db.meeting.count({ where: { cycleId, state: 'recorded' } }),
    }
  },
  /** Who has drafts of this cycle that were not submitted, with how many. */
  draftMakers: async (cycleId: string): Promise<Owing[]> => {
    const rows = await db.nomination.groupBy({
      by: ['createdBy'],
      where: { cycleId, state: 'draft' },
      _count: { _all: true },
      orderBy: { createdBy: 'asc' },
    })
    return rows.map((row) => ({ personId: row.createdBy, count: row._count._all }))
  },
  /** Who still owes scores of this cycle, with how many. */
  openScores: async (cycleId: string): Promise<Owing[]> =>
    db.$queryRaw<Owing[]>`
      SELECT a."reviewerId" AS "personId", count(*)::int AS count
      FROM "Assignment" a JOIN "Nomination" n ON n.id = a."nominationId"
      WHERE a."cycleId" = ${cycleId} AND a.state = 'assigned' AND n.state = 'assigned'
      GROUP BY a."reviewerId" ORDER BY a."reviewerId"`,
})

const agreed = {
  consent: { is: { collect: true, sensitive: true, publish: true, withdrawnAt: null } },
} as const

const listsOf = async (db: Db, cycleId: string): Promise<StageCounts['lists']> => {
  const rows = await db.publicList.findMany({ where: { cycleId }, select: { state: true, endsAt: true } })
  return rows.map(({ state, endsAt }) => ({ state, endsAt: endsAt.getTime() }))
}
