import type { Actor, Deps } from '../deps.ts'
import { activeGrants, type Role } from '../domain/roles.ts'
import type { Nouns } from '../store/nouns.ts'
import { proxyTodo } from './proxy-todo.ts'
import { publicityTodo } from './publicity-todo.ts'
import { reviewTodo } from './review-todo.ts'
import { aggregateTodo } from './show-aggregate-queue.ts'
import { checkTodo } from './show-check-queue.ts'
import type { Show } from './shows.ts'
import { staffTodo } from './staff-todo.ts'

/** One kind of work that waits for people: who does it, how much there is for this person, where it is done. */
export type TodoLine = {
  /** stable: it lives in cards that are up to 14 days old */
  key: string
  roles: readonly Role[]
  /** how many wait for this person; 0 leaves the line out */
  count: (tx: Nouns, actor: Actor) => Promise<number>
  words: (count: number) => string
  /** what its button says behind 去办: '资格审核' */
  label: string
  /** where it is done; asked again at each press where it depends on what waits */
  show: Show | ((tx: Nouns, actor: Actor) => Promise<Show | null>)
}

/** Every kind of work: a line each, written beside the work itself. */
export const todoLines: readonly TodoLine[] = [
  aggregateTodo,
  checkTodo,
  ...reviewTodo,
  proxyTodo,
  ...publicityTodo,
  ...staffTodo,
]

export type Waiting = { key: string; words: string; label: string }

/** What waits for this person, in the order of the cycle. */
export const todoOf = async (deps: Deps, actor: Actor): Promise<Waiting[]> => {
  const mine = linesFor(actor)
  if (mine.length === 0) return []
  return deps.store.read(async (tx) => {
    const waiting: Waiting[] = []
    for (const line of mine) {
      const count = await line.count(tx, actor)
      if (count > 0) waiting.push({ key: line.key, words: line.words(count), label: line.label })
    }
    return waiting
  })
}

/** The lines of the roles this person holds now. */
export const linesFor = (actor: Actor): TodoLine[] => {
  const held = activeGrants(actor.person, actor.at).map(({ role }) => role)
  return todoLines.filter((line) => line.roles.some((role) => held.includes(role)))
}
