import type { Db } from '../tx.ts'

/** Somebody of the office's sheet as stored. */
export type Listed = {
  id: string
  openId: string | null
  name: string
  unitId: string | null
  phoneKey: string | null
  leftAt: number | null
}

type Row = Omit<Listed, 'leftAt'> & { leftAt: Date | null }
const listedOf = ({ id, openId, name, unitId, phoneKey, leftAt }: Row): Listed => ({
  id,
  openId,
  name,
  unitId,
  phoneKey,
  leftAt: leftAt?.getTime() ?? null,
})

type Known = { openId?: string; name?: string; unitId?: string; phoneKey?: string }

/** The staff's book of people // 人员: who is known by phone, by account, by name. */
export const roster = (db: Db) => ({
  byPhone: async (phoneKeys: readonly string[]): Promise<Listed[]> =>
    (await db.person.findMany({ where: { phoneKey: { in: [...phoneKeys] } } })).map(listedOf),
  byOpenId: async (openId: string): Promise<Listed | null> => {
    const row = await db.person.findUnique({ where: { openId } })
    return row && listedOf(row)
  },
  byId: async (id: string): Promise<Listed | null> => {
    const row = await db.person.findUnique({ where: { id } })
    return row && listedOf(row)
  },
  /** Colleagues of this name who have not left; at most ten. */
  byName: async (name: string): Promise<Listed[]> => {
    const rows = await db.person.findMany({ where: { name, leftAt: null, external: false }, take: 10 })
    return rows.map(listedOf)
  },
  add: async (person: { id: string; name: string; at: number } & Known): Promise<void> => {
    await db.person.create({ data: { ...person, external: false, at: new Date(person.at), version: 1 } })
  },
  /** Writes what the sheet or the directory says; what is left out stays. */
  set: async (id: string, known: Known): Promise<void> => {
    await db.person.update({ where: { id }, data: { ...known, version: { increment: 1 } } })
  },
  /**
   * One person under two rows: `from`, made from the sheet before the account was known, gives its phone, unit and
   * roles to `to`, who speaks. `from` acted never; what others gave it is the work of a reviewer and the place of a
   * nominee.
   */
  merge: async (from: Listed, to: string, at: number): Promise<void> => {
    await db.person.update({
      where: { id: from.id },
      data: { openId: null, phoneKey: null, leftAt: new Date(at), version: { increment: 1 } },
    })
    await db.roleGrant.updateMany({ where: { personId: from.id }, data: { personId: to } })
    await db.nomination.updateMany({ where: { nomineeId: from.id }, data: { nomineeId: to } })
    const own = await db.assignment.findMany({ where: { reviewerId: to }, select: { nominationId: true } })
    await db.assignment.updateMany({
      where: { reviewerId: from.id, nominationId: { notIn: own.map((row) => row.nominationId) } },
      data: { reviewerId: to },
    })
    await db.person.update({
      where: { id: to },
      data: {
        name: from.name,
        unitId: from.unitId,
        phoneKey: from.phoneKey,
        leftAt: null,
        version: { increment: 1 },
      },
    })
  },
  /** People of the sheet who have a role and no account yet, by name. */
  unbound: async (): Promise<Listed[]> => {
    const rows = await db.person.findMany({
      where: { openId: null, leftAt: null, grants: { some: { state: { in: ['active', 'pending'] } } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return rows.map(listedOf)
  },
  leave: async (id: string, at: number): Promise<void> => {
    await db.person.update({
      where: { id },
      data: { leftAt: new Date(at), version: { increment: 1 } },
    })
  },
  /** True once in a person's life. */
  greet: async (id: string, at: number): Promise<boolean> => {
    const { count } = await db.person.updateMany({
      where: { id, greetedAt: null },
      data: { greetedAt: new Date(at) },
    })
    return count === 1
  },
  /** A stored file that somebody sent, whichever part of the conversation it belongs to. */
  fileOf: async (attachmentId: string): Promise<{ hash: string; name: string; personId: string } | null> => {
    const row = await db.attachment.findUnique({ where: { id: attachmentId } })
    return row?.hash ? { hash: row.hash, name: row.name, personId: row.personId } : null
  },
})
