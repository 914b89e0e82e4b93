import { has, type Loader } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import { deny, ok } from '../domain/result.ts'
import { pageOf } from './page-of.ts'

/** `name` tells the buttons apart: the person it is about, else the first words. */
export type TaskLine = { id: string; words: string; date: string; name: string }
export type TasksView = { lines: TaskLine[]; total: number; page: number; pages: number }

const SIZE = 8

/** What the staff must do by hand, oldest first. Denial: not-your-role. */
export const showTasks: Loader<{ page?: number }, TasksView> = async (deps, viewer, about) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const total = await tx.tasks.countOpen()
    const { page, pages } = pageOf(about.page, total, SIZE)
    const open = await tx.tasks.open({ skip: page * SIZE, take: SIZE })
    const ids = open.map(({ about: of }) => (of.startsWith('person:') ? of.slice('person:'.length) : ''))
    const people = new Map((await tx.people.byIds(ids)).map((one) => [one.id, one.name]))
    const lines = open.map(({ id, words, at }, index) => ({
      id,
      words,
      date: dateOf(at),
      name: people.get(ids[index] ?? '') ?? [...words].slice(0, 8).join(''),
    }))
    return ok({ lines, total, page, pages })
  })
}
