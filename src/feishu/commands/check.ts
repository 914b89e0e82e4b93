import { ok } from '../../domain/result.ts'
import { showAggregateQueue } from '../../usecases/show-aggregate-queue.ts'
import { showCheckQueue } from '../../usecases/show-check-queue.ts'
import type { Command } from '../command.ts'

/** The queues by name, also when nothing waits in them: their loaders refuse whoever has no business there. */
export const checkCommands: readonly Command[] = [
  {
    name: 'aggregate',
    words: ['汇总', '上报'],
    where: 'private',
    run: async (deps, actor) => {
      const seen = await showAggregateQueue(deps, actor, {})
      return seen.ok ? ok({ show: { card: 'aggregate-queue', about: {} } }) : seen
    },
  },
  {
    name: 'check',
    words: ['审核', '资格审核'],
    where: 'private',
    run: async (deps, actor) => {
      const seen = await showCheckQueue(deps, actor, {})
      return seen.ok ? ok({ show: { card: 'check-queue', about: {} } }) : seen
    },
  },
]
