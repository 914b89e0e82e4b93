import type { BatchMethod, GroupOrder } from '../../domain/batches.ts'
import type { Db } from '../tx.ts'

/** An entry as it was when its batch was handed over. */
export type Frozen = { nominationId: string; version: number; name: string; unit: string; post: string }

/** What a unit handed over at once // 汇总批次. Never changed afterwards; `hash` is the SHA-256 of its receipt. */
export type Batch = {
  id: string
  cycleId: string
  unitId: string
  number: number
  method: BatchMethod
  methodNote: string
  signatory: string
  count: number
  hash: string
  frozen: Frozen[]
  handedBy: string
  at: number
}

type Row = Omit<Batch, 'method' | 'frozen' | 'at'> & { method: string; frozen: unknown; at: Date }
const batchOf = (row: Row): Batch => ({
  ...row,
  method: row.method as BatchMethod,
  frozen: row.frozen as Frozen[],
  at: row.at.getTime(),
})

type OrderKey = { cycleId: string; unitId: string }

export const batches = (db: Db) => ({
  create: async (batch: Batch): Promise<void> => {
    await db.batch.create({ data: { ...batch, frozen: batch.frozen, at: new Date(batch.at) } })
  },
  byId: async (id: string): Promise<Batch | null> => {
    const row = await db.batch.findUnique({ where: { id } })
    return row && batchOf(row)
  },
  /** The batches of an aggregating unit, in the order in which they left. */
  ofUnit: async (cycleId: string, unitId: string): Promise<Batch[]> => {
    const rows = await db.batch.findMany({ where: { cycleId, unitId }, orderBy: { number: 'asc' } })
    return rows.map(batchOf)
  },
  ofCycle: async (cycleId: string): Promise<Batch[]> => {
    const rows = await db.batch.findMany({
      where: { cycleId },
      orderBy: [{ unitId: 'asc' }, { number: 'asc' }],
    })
    return rows.map(batchOf)
  },
  /** The orders a unit stated inside its groups of one industry, unit and post. */
  orders: async ({ cycleId, unitId }: OrderKey): Promise<GroupOrder[]> => {
    const rows = await db.groupOrder.findMany({ where: { cycleId, unitId }, orderBy: { groupKey: 'asc' } })
    return rows.map((row) => ({ key: row.groupKey, order: row.order as string[], reason: row.reason }))
  },
  /** A later order replaces the earlier one, which stays in the audit. */
  putOrder: async (
    { cycleId, unitId }: OrderKey,
    { key, order, reason, byId, at }: GroupOrder & { byId: string; at: number },
  ): Promise<void> => {
    const row = { order: [...order], reason, byId, at: new Date(at) }
    await db.groupOrder.upsert({
      where: { cycleId_unitId_groupKey: { cycleId, unitId, groupKey: key } },
      create: { cycleId, unitId, groupKey: key, ...row },
      update: row,
    })
  },
})
