import { type ForceKey, forceKeys } from './criteria.ts'
import { counted, type RecusalKind } from './recusal.ts'
import { deny, ok, type Result } from './result.ts'
import { hundredths, type Marks, scoreOf } from './scoring.ts'
import type { Settings, TieStep } from './settings.ts'

/** One reviewer's work on one candidate as the ranking sees it. */
export type Ballot = {
  reviewerId: string
  recused: RecusalKind | null
  /** handed in; a score entered for someone counts once a second person confirmed it */
  submitted: boolean
  marks: Marks
}

type Method = Pick<Settings, 'aggregate' | 'trimFrom' | 'minValid' | 'minValidShare'>

/** Fewer than three opinions are none, whatever share of the panel they are. */
const FEWEST = 3

/** Scores a candidate needs: `minValid`, or the share of those who need not withdraw. */
export function neededScores(method: Method, eligible: number): number {
  const share = Math.max(FEWEST, Math.ceil(eligible * method.minValidShare - 1e-9))
  return Math.min(method.minValid, share)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1))
}

/** Without one highest and one lowest from `trimFrom` scores on, below that the plain mean. */
export function trimmedMean(values: readonly number[], trimFrom: number): number {
  if (values.length < Math.max(trimFrom, FEWEST)) return mean(values)
  return mean([...values].sort((a, b) => a - b).slice(1, -1))
}

/**
 * A candidate's result 0–100, unrounded, from the totals of valid scores. `eligible` is how many reviewers need
 * not withdraw. Denial: too-few-scores with `valid` and `needed`.
 */
export function aggregate(totals: readonly number[], method: Method & { eligible: number }): Result<number> {
  const needed = neededScores(method, method.eligible)
  if (totals.length < needed) return deny('too-few-scores', { valid: totals.length, needed })
  if (method.aggregate === 'median') return ok(median(totals))
  return ok(method.aggregate === 'trimmed' ? trimmedMean(totals, method.trimFrom) : mean(totals))
}

/** Ballots that count: handed in, not recused, with all five forces rated. */
export function validBallots(ballots: readonly Ballot[]): (Ballot & { total: number })[] {
  return counted(ballots).flatMap((ballot) => {
    const { total } = scoreOf(ballot.marks)
    return ballot.submitted && total !== undefined ? [{ ...ballot, total }] : []
  })
}

export type Candidate = { id: string; ballots: readonly Ballot[] }

/** A line of the ranking; `place` is 1,2,2,4; `total` unrounded; `tied` when someone shares the place. */
export type Ranked = {
  id: string
  place: number
  tied: boolean
  total: number
  valid: number
  range: number
  divided: boolean
}
export type Unranked = { id: string; valid: number; needed: number }
export type Ranking = { ranked: Ranked[]; unranked: Unranked[] }

type Placed = { id: string; total: number; keys: number[]; totals: number[] }

/**
 * Ranks on the displayed value, two decimals, so that "displayed equal" means tied; then the cycle's tie chain; what
 * is still equal shares its place and stays shared (D.6: no lot, no order of arrival). Ids only order the lines of
 * one place, for a stable view. Candidates with too few scores are not placed.
 */
export function rank(candidates: readonly Candidate[], settings: Settings): Ranking {
  const placed: Placed[] = []
  const unranked: Unranked[] = []
  for (const { id, ballots } of candidates) {
    const eligible = counted(ballots).length
    const valid = validBallots(ballots)
    const totals = valid.map((ballot) => ballot.total)
    const result = aggregate(totals, { ...settings, eligible })
    if (!result.ok) {
      unranked.push({ id, valid: totals.length, needed: neededScores(settings, eligible) })
      continue
    }
    const chain = settings.tieChain.flatMap((step) => tieKeys(step, valid))
    placed.push({ id, total: result.value, keys: [hundredths(result.value), ...chain], totals })
  }
  placed.sort((a, b) => compareKeys(b.keys, a.keys) || (a.id < b.id ? -1 : 1))
  return { ranked: rankedLines(placed, settings), unranked }
}

/** Equals stand side by side by now, and the first of them tells the place of all. */
function rankedLines(sorted: readonly Placed[], settings: Settings): Ranked[] {
  const same = (one: Placed | undefined, other: Placed) => one && compareKeys(one.keys, other.keys) === 0
  let place = 1
  return sorted.map((one, index) => {
    const withBefore = same(sorted[index - 1], one)
    if (!withBefore) place = index + 1
    const range = rangeOf(one.totals)
    return {
      id: one.id,
      place,
      tied: Boolean(withBefore || same(sorted[index + 1], one)),
      total: one.total,
      valid: one.totals.length,
      range,
      divided: range >= settings.disagreementRange,
    }
  })
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Points between the highest and the lowest total; 0 for one score or none. */
export function rangeOf(totals: readonly number[]): number {
  return totals.length === 0 ? 0 : Math.max(...totals) - Math.min(...totals)
}

// Higher is better in every key; rounded, so that binary noise never breaks a tie.
function tieKeys(step: TieStep, ballots: readonly (Ballot & { total: number })[]): number[] {
  if (step.by === 'force') return [hundredths(mean(ballots.map(({ marks }) => forceOf(marks, step.force))))]
  if (step.by === 'variance') return [-hundredths(variance(ballots.map(({ total }) => total)))]
  const marks = ballots.flatMap((ballot) => Object.values(ballot.marks))
  return [5, 4, 3, 2].map((value) =>
    hundredths(marks.filter((mark) => mark === value).length / ballots.length),
  )
}

function forceOf(marks: Marks, force: ForceKey): number {
  return scoreOf(marks).forces[force] ?? 0
}

function variance(values: readonly number[]): number {
  const middle = mean(values)
  return mean(values.map((value) => (value - middle) ** 2))
}

/**
 * Where the target falls: a line, not a limit. `above` are those placed within it, `atLine` those of a tie
 * that reaches across it: nobody but people decides between them.
 */
export function targetLine(
  ranked: readonly Ranked[],
  target: number,
): { above: string[]; atLine: string[]; below: string[] } {
  const upTo = (place: number) => ranked.filter((line) => line.place <= place).length
  const groups = { above: [] as string[], atLine: [] as string[], below: [] as string[] }
  for (const line of ranked) {
    if (upTo(line.place) <= target) groups.above.push(line.id)
    else if (line.place <= target) groups.atLine.push(line.id)
    else groups.below.push(line.id)
  }
  return groups
}

/**
 * Names on the list against the ranking: someone listed below somebody not listed needs a reason, and so
 * does a number that differs from the target. `deviations` are the ids that want one.
 */
export function shortlistFindings(
  ranked: readonly Ranked[],
  listed: readonly string[],
  target: number,
): { deviations: string[]; gap: number } {
  const passedOver = ranked.filter((line) => !listed.includes(line.id)).map((line) => line.place)
  const first = Math.min(...passedOver, Number.POSITIVE_INFINITY)
  const deviations = ranked
    .filter((line) => listed.includes(line.id) && line.place > first)
    .map(({ id }) => id)
  return { deviations, gap: listed.length - target }
}

/** Mean points per force over valid ballots, for the explanation of one candidate's result. */
export function forceMeans(ballots: readonly Ballot[]): Record<ForceKey, number | undefined> {
  const valid = validBallots(ballots)
  return Object.fromEntries(
    forceKeys.map((force) => [
      force,
      valid.length === 0 ? undefined : mean(valid.map(({ marks }) => forceOf(marks, force))),
    ]),
  ) as Record<ForceKey, number | undefined>
}
