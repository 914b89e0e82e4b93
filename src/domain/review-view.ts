import type { CriterionCode, ForceKey } from './criteria.ts'
import type { Denial } from './result.ts'
import type { Mark } from './scoring.ts'

/** The candidate in focus: the first line of every card. */
export type Candidate = { nomination: string; name: string; unit: string; post: string }

/** `total` without those this reviewer is recused from. */
export type Progress = { submitted: number; total: number }

/** One criterion as the reviewer sees it. `cut`: there is more to read. */
export type Rated = {
  code: CriterionCode
  mark: Mark | null
  reason: string
  evidence: string
  cut: boolean
  files: number
}

/** `closed` says why nothing can be changed any more; null while it can. */
export type ReviewFace = {
  kind: 'face'
  candidate: Candidate
  progress: Progress
  force: ForceKey
  rated: Rated[]
  files: number
  submitted: boolean
  mayRecuse: boolean
  closed: Denial | null
}

/** `points` of 20 and `total` of 100 with two decimals; null while something is missing. */
export type ReviewCheck = {
  kind: 'check'
  candidate: Candidate
  progress: Progress
  forces: { force: ForceKey; points: string | null; unmarked: number; unexplained: number; rated: Rated[] }[]
  total: string | null
  comment: string
  submitted: boolean
  next: Candidate | null
  closed: Denial | null
}

export type ReviewFull = { kind: 'full'; candidate: Candidate; progress: Progress; rated: Rated }

/** Recused or put off: nothing of the entry but whose it is. */
export type ReviewAside = {
  kind: 'recused' | 'later'
  candidate: Candidate
  progress: Progress
  next: Candidate | null
}

export type ReviewView = ReviewFace | ReviewCheck | ReviewFull | ReviewAside

/** One candidate of the queue; `marked` of fifteen. */
export type TaskLine = Candidate & {
  state: 'assigned' | 'submitted' | 'recused'
  marked: number
  skipped: boolean
}

/** 评审任务: how many, until when (epoch ms), who is next, and everybody. `page` from 0. */
export type TaskView = {
  reminder: boolean
  cycle: string
  progress: Progress
  recused: number
  deadline: number | null
  closed: boolean
  next: Candidate | null
  lines: TaskLine[]
  page: number
  pages: number
}

/** How far the scoring is: counts only, no mark and no total before its end. */
export type ProgressView = {
  cycle: string
  /** epoch ms */
  deadline: number | null
  /** the scoring has ended: the ranking is there */
  closed: boolean
  submitted: number
  total: number
  reviewers: { name: string; submitted: number; total: number; recused: number }[]
  candidates: (Candidate & { submitted: number; total: number; needed: number })[]
  /** whether this viewer may press 催办 and 结束评分 */
  chairs: boolean
}

/** 结束评分: what would be missing. `missing`: scores not handed in. */
export type CloseView = {
  cycle: string
  entries: number
  missing: number
  reviewers: { name: string; left: number }[]
  tooFew: (Candidate & { submitted: number; needed: number })[]
}

/** A line of the ranking; `total` with two decimals, `range` in points between highest and lowest. */
export type RankLine = Candidate & {
  place: number
  tied: boolean
  total: string
  valid: number
  range: string | null
  /** where the target falls: within it, in a tie across it, or behind it */
  line: 'above' | 'atLine' | 'below'
  /** on the list now; null where the list is past and nothing can be changed */
  listed: boolean
  movable: boolean
}

/** The ranking and the list // 名单; the target is a line, not a limit. `page` from 0. */
export type RankingView = {
  cycle: string
  target: number
  listed: number
  targetReason: string | null
  lines: RankLine[]
  unranked: (Candidate & { valid: number; needed: number })[]
  page: number
  pages: number
  /** whether this viewer may put names on the list now */
  chairs: boolean
}

/** A name that wants a reason before it goes on the list or off it. */
export type ReasonView = {
  candidate: Candidate
  act: 'list' | 'unlist'
  place: number | null
  target: number
  listed: number
  page: number
}
