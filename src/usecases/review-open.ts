import type { Actor, Deps, Loader, Outcome, Usecase } from '../deps.ts'
import { ok, type Result } from '../domain/result.ts'
import { showClose, showProgress } from './show-progress.ts'
import { showRanking } from './show-ranking.ts'
import { showReviewTask } from './show-review-task.ts'
import type { Show } from './shows.ts'

// A typed word is answered by a message; what its loader refused there would be answered by silence.
const ifSeen = async <About>(
  load: Loader<About, unknown>,
  show: Show & { about: About },
  [deps, viewer]: [Deps, Actor],
): Promise<Result<Outcome>> => {
  const view = await load(deps, viewer, show.about)
  return view.ok ? ok({ show }) : view
}

/** Each shows a card again. Denials as its loader. */
export const openQueue: Usecase<{ page?: number }> = (deps, actor, { page = 0 }) =>
  ifSeen(showReviewTask, { card: 'review-task', about: { page } }, [deps, actor])

export const openProgress: Usecase<unknown> = (deps, actor) =>
  ifSeen(showProgress, { card: 'review-progress', about: {} }, [deps, actor])

export const openClose: Usecase<unknown> = (deps, actor) =>
  ifSeen(showClose, { card: 'review-close', about: {} }, [deps, actor])

export const openRanking: Usecase<{ page?: number }> = (deps, actor, { page = 0 }) =>
  ifSeen(showRanking, { card: 'ranking', about: { page } }, [deps, actor])
