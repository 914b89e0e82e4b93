import { openProgress, openQueue, openRanking } from '../../usecases/review-open.ts'
import type { Command } from '../command.ts'

/** What reviewers and the chair may type. */
export const reviewCommands: readonly Command[] = [
  {
    name: 'review',
    words: ['评审', '评分', '开始评审'],
    where: 'private',
    run: (deps, actor) => openQueue(deps, actor, {}),
  },
  { name: 'review-progress', words: ['评审进度', '催办'], where: 'private', run: openProgress },
  {
    name: 'ranking',
    words: ['排名', '名单'],
    where: 'private',
    run: (deps, actor) => openRanking(deps, actor, {}),
  },
]
