import { ok } from '../../domain/result.ts'
import { openObjection } from '../../usecases/open-objection.ts'
import { openMeeting } from '../../usecases/record-meeting.ts'
import { askForGroup } from '../../usecases/set-group.ts'
import type { Command } from '../command.ts'

/** Publicity, objections and the decision. */
export const publicityCommands: readonly Command[] = [
  {
    name: 'publicity',
    words: ['公示', '公示名单', '名单公示'],
    where: 'private',
    run: async () => ok({ show: { card: 'public', about: {} } }),
  },
  {
    name: 'object',
    words: ['我有异议', '异议', '反映情况'],
    where: 'private',
    run: (deps, actor) => openObjection(deps, actor, {}),
  },
  {
    name: 'preview-publicity',
    words: ['预览公示', '更正公示', '发布公示'],
    where: 'private',
    run: async () => ok({ show: { card: 'public-preview', about: {} } }),
  },
  {
    name: 'publicity-proof',
    words: ['公示凭证'],
    where: 'private',
    run: async () => ok({ show: { card: 'public-proof', about: {} } }),
  },
  {
    name: 'objections',
    words: ['办理异议'],
    where: 'private',
    run: async () => ok({ show: { card: 'objection-queue', about: {} } }),
  },
  {
    name: 'record-meeting',
    words: ['录入会议', '党组会'],
    where: 'private',
    run: (deps, actor) => openMeeting(deps, actor, {}),
  },
  {
    name: 'set-group',
    words: ['设为公示群'],
    where: 'group',
    run: (deps, actor, { chatId }) => askForGroup(deps, actor, { chatId }),
  },
]
