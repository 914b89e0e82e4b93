import { closeCard, progressCard } from '../../../cards/chair-progress.ts'
import { rankingCard, shortlistReasonCard } from '../../../cards/chair-ranking.ts'
import { reviewCard } from '../../../cards/review.ts'
import { taskCard } from '../../../cards/review-task.ts'
import type { ReviewShows } from '../../usecases/review-shows.ts'
import { showClose, showProgress } from '../../usecases/show-progress.ts'
import { showRanking, showShortlistReason } from '../../usecases/show-ranking.ts'
import { showReview } from '../../usecases/show-review.ts'
import { showReviewReminder, showReviewTask } from '../../usecases/show-review-task.ts'
import { type Draws, draw } from '../show.ts'

export const reviewDraws: Draws<keyof ReviewShows> = {
  review: draw(showReview, reviewCard),
  'review-task': draw(showReviewTask, taskCard),
  'review-reminder': draw(showReviewReminder, taskCard),
  'review-progress': draw(showProgress, progressCard),
  'review-close': draw(showClose, closeCard),
  ranking: draw(showRanking, rankingCard),
  'shortlist-reason': draw(showShortlistReason, shortlistReasonCard),
}
