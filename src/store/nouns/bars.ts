import type { Db } from '../tx.ts'

/** Units whose right to recommend is suspended. A bar counts once a second person confirmed it. */
export const bars = (db: Db) => ({
  /** The units barred at an instant (epoch ms). */
  at: async (at: number): Promise<Set<string>> => {
    const now = new Date(at)
    const rows = await db.unitBar.findMany({
      where: { from: { lte: now }, OR: [{ to: null }, { to: { gt: now } }], confirmedBy: { not: null } },
      select: { unitId: true },
    })
    return new Set(rows.map((row) => row.unitId))
  },
})
