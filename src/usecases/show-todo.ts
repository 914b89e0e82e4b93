import type { Loader } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { todoOf, type Waiting } from './todo.ts'

type Todo = { name: string; waiting: Waiting[] }

/** 待办: everything that waits for this person. */
export const showTodo: Loader<unknown, Todo> = async (deps, viewer) =>
  ok({ name: viewer.person.name, waiting: await todoOf(deps, viewer) })
