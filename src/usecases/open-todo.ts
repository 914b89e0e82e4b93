import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { linesFor } from './todo.ts'

/** 去办: opens the card where that work is done, or 待办 anew. Denial: not-your-role when the role ended meanwhile. */
export const openTodo: Usecase<{ key: string }> = async (deps, actor, { key }) => {
  const line = linesFor(actor).find((candidate) => candidate.key === key)
  if (!line) return deny('not-your-role')
  const { show } = line
  if (typeof show !== 'function') return ok({ show })
  const found = await deps.store.read((tx) => show(tx, actor))
  return ok({ show: found ?? { card: 'todo', about: {} } })
}
