import type { Face } from '../domain/scoring.ts'

type None = Record<never, never>

/** The cards of reviewers and of the chair. */
export type ReviewShows = {
  /** one candidate: a force, one criterion's whole text, 核对, or put off; without `face` the first unfinished one */
  review: { nomination: string; face?: Face; full?: string; later?: boolean }
  /** 评审任务: a reviewer's queue; `page` from 0 */
  'review-task': { page?: number }
  /** the same, sent by 催办 */
  'review-reminder': None
  /** 进度 of the scoring: counts only */
  'review-progress': None
  /** 结束评分 was pressed: what is still missing */
  'review-close': None
  /** places, totals, and the list; `page` from 0 */
  ranking: { page?: number }
  /** a name that wants a reason before it goes on the list or off it */
  'shortlist-reason': { nomination: string; act: 'list' | 'unlist'; page?: number }
}
