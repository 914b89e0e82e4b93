import type { Db } from '../tx.ts'

export type Listing = {
  nominationId: string
  cycleId: string
  included: boolean
  reason: string
  byId: string
  at: number
}

/** Why the list holds more or fewer names than the target. */
export type TargetNote = {
  cycleId: string
  target: number
  listed: number
  reason: string
  byId: string
  at: number
}

/** The chair's choice // 名单: who was put on it or taken off, and why. The entry's state stays the truth. */
export const shortlist = (db: Db) => ({
  put: async ({ nominationId, at, ...rest }: Listing): Promise<void> => {
    const row = { ...rest, at: new Date(at) }
    await db.shortlisted.upsert({
      where: { nominationId },
      create: { nominationId, ...row },
      update: row,
    })
  },
  ofCycle: async (cycleId: string): Promise<Listing[]> => {
    const rows = await db.shortlisted.findMany({ where: { cycleId }, orderBy: { nominationId: 'asc' } })
    return rows.map((row) => ({ ...row, at: row.at.getTime() }))
  },
  note: async ({ cycleId, at, ...rest }: TargetNote): Promise<void> => {
    const row = { ...rest, at: new Date(at) }
    await db.targetNote.upsert({ where: { cycleId }, create: { cycleId, ...row }, update: row })
  },
  noteOf: async (cycleId: string): Promise<TargetNote | null> => {
    const row = await db.targetNote.findUnique({ where: { cycleId } })
    return row && { ...row, at: row.at.getTime() }
  },
})
