import type { CriterionCode } from '../../domain/criteria.ts'
import type { NominationState } from '../../domain/nomination-facts.ts'
import type { RecusalKind } from '../../domain/recusal.ts'
import type { Mark } from '../../domain/scoring.ts'
import type { Db } from '../tx.ts'
import { type Assignment, assignmentOf, type Row } from './review-row.ts'

export type { Assignment } from './review-row.ts'

export type NewAssignment = {
  id: string
  cycleId: string
  nominationId: string
  reviewerId: string
  recused: RecusalKind | null
  at: number
}

/** One line of a reviewer's queue: how far the work on one candidate is, without the marks themselves. */
export type Desk = {
  nominationId: string
  state: Assignment['state']
  nomination: NominationState
  marked: number
  skippedAt: number | null
}

export type MarkWritten = { criterion: CriterionCode; mark: Mark; reason: string | null; at: number }

/** How far one reviewer is with one candidate: what the chair may count before the end. */
export type Step = { nominationId: string; reviewerId: string; state: Assignment['state'] }

/** What changes with the next version of a seat. */
export type ChangedAssignment = {
  state?: Assignment['state']
  recused?: RecusalKind
  recusalReason?: string
  recusedAt?: number
  firstReadAt?: number
  submittedAt?: number | null
  skippedAt?: number
  comment?: string
}

const date = (at: number | null | undefined) =>
  at === undefined ? undefined : at === null ? null : new Date(at)

/** Who scores whom, and the marks // 评审. Marks of a recused assignment stay and never count. */
export const reviews = (db: Db) => ({
  assign: async (fresh: readonly NewAssignment[]): Promise<void> => {
    await db.assignment.createMany({
      data: fresh.map(({ recused, at, ...row }) => ({
        ...row,
        state: recused ? 'recused' : 'assigned',
        recusalKind: recused,
        ...(recused && { recusedAt: new Date(at) }),
        comment: '',
        at: new Date(at),
        version: 1,
      })),
    })
  },
  of: async (nominationId: string, reviewerId: string): Promise<Assignment | null> => {
    const row = await db.assignment.findUnique({
      where: { nominationId_reviewerId: { nominationId, reviewerId } },
      include: { marks: true },
    })
    return row && assignmentOf(row as Row)
  },
  /**
   * The same with the entry's state, held against other transactions until this one ends: two marks pressed at once
   * both count, and none slips in behind the end of the scoring.
   */
  hold: async (
    nominationId: string,
    reviewerId: string,
  ): Promise<{ assignment: Assignment; nomination: NominationState } | null> => {
    await db.$queryRaw`
      SELECT id FROM "Assignment"
      WHERE "nominationId" = ${nominationId} AND "reviewerId" = ${reviewerId} FOR UPDATE`
    const rows = await db.$queryRaw<(Row & { nomination: string })[]>`
      SELECT a.*, n.state AS nomination,
             COALESCE((SELECT json_agg(json_build_object('criterion', m.criterion, 'mark', m.mark, 'reason', m.reason))
                       FROM "Mark" m WHERE m."assignmentId" = a.id), '[]'::json) AS marks
      FROM "Assignment" a JOIN "Nomination" n ON n.id = a."nominationId"
      WHERE a."nominationId" = ${nominationId} AND a."reviewerId" = ${reviewerId}`
    const row = rows[0]
    return row ? { assignment: assignmentOf(row), nomination: row.nomination as NominationState } : null
  },
  /** Every assignment of a cycle with its marks: for the ranking, after the end. */
  ofCycle: async (cycleId: string): Promise<Assignment[]> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT a.*, COALESCE(m.marks, '[]'::json) AS marks
      FROM "Assignment" a LEFT JOIN (
        SELECT k."assignmentId", json_agg(json_build_object('criterion', k.criterion, 'mark', k.mark, 'reason', k.reason)) AS marks
        FROM "Mark" k JOIN "Assignment" o ON o.id = k."assignmentId" WHERE o."cycleId" = ${cycleId}
        GROUP BY k."assignmentId"
      ) m ON m."assignmentId" = a.id
      WHERE a."cycleId" = ${cycleId}
      ORDER BY a."nominationId", a."reviewerId"`
    return rows.map(assignmentOf)
  },
  /** A reviewer's candidates in the order of their ids, which tells nothing about them. */
  desk: async (cycleId: string, reviewerId: string): Promise<Desk[]> => {
    const rows = await db.$queryRaw<(Omit<Desk, 'skippedAt'> & { skippedAt: Date | null })[]>`
      SELECT a."nominationId", a.state, n.state AS nomination, a."skippedAt",
             (SELECT count(*)::int FROM "Mark" m WHERE m."assignmentId" = a.id) AS marked
      FROM "Assignment" a JOIN "Nomination" n ON n.id = a."nominationId"
      WHERE a."cycleId" = ${cycleId} AND a."reviewerId" = ${reviewerId}
      ORDER BY a.id`
    return rows.map((row) => ({ ...row, skippedAt: row.skippedAt?.getTime() ?? null }))
  },
  /** Every assignment to an entry that is being scored, without marks. */
  steps: async (cycleId: string): Promise<Step[]> =>
    db.$queryRaw<Step[]>`
      SELECT a."nominationId", a."reviewerId", a.state
      FROM "Assignment" a JOIN "Nomination" n ON n.id = a."nominationId"
      WHERE a."cycleId" = ${cycleId} AND n.state = 'assigned'
      ORDER BY a."nominationId", a."reviewerId"`,
  /** Pairs that exist already, so that assigning again only fills gaps. */
  pairs: async (cycleId: string): Promise<Set<string>> => {
    const rows = await db.assignment.findMany({
      where: { cycleId },
      select: { nominationId: true, reviewerId: true },
    })
    return new Set(rows.map((row) => `${row.nominationId} ${row.reviewerId}`))
  },
  /** Writes one mark; a reason belongs to 不适用 alone. */
  mark: async (assignmentId: string, { criterion, mark, reason, at }: MarkWritten): Promise<void> => {
    const value = mark === 'na' ? null : mark
    await db.$executeRaw`
      INSERT INTO "Mark" ("assignmentId", criterion, mark, reason, at)
      VALUES (${assignmentId}, ${criterion}, ${value}::int, ${reason}, ${new Date(at)})
      ON CONFLICT ("assignmentId", criterion)
      DO UPDATE SET mark = EXCLUDED.mark, reason = EXCLUDED.reason, at = EXCLUDED.at`
  },
  /** Writes only over the version that was read; false when somebody was faster. */
  change: async (from: Pick<Assignment, 'id' | 'version'>, change: ChangedAssignment): Promise<boolean> => {
    const { recused, recusedAt, firstReadAt, submittedAt, skippedAt, ...plain } = change
    const { count } = await db.assignment.updateMany({
      where: { id: from.id, version: from.version },
      data: {
        ...plain,
        recusalKind: recused,
        recusedAt: date(recusedAt),
        firstReadAt: date(firstReadAt),
        submittedAt: date(submittedAt),
        skippedAt: date(skippedAt),
        version: from.version + 1,
      },
    })
    return count === 1
  },
  /** The end of the scoring: a mark that was read before and is written after finds another version. */
  closeAll: async (nominationIds: readonly string[]): Promise<void> => {
    await db.assignment.updateMany({
      where: { nominationId: { in: [...nominationIds] } },
      data: { version: { increment: 1 } },
    })
  },
  /** Who of these was sent this card since an instant (epoch ms). */
  toldSince: async (card: string, personIds: readonly string[], since: number): Promise<Set<string>> => {
    const rows = await db.sent.findMany({
      where: { card, toId: { in: [...personIds] }, at: { gte: new Date(since) } },
      select: { toId: true },
    })
    return new Set(rows.map((row) => row.toId))
  },
})
