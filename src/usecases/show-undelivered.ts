import { has, type Loader } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { TOGETHER_MS } from './undelivered.ts'

type Line = {
  task: string
  /** of the person or the group, to tell the buttons apart */
  name: string
  unit: string
  words: string
  /** epoch ms */
  at: number
  done: boolean
}
export type Undelivered = { stretch: number; lines: Line[]; more: number }

/** As many as stay within the limits of a card; the rest is in 待办事项. */
const SHOWN = 12

/** What was given up in one stretch of time, done or not. Denial: must-not-see. */
export const showUndelivered: Loader<{ stretch: number }, Undelivered> = async (deps, viewer, { stretch }) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff')) return deny('must-not-see')
    const all = await tx.tasks.between('phone', { from: stretch - TOGETHER_MS, to: stretch })
    const shown = all.slice(0, SHOWN)
    const ids = shown.map(({ about }) => about.slice('person:'.length))
    const people = new Map((await tx.people.byIds(ids)).map((person) => [person.id, person]))
    const units = new Map((await tx.units.all()).map((unit) => [unit.id, unit.name]))
    const lines = shown.map(({ id, about, words, at, done }) => {
      const person = people.get(about.slice('person:'.length))
      const unit = units.get(person?.unitId ?? '') ?? ''
      return { task: id, name: person?.name ?? '', unit, words, at, done }
    })
    return ok({ stretch, lines, more: all.length - shown.length })
  })
