import type { Db } from '../tx.ts'

/** Something to do by hand, such as 电话通知. `about` is like 'person:per_x'; times are epoch ms. */
export type Task = { id: string; kind: string; about: string; words: string; at: number }

export const tasks = (db: Db) => ({
  open: async ({ skip, take }: { skip: number; take: number }): Promise<Task[]> => {
    const rows = await db.task.findMany({
      where: { doneAt: null },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      skip,
      take,
    })
    return rows.map(({ id, kind, about, words, at }) => ({ id, kind, about, words, at: at.getTime() }))
  },
  /** Of a kind, put down from one instant on and before another, oldest first. */
  between: async (
    kind: string,
    { from, to }: { from: number; to: number },
  ): Promise<(Task & { done: boolean })[]> => {
    const rows = await db.task.findMany({
      where: { kind, at: { gte: new Date(from), lt: new Date(to) } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ id, about, words, at, doneAt }) => ({
      ...{ id, kind, about, words, at: at.getTime(), done: doneAt !== null },
    }))
  },
  /** The very same waits already. */
  isOpen: async (task: Pick<Task, 'kind' | 'about' | 'words'>): Promise<boolean> => {
    const { kind, about, words } = task
    return (await db.task.count({ where: { kind, about, words, doneAt: null } })) > 0
  },
  countOpen: async (): Promise<number> => db.task.count({ where: { doneAt: null } }),
  byId: async (id: string): Promise<Task | null> => {
    const row = await db.task.findUnique({ where: { id } })
    return row && { id, kind: row.kind, about: row.about, words: row.words, at: row.at.getTime() }
  },
  /** False when somebody else did it. */
  done: async (id: string, by: string, at: number): Promise<boolean> => {
    const { count } = await db.task.updateMany({
      where: { id, doneAt: null },
      data: { doneBy: by, doneAt: new Date(at) },
    })
    return count === 1
  },
})
