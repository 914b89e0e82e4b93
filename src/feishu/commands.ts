import { ok } from '../domain/result.ts'
import type { Command } from './command.ts'
import { checkCommands } from './commands/check.ts'
import { filesCommands } from './commands/files.ts'
import { nominationCommands } from './commands/nomination.ts'
import { publicityCommands } from './commands/publicity.ts'
import { reviewCommands } from './commands/review.ts'
import { staffCommands } from './commands/staff.ts'

/** Typed words and what they do, in the order they are tried: a line each. */
export const commands: readonly Command[] = [
  {
    name: 'home',
    words: ['首页', '主页', '菜单'],
    where: 'private',
    run: async () => ok({ show: { card: 'home', about: {} } }),
  },
  {
    name: 'help',
    words: ['帮助', '怎么用', '？', '?'],
    where: 'private',
    run: async () => ok({ show: { card: 'help', about: {} } }),
  },
  {
    name: 'todo',
    words: ['待办'],
    where: 'private',
    run: async () => ok({ show: { card: 'todo', about: {} } }),
  },
  {
    name: 'rules',
    words: ['规则', '办法'],
    where: 'private',
    run: async () => ok({ show: { card: 'rules', about: {} } }),
  },
  ...filesCommands,
  ...nominationCommands,
  ...checkCommands,
  ...reviewCommands,
  ...publicityCommands,
  ...staffCommands,
]
