import { say } from '../../../cards/home.ts'
import { openTodo } from '../../../cards/todo-lines.ts'
import type { Usecase } from '../../deps.ts'
import { deny } from '../../domain/result.ts'
import { openTodo as openTodoUsecase } from '../../usecases/open-todo.ts'
import { matches } from '../command.ts'
import { commands } from '../commands.ts'
import { type On, on } from '../on.ts'

/** A button that types a word: the card of the answer takes the place of the pressed one. */
const sayWord: Usecase<{ word: string }> = async (deps, actor, { word }) => {
  for (const line of commands) {
    const rest = line.where === 'private' ? matches(line, word) : null
    if (rest === null) continue
    return line.run(deps, actor, { text: word, rest, chatId: actor.chatId ?? '', inGroup: false })
  }
  return deny('command-unknown')
}

export const homeClicks: readonly On[] = [on(say, sayWord), on(openTodo, openTodoUsecase)]
