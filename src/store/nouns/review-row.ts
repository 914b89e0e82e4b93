import { type CriterionCode, isCriterionCode } from '../../domain/criteria.ts'
import type { RecusalKind } from '../../domain/recusal.ts'
import type { Mark, MarkReasons, Marks } from '../../domain/scoring.ts'

/** One reviewer's work on one candidate. Times are epoch ms. */
export type Assignment = {
  id: string
  cycleId: string
  nominationId: string
  reviewerId: string
  state: 'assigned' | 'submitted' | 'recused'
  recused: RecusalKind | null
  recusalReason: string | null
  /** when the reviewer went beyond the first face: from then on nobody withdraws alone */
  firstReadAt: number | null
  submittedAt: number | null
  skippedAt: number | null
  comment: string
  version: number
  marks: Marks
  reasons: MarkReasons
}

type MarkRow = { criterion: string; mark: number | null; reason: string | null }

export type Row = {
  id: string
  cycleId: string
  nominationId: string
  reviewerId: string
  state: string
  recusalKind: string | null
  recusalReason: string | null
  firstReadAt: Date | null
  submittedAt: Date | null
  skippedAt: Date | null
  comment: string
  version: number
  marks: MarkRow[]
}

const known = (rows: readonly MarkRow[]): (MarkRow & { criterion: CriterionCode })[] =>
  rows.filter((row): row is MarkRow & { criterion: CriterionCode } => isCriterionCode(row.criterion))

export const assignmentOf = (row: Row): Assignment => ({
  id: row.id,
  cycleId: row.cycleId,
  nominationId: row.nominationId,
  reviewerId: row.reviewerId,
  state: row.state as Assignment['state'],
  recused: row.recusalKind as RecusalKind | null,
  recusalReason: row.recusalReason,
  firstReadAt: row.firstReadAt?.getTime() ?? null,
  submittedAt: row.submittedAt?.getTime() ?? null,
  skippedAt: row.skippedAt?.getTime() ?? null,
  comment: row.comment,
  version: row.version,
  marks: Object.fromEntries(
    known(row.marks).map(({ criterion, mark }) => [criterion, (mark ?? 'na') as Mark]),
  ),
  reasons: Object.fromEntries(
    known(row.marks).flatMap(({ criterion, reason }) => (reason ? [[criterion, reason]] : [])),
  ),
})
