import type { Unit, UnitKind } from '../../domain/units.ts'
import type { Db } from '../tx.ts'

type Row = { id: string; name: string; kind: string; parentId: string | null }
const unitOf = (row: Row): Unit => ({
  id: row.id,
  name: row.name,
  kind: row.kind as UnitKind,
  parentId: row.parentId,
})

/** The unions and organisations as a tree. */
export const units = (db: Db) => ({
  all: async (): Promise<Unit[]> => (await db.unit.findMany({ orderBy: { id: 'asc' } })).map(unitOf),
  byId: async (id: string): Promise<Unit | null> => {
    const row = await db.unit.findUnique({ where: { id } })
    return row && unitOf(row)
  },
  byName: async (name: string): Promise<Unit | null> => {
    const row = await db.unit.findUnique({ where: { name } })
    return row && unitOf(row)
  },
  create: async (unit: Unit, at: number): Promise<void> => {
    await db.unit.create({ data: { ...unit, at: new Date(at) } })
  },
})
