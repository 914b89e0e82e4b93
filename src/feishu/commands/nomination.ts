import { ok } from '../../domain/result.ts'
import { continueNomination } from '../../usecases/continue-nomination.ts'
import { startNomination } from '../../usecases/start-nomination.ts'
import type { Command } from '../command.ts'

/** What an officer types. */
export const nominationCommands: readonly Command[] = [
  {
    name: 'nominate',
    words: ['推荐', '推荐人选', '提名'],
    more: true,
    where: 'private',
    run: (deps, actor, { rest }) => startNomination(deps, actor, { text: rest }),
  },
  {
    name: 'resume',
    words: ['继续'],
    more: true,
    where: 'private',
    run: (deps, actor, { rest }) => continueNomination(deps, actor, { text: rest }),
  },
  {
    name: 'mine',
    words: ['我的申报', '我的推荐'],
    where: 'private',
    run: async () => ok({ show: { card: 'my-entries', about: {} } }),
  },
  {
    name: 'reuse-last',
    words: ['沿用上次'],
    where: 'private',
    run: async () => ok({ show: { card: 'nominate-earlier', about: {} } }),
  },
]
