import {
  type CriterionCode,
  criteriaOf,
  criterionCodes,
  type ForceKey,
  forceKeys,
  forceOf,
} from './criteria.ts'
import { deny, ok, type Result } from './result.ts'

/** 5 突出 · 4 优秀 · 3 良好 · 2 一般 · 1 欠缺 · 不适用. */
export type Mark = 1 | 2 | 3 | 4 | 5 | 'na'
export const markValues: readonly Mark[] = [5, 4, 3, 2, 1, 'na']

/** One reviewer's marks on one candidate, and the reasons given for 不适用. */
export type Marks = Readonly<Partial<Record<CriterionCode, Mark>>>
export type MarkReasons = Readonly<Partial<Record<CriterionCode, string>>>

/** A force is worth 20 points and there are five of them (architecture 5, equal weights). */
const FORCE_POINTS = 20
const BEST_MARK = 5

const plainMarks: ReadonlyMap<unknown, Mark> = new Map<unknown, Mark>([
  ...([1, 2, 3, 4, 5] as const).flatMap((mark): [unknown, Mark][] => [
    [mark, mark],
    [String(mark), mark],
  ]),
  ['na', 'na'],
])

/** A mark out of untrusted input: 1 to 5 as a number or one ASCII digit, or 'na'. Denial: mark-invalid. */
export function parseMark(input: unknown): Result<Mark> {
  const mark = plainMarks.get(input)
  return mark === undefined ? deny('mark-invalid') : ok(mark)
}

/** The marks with one more. Denials: criterion-unknown, mark-invalid. */
export function setMark(marks: Marks, code: unknown, input: unknown): Result<Marks> {
  const criterion = criterionCodes.find((known) => known === code)
  if (!criterion) return deny('criterion-unknown')
  const mark = parseMark(input)
  return mark.ok ? ok({ ...marks, [criterion]: mark.value }) : mark
}

/** 0–20, unrounded: mean of the rated criteria ÷ 5 × 20; undefined when none is rated. */
export function forceScore(marks: Marks, force: ForceKey): number | undefined {
  const rated = criteriaOf(force)
    .map(({ code }) => marks[code])
    .filter((mark): mark is Exclude<Mark, 'na'> => mark !== undefined && mark !== 'na')
  if (rated.length === 0) return undefined
  const sum = rated.reduce<number>((total, mark) => total + mark, 0)
  return (sum / rated.length / BEST_MARK) * FORCE_POINTS
}

/** Five forces and their sum 0–100, unrounded; `total` is undefined when a force has nothing rated. */
export type Score = { forces: Record<ForceKey, number | undefined>; total: number | undefined }

export function scoreOf(marks: Marks): Score {
  const forces = Object.fromEntries(
    forceKeys.map((force) => [force, forceScore(marks, force)]),
  ) as Score['forces']
  const values = forceKeys.map((force) => forces[force])
  const total = values.every((value) => value !== undefined)
    ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    : undefined
  return { forces, total }
}

/** What keeps a score from being handed in, in the order of Art.6. */
export type ScoreGaps = { unmarked: CriterionCode[]; withoutReason: CriterionCode[]; emptyForces: ForceKey[] }

export function scoreGaps(marks: Marks, reasons: MarkReasons = {}): ScoreGaps {
  return {
    unmarked: criterionCodes.filter((code) => marks[code] === undefined),
    withoutReason: criterionCodes.filter((code) => marks[code] === 'na' && !reasons[code]?.trim()),
    emptyForces: forceKeys.filter((force) => criteriaOf(force).every(({ code }) => marks[code] === 'na')),
  }
}

/**
 * The total of a complete score. Denials: score-incomplete (`count` unmarked), score-force-missing (`force`),
 * mark-reason-missing (`count`).
 */
export function completeScore(marks: Marks, reasons: MarkReasons = {}): Result<number> {
  const gaps = scoreGaps(marks, reasons)
  if (gaps.unmarked.length > 0) return deny('score-incomplete', { count: gaps.unmarked.length })
  const [empty] = gaps.emptyForces
  if (empty) return deny('score-force-missing', { force: empty })
  if (gaps.withoutReason.length > 0) return deny('mark-reason-missing', { count: gaps.withoutReason.length })
  const { total } = scoreOf(marks)
  return total === undefined ? deny('score-incomplete', { count: 0 }) : ok(total)
}

/** The faces of the scoring card, in order. */
export type Face = ForceKey | 'review'
export const faces: readonly Face[] = [...forceKeys, 'review']

export function isFace(value: unknown): value is Face {
  return (faces as readonly unknown[]).includes(value)
}

function isForceMarked(marks: Marks, force: ForceKey): boolean {
  return criteriaOf(force).every(({ code }) => marks[code] !== undefined)
}

/** Where a reviewer who comes back goes on: the first face with something unmarked, else 核对. */
export function firstUnfinishedFace(marks: Marks): Face {
  return forceKeys.find((force) => !isForceMarked(marks, force)) ?? 'review'
}

/**
 * The face after a press: it turns only when this press completed the force, to the next unfinished one, so that
 * changing a mark later does not make the card jump.
 */
export function faceAfterMark(before: Marks, after: Marks, code: CriterionCode): Face {
  const force = forceOf(code)
  const justCompleted = !isForceMarked(before, force) && isForceMarked(after, force)
  if (!justCompleted) return force
  const later = forceKeys.slice(forceKeys.indexOf(force) + 1).find((next) => !isForceMarked(after, next))
  return later ?? firstUnfinishedFace(after)
}

/** The face before or after one, staying at the ends. */
export function neighbourFace(face: Face, step: -1 | 1): Face {
  const index = Math.min(Math.max(faces.indexOf(face) + step, 0), faces.length - 1)
  return faces[index] ?? face
}

/** Points in hundredths, half up: what is displayed, and what ranks (domain D.2: displayed equal means tied). */
export function hundredths(points: number): number {
  // 1e-6 undoes binary noise: a mean of 85.005 may be stored as 85.00499999999999.
  return Math.floor(points * 100 + 0.5 + 1e-6)
}

/** '86.67': two decimals, rounded like the ranking. */
export function displayPoints(points: number): string {
  return (hundredths(points) / 100).toFixed(2)
}
