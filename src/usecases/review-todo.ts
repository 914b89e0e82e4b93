import { deskProgress } from '../domain/review-desk.ts'
import { openDesk } from './review-queue.ts'
import type { TodoLine } from './todo.ts'

/** What waits for reviewers and for the chair. */
export const reviewTodo: readonly TodoLine[] = [
  {
    key: 'review',
    roles: ['reviewer'],
    count: async (tx, actor) => {
      const { total, submitted } = deskProgress((await openDesk(tx, actor.person.id))?.open ?? [])
      return total - submitted
    },
    words: (count) => `还有${count}位人选等您评分`,
    label: '评审任务',
    show: { card: 'review-task', about: {} },
  },
  {
    key: 'review-progress',
    roles: ['chair'],
    count: async (tx) => {
      const cycle = await tx.cycles.current()
      if (!cycle) return 0
      return (await tx.reviews.steps(cycle.id)).filter((step) => step.state === 'assigned').length
    },
    words: (count) => `还有${count}份评分没有提交`,
    label: '评审进度',
    show: { card: 'review-progress', about: {} },
  },
  {
    key: 'ranking',
    roles: ['chair'],
    count: async (tx) => {
      const cycle = await tx.cycles.current()
      return cycle ? tx.nominations.count({ cycleId: cycle.id, states: ['scored'] }) : 0
    },
    words: (count) => `${count}位人选评分已结束，等您定名单`,
    label: '排名和名单',
    show: { card: 'ranking', about: {} },
  },
]
