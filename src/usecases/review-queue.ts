import type { Cycle } from '../store/nouns/cycles.ts'
import type { Desk } from '../store/nouns/reviews.ts'
import type { Nouns } from '../store/nouns.ts'

/** A reviewer's work of the current cycle: `open` while the entry is being scored, `all` also after the end. */
export type Queue = { cycle: Cycle; open: Desk[]; all: Desk[] }

export const openDesk = async (tx: Nouns, reviewerId: string): Promise<Queue | null> => {
  const cycle = await tx.cycles.current()
  return cycle && deskOf(tx, cycle, reviewerId)
}

export const deskOf = async (tx: Nouns, cycle: Cycle, reviewerId: string): Promise<Queue> => {
  const all = await tx.reviews.desk(cycle.id, reviewerId)
  return { cycle, all, open: all.filter((line) => line.nomination === 'assigned') }
}
