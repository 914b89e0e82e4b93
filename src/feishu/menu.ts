import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { menuWord } from '../usecases/menu-word.ts'
import { matches } from './command.ts'
import { commands } from './commands.ts'

/** A menu item types its word; one that means nothing opens 首页, since a press must be answered. */
export const pressMenu: Usecase<{ key: string }> = async (deps, actor, { key }) => {
  const word = menuWord(key)
  for (const line of commands) {
    const rest = line.where === 'private' ? matches(line, word) : null
    if (rest !== null) return line.run(deps, actor, { text: word, rest, chatId: '', inGroup: false })
  }
  return ok({ show: { card: 'home', about: {} } })
}
