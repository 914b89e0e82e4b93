import { deny, ok, type Result } from './result.ts'
import { hasRole, type Person } from './roles.ts'
import { ancestors, type Unit } from './units.ts'

/** Automatic by unit, declared by the reviewer, or set by staff // 回避. */
export const recusalKinds = { unit: '同一单位', declared: '本人申请', staff: '工作人员设定' } as const
export type RecusalKind = keyof typeof recusalKinds

/**
 * Whether a reviewer is in conflict through the employer: the same unit, a unit below the reviewer's employer, or
 * a base unit whose own headquarters (a base unit above it) employs the reviewer's unit. Area and industry unions
 * and the district stand above hundreds of unrelated employers and make no conflict on their own.
 */
export function unitConflict(
  reviewerUnitId: string | null,
  nomineeUnitId: string,
  units: readonly Unit[],
): boolean {
  if (reviewerUnitId === null) return false
  if (reviewerUnitId === nomineeUnitId) return true
  const kindOf = (id: string) => units.find((unit) => unit.id === id)?.kind
  const employers = (id: string) =>
    [id, ...ancestors(units, id)].filter((above) => kindOf(above) === 'base' || kindOf(above) === 'social')
  return employers(reviewerUnitId).some((employer) => employers(nomineeUnitId).includes(employer))
}

/** Denials: recusal-too-late after the first reading, already-recused, recusal-reason-missing, not-your-role. */
export function declareRecusal(
  assignment: { reviewerId: string; firstReadAt: number | null; recused: RecusalKind | null },
  press: { personId: string; reason: string },
): Result<'declared'> {
  if (assignment.reviewerId !== press.personId) return deny('not-your-role')
  if (assignment.recused) return deny('already-recused')
  if (assignment.firstReadAt !== null) return deny('recusal-too-late')
  if (press.reason.trim() === '') return deny('recusal-reason-missing')
  return ok('declared')
}

/** Staff may set a recusal at any time before the ranking, with a reason. */
export function setRecusal(
  assignment: { recused: RecusalKind | null },
  press: { person: Person; at: number; reason: string },
): Result<'staff'> {
  if (!hasRole(press.person, 'staff', press.at)) return deny('not-your-role')
  if (assignment.recused) return deny('already-recused')
  if (press.reason.trim() === '') return deny('recusal-reason-missing')
  return ok('staff')
}

/** Assignments whose marks count. A recused one never does, whatever was marked before. */
export function counted<T extends { recused: RecusalKind | null }>(assignments: readonly T[]): T[] {
  return assignments.filter((assignment) => assignment.recused === null)
}
