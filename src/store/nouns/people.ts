import type { Person } from '../../deps.ts'
import type { Grant, Role } from '../../domain/roles.ts'
import type { Db } from '../tx.ts'

type Row = {
  id: string
  openId: string | null
  name: string
  unitId: string | null
  external: boolean
  grants: GrantRow[]
}
type GrantRow = {
  role: string
  unitId: string | null
  from: Date
  to: Date | null
  grantedBy: string
  confirmedBy: string | null
}

const grantOf = (row: GrantRow): Grant => ({
  role: row.role as Role,
  unitId: row.unitId,
  from: row.from.getTime(),
  to: row.to?.getTime() ?? null,
  grantedBy: row.grantedBy,
  confirmedBy: row.confirmedBy,
})

const personOf = (row: Row): Person => ({
  id: row.id,
  openId: row.openId,
  name: row.name,
  unitId: row.unitId,
  external: row.external,
  grants: row.grants.map(grantOf),
})

const withGrants = { grants: { where: { state: 'active' } } } as const

/** People and their dated roles. */
export const people = (db: Db) => ({
  byOpenId: async (openId: string): Promise<Person | null> => {
    const row = await db.person.findUnique({ where: { openId }, include: withGrants })
    return row && personOf(row)
  },
  byId: async (id: string): Promise<Person | null> => {
    const row = await db.person.findUnique({ where: { id }, include: withGrants })
    return row && personOf(row)
  },
  byIds: async (ids: readonly string[]): Promise<Person[]> => {
    const rows = await db.person.findMany({ where: { id: { in: [...ids] } }, include: withGrants })
    return rows.map(personOf)
  },
  /** Everybody holding one of the roles by a grant in force; the rules still judge confirmation and dates. */
  holding: async (roles: readonly Role[]): Promise<Person[]> => {
    const rows = await db.person.findMany({
      where: { grants: { some: { role: { in: [...roles] }, state: 'active' } } },
      include: withGrants,
      orderBy: { id: 'asc' },
    })
    return rows.map(personOf)
  },
  /** Somebody who speaks to the bot for the first time; a second insert at the same moment changes nothing. */
  meet: async (person: {
    id: string
    openId: string
    name: string
    external: boolean
    at: number
  }): Promise<void> => {
    await db.person.createMany({
      data: [{ ...person, at: new Date(person.at), version: 1 }],
      skipDuplicates: true,
    })
  },
})
