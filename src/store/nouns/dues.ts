import type { Db } from '../tx.ts'

export type DueRow = { id: string; kind: string; about: string; at: number }

const rowOf = (row: { id: string; kind: string; about: string; dueAt: Date }): DueRow => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  at: row.dueAt.getTime(),
})

/** What falls due at an instant (epoch ms). */
export const dues = (db: Db) => ({
  next: async (): Promise<number | undefined> => {
    const { _min } = await db.due.aggregate({ where: { doneAt: null }, _min: { dueAt: true } })
    return _min.dueAt?.getTime()
  },
  /** The first of all that are not done, in order of time, but for some kinds. */
  soonest: async (without: readonly string[]): Promise<DueRow | null> => {
    const row = await db.due.findFirst({
      where: { doneAt: null, kind: { notIn: [...without] } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
    return row && rowOf(row)
  },
  /** The first of all that are due, in order of time. */
  first: async (now: number): Promise<DueRow | null> => {
    const row = await db.due.findFirst({
      where: { doneAt: null, dueAt: { lte: new Date(now) } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
    return row && rowOf(row)
  },
  done: async (id: string, at: number): Promise<void> => {
    await db.due.update({ where: { id }, data: { doneAt: new Date(at) } })
  },
  later: async (id: string, at: number): Promise<void> => {
    await db.due.update({ where: { id }, data: { dueAt: new Date(at) } })
  },
})
