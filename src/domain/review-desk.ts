import { type CriterionCode, criteriaOf, forceOf } from './criteria.ts'
import { gone, type NominationState } from './nomination-facts.ts'
import type { RecusalKind } from './recusal.ts'
import { deny, ok, type Result } from './result.ts'
import { type Face, faceAfterMark, type MarkReasons, type Marks } from './scoring.ts'
import { type CycleClock, workOpen } from './stages.ts'

/** One reviewer's work on one candidate, as the rules of the desk see it; null where nobody assigned it. */
export type Seat = {
  assignment: { state: 'assigned' | 'submitted' | 'recused'; recused: RecusalKind | null } | null
  nomination: NominationState
  cycle: CycleClock
  at: number
}

/**
 * Whether this reviewer may still change this score. A submitted one may be changed until the end. Denials:
 * score-not-assigned, recused, entry-gone, score-closed, and those of workOpen (late after the closing time).
 */
export function mayScore({ assignment, nomination, cycle, at }: Seat): Result<null> {
  if (!assignment) return deny('score-not-assigned')
  if (assignment.recused || assignment.state === 'recused') return deny('recused')
  if (gone.includes(nomination)) return deny('entry-gone')
  if (nomination !== 'assigned') return deny('score-closed')
  const open = workOpen(cycle, 'review', { at })
  return open.ok ? ok(null) : open
}

/** States in which an entry has been through the scoring and takes part in the ranking. */
export const rankedStates: readonly NominationState[] = [
  'scored',
  'listed',
  'publicised',
  'struck',
  'approved',
  'rejected',
  'deferred',
]

/** The scoring of a cycle has ended once no entry is being scored and some have been through it. */
export function scoresClosed(entries: { scoring: number; through: number }): boolean {
  return entries.scoring === 0 && entries.through > 0
}

export type DeskLine = {
  nominationId: string
  state: 'assigned' | 'submitted' | 'recused'
  skippedAt: number | null
}

/** How far a reviewer is: recused candidates are no part of the count. */
export function deskProgress(lines: readonly DeskLine[]): {
  total: number
  submitted: number
  recused: number
} {
  const recused = lines.filter((line) => line.state === 'recused').length
  const submitted = lines.filter((line) => line.state === 'submitted').length
  return { total: lines.length - recused, submitted, recused }
}

/** The next candidate to score: in the desk's order, those who were skipped last, longest ago first. */
export function nextCandidate(lines: readonly DeskLine[], after?: string): string | undefined {
  const open = lines.filter((line) => line.state === 'assigned' && line.nominationId !== after)
  const fresh = open.find((line) => line.skippedAt === null)
  const skipped = [...open].sort((a, b) => (a.skippedAt ?? 0) - (b.skippedAt ?? 0))
  return (fresh ?? skipped[0])?.nominationId
}

type Marked = { before: Marks; after: Marks; reasons: MarkReasons; code: CriterionCode }

/** The face after a mark or a reason: a force whose 不适用 still wants its reason does not turn. */
export function faceAfter({ before, after, reasons, code }: Marked): Face {
  const force = forceOf(code)
  const open = criteriaOf(force).some((one) => after[one.code] === 'na' && !reasons[one.code]?.trim())
  return open ? force : faceAfterMark(before, after, code)
}

/** The face after the reason of a 不适用: it turns as if that mark had been the last. */
export function faceAfterReason(marks: Marks, reasons: MarkReasons, code: CriterionCode): Face {
  const { [code]: _, ...before } = marks
  return faceAfter({ before, after: marks, reasons, code })
}
