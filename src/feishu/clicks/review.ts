import {
  askClose,
  close,
  list,
  listBecause,
  noteTargetClick,
  remind,
  showProgressClick,
  showRankingClick,
  unlist,
  unlistBecause,
} from '../../../cards/chair-clicks.ts'
import { reviewCard } from '../../../cards/review.ts'
import {
  files,
  mark,
  queue,
  reasonFor,
  recuse,
  skip,
  start,
  submitMarks,
  turn,
} from '../../../cards/review-clicks.ts'
import { forceOf, isCriterionCode } from '../../domain/criteria.ts'
import { closeScores } from '../../usecases/close-scores.ts'
import { judgeMark, markCriterion } from '../../usecases/mark-criterion.ts'
import { giveMarkReason, judgeReason } from '../../usecases/mark-reason.ts'
import { pressSeat } from '../../usecases/press-seat.ts'
import { recuseMyself } from '../../usecases/recuse-myself.ts'
import { remindReviewers } from '../../usecases/remind-reviewers.ts'
import { sendEvidence } from '../../usecases/review-files.ts'
import { openClose, openProgress, openQueue, openRanking } from '../../usecases/review-open.ts'
import { startReview } from '../../usecases/review-start.ts'
import { turnFace } from '../../usecases/review-turn.ts'
import { listCandidate, unlistCandidate } from '../../usecases/shortlist-candidate.ts'
import { noteTarget } from '../../usecases/shortlist-note.ts'
import type { Show } from '../../usecases/shows.ts'
import { skipCandidate } from '../../usecases/skip-candidate.ts'
import { judgeSubmit, submitScore } from '../../usecases/submit-score.ts'
import { type On, on, quickly } from '../on.ts'

const candidateAt = (nomination: string, criterion: unknown): Show => ({
  card: 'review',
  about: { nomination, ...(isCriterionCode(criterion) && { face: forceOf(criterion) }) },
})

const why =
  (act: 'list' | 'unlist') =>
  (value: { nomination: string; page?: number }): Show => ({
    card: 'shortlist-reason',
    about: { ...value, act },
  })

export const reviewClicks: readonly On[] = [
  on(start, startReview),
  on(queue, openQueue),
  quickly(
    on(mark, markCriterion, (value) => candidateAt(value.nomination, value.criterion)),
    pressSeat(judgeMark),
    reviewCard,
  ),
  quickly(
    on(reasonFor, giveMarkReason, (value) => candidateAt(value.nomination, value.criterion)),
    pressSeat(judgeReason),
    reviewCard,
  ),
  on(turn, turnFace),
  on(files, sendEvidence),
  on(skip, skipCandidate, ({ nomination }) => candidateAt(nomination, undefined)),
  on(recuse, recuseMyself, ({ nomination }) => candidateAt(nomination, undefined)),
  quickly(
    on(submitMarks, submitScore, ({ nomination }) => ({
      card: 'review',
      about: { nomination, face: 'review' },
    })),
    pressSeat(judgeSubmit),
    reviewCard,
  ),
  on(remind, remindReviewers, () => ({ card: 'review-progress', about: {} })),
  on(askClose, openClose),
  on(close, closeScores, () => ({ card: 'review-progress', about: {} })),
  on(showProgressClick, openProgress),
  on(showRankingClick, openRanking),
  on(list, listCandidate, ({ page = 0 }) => ({ card: 'ranking', about: { page } })),
  on(unlist, unlistCandidate, ({ page = 0 }) => ({ card: 'ranking', about: { page } })),
  on(listBecause, listCandidate, why('list')),
  on(unlistBecause, unlistCandidate, why('unlist')),
  on(noteTargetClick, noteTarget, ({ page = 0 }) => ({ card: 'ranking', about: { page } })),
]
