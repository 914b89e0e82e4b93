import type { Db } from '../tx.ts'

/** What a person is talking about with the bot: an entry and the field asked for, or another conversation. */
export type Focus = {
  nominationId: string | null
  field: string | null
  asking: Record<string, unknown> | null
  at: number
}

export const focus = (db: Db) => ({
  of: async (personId: string): Promise<Focus | null> => {
    const row = await db.focus.findUnique({ where: { personId } })
    return row && { ...row, asking: row.asking as Focus['asking'], at: row.at.getTime() }
  },
  set: async (personId: string, next: Focus): Promise<void> => {
    const { Prisma } = await import('../generated/client.ts')
    const row = {
      nominationId: next.nominationId,
      field: next.field,
      asking: (next.asking as object | null) ?? Prisma.DbNull,
      at: new Date(next.at),
    }
    await db.focus.upsert({ where: { personId }, create: { personId, ...row }, update: row })
  },
})
