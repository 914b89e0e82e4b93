import type { Outcome } from '../../deps.ts'
import type { Db } from '../tx.ts'

const taken = { taken: true } as const

/** Ids of presses, events and messages that were answered, with the answer. Kept 30 days. */
export const seen = (db: Db) => ({
  of: async (ids: readonly string[]): Promise<Outcome | null> => {
    const row = await db.seen.findFirst({ where: { id: { in: [...ids] } } })
    return row && (row.outcome as Outcome)
  },
  /**
   * Claims the ids for this transaction, or gives the outcome stored under one of them. The insert waits for a
   * twin in flight on another connection, so two taps in the same instant are one press.
   */
  claim: async (ids: readonly string[], at: number): Promise<Outcome | null> => {
    for (const id of ids) {
      const rows = await db.$executeRaw`
        INSERT INTO "Seen" (id, outcome, at) VALUES (${id}, ${JSON.stringify(taken)}::jsonb, ${new Date(at)})
        ON CONFLICT (id) DO NOTHING`
      if (rows === 1) continue
      const row = await db.seen.findUniqueOrThrow({ where: { id } })
      return row.outcome as Outcome
    }
    return null
  },
  store: async (ids: readonly string[], outcome: Outcome): Promise<void> => {
    if (ids.length === 0) return
    await db.seen.updateMany({ where: { id: { in: [...ids] } }, data: { outcome: outcome as object } })
  },
})
