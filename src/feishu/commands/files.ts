import { startSelf } from '../../usecases/self-nominate.ts'
import { sendTemplate } from '../../usecases/send-file.ts'
import type { Command } from '../command.ts'

export const filesCommands: readonly Command[] = [
  { name: 'template', words: ['模板', '推荐表', '表格'], where: 'private', run: sendTemplate },
  {
    name: 'self-nominate',
    words: ['自荐'],
    more: true,
    where: 'private',
    run: (deps, actor, { rest }) => startSelf(deps, actor, { text: rest }),
  },
]
