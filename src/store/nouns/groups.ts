import type { Db } from '../tx.ts'

/** A group in which lists are posted; it counts once a second person confirmed it. */
export type PublicGroup = {
  chatId: string
  name: string
  setBy: string
  confirmedBy: string | null
  removedAt: number | null
}

type Row = Omit<PublicGroup, 'removedAt'> & { removedAt: Date | null }
const groupOf = ({ removedAt, ...row }: Row): PublicGroup => ({
  ...row,
  removedAt: removedAt?.getTime() ?? null,
})

export const groups = (db: Db) => ({
  byId: async (chatId: string): Promise<PublicGroup | null> => {
    const row = await db.publicGroup.findUnique({ where: { chatId } })
    return row && groupOf(row)
  },
  /** Removed ones too: what was posted there stays posted. */
  all: async (): Promise<PublicGroup[]> => (await db.publicGroup.findMany()).map(groupOf),
  /** Of these, or of all. */
  confirmed: async (among?: readonly string[]): Promise<PublicGroup[]> => {
    const these = among && { chatId: { in: [...among] } }
    const rows = await db.publicGroup.findMany({
      where: { ...these, confirmedBy: { not: null }, removedAt: null },
      orderBy: { at: 'asc' },
    })
    return rows.map(groupOf)
  },
  /** Those that wait for a second person, the oldest first. */
  waiting: async (): Promise<PublicGroup[]> => {
    const where = { confirmedBy: null, removedAt: null }
    return (await db.publicGroup.findMany({ where, orderBy: { at: 'asc' } })).map(groupOf)
  },
  /** Asks for a group, a removed one too; it waits for the second person. */
  ask: async (group: { chatId: string; name: string; setBy: string; at: number }): Promise<void> => {
    const { chatId, at, ...rest } = group
    const row = { ...rest, at: new Date(at), confirmedBy: null, removedAt: null }
    await db.publicGroup.upsert({ where: { chatId }, create: { chatId, ...row }, update: row })
  },
  /** Only while it waits; false when somebody was faster. */
  confirm: async (chatId: string, confirmedBy: string): Promise<boolean> => {
    const { count } = await db.publicGroup.updateMany({
      where: { chatId, confirmedBy: null, removedAt: null },
      data: { confirmedBy },
    })
    return count === 1
  },
  /** False when it was no group of ours, or not any more. */
  remove: async (chatId: string, at: number): Promise<boolean> => {
    const { count } = await db.publicGroup.updateMany({
      where: { chatId, removedAt: null },
      data: { removedAt: new Date(at) },
    })
    return count === 1
  },
})
