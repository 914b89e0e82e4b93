import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { linesFor } from './todo.ts'

/** 去办: opens the card where that work is done. Denial: not-your-role when the role ended meanwhile. */
export const openTodo: Usecase<{ key: string }> = async (_deps, actor, { key }) => {
  const line = linesFor(actor).find((candidate) => candidate.key === key)
  return line ? ok({ show: line.show }) : deny('not-your-role')
}
