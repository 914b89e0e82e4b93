import { ok } from '../../domain/result.ts'
import type { Command } from '../command.ts'

/** What reviewers and the chair may type. */
export const reviewCommands: readonly Command[] = [
  {
    words: ['评审', '评分', '开始评审'],
    where: 'private',
    run: async () => ok({ show: { card: 'review-task', about: {} } }),
  },
  {
    words: ['评审进度', '催办'],
    where: 'private',
    run: async () => ok({ show: { card: 'review-progress', about: {} } }),
  },
  {
    words: ['排名', '名单'],
    where: 'private',
    run: async () => ok({ show: { card: 'ranking', about: {} } }),
  },
]
