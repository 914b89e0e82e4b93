import { openProgress, openStaff, sayBinding, sayCode } from '../../usecases/open-staff.ts'
import type { Command } from '../command.ts'

type Card = Parameters<typeof openStaff>[2]['card']
const opens =
  (card: Card): Command['run'] =>
  (deps, actor) =>
    openStaff(deps, actor, { card })

/** What the staff, and whoever sets the bot up, may type. */
export const staffCommands: readonly Command[] = [
  { name: 'init', words: ['初始化'], more: true, where: 'private', run: sayCode },
  { name: 'bind', words: ['绑定'], more: true, where: 'private', run: sayBinding },
  { name: 'progress', words: ['进度', '年度'], where: 'private', run: openProgress },
  { name: 'new-cycle', words: ['新建年度'], where: 'private', run: opens('cycle-form') },
  { name: 'next-stage', words: ['进入下一阶段'], where: 'private', run: opens('next-stage') },
  { name: 'settings', words: ['修改设置', '设置'], where: 'private', run: opens('settings-form') },
  { name: 'people', words: ['人员', '人员和授权'], where: 'private', run: opens('people') },
  { name: 'grant', words: ['授权'], where: 'private', run: opens('grant-form') },
  {
    name: 'confirm-grants',
    words: ['确认授权', '待确认的授权'],
    where: 'private',
    run: opens('grants-pending'),
  },
  { name: 'binding-codes', words: ['绑定码'], where: 'private', run: opens('bindings') },
  { name: 'tasks', words: ['待办事项'], where: 'private', run: opens('tasks') },
]
