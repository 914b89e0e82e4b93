import type { Grant, Role } from '../../domain/roles.ts'
import type { Db } from '../tx.ts'

/** `pending` counts only once a second person confirmed it; `ended` and `refused` stay for the record. */
export type GrantState = 'pending' | 'active' | 'ended' | 'refused'

/** A grant with the names a card shows. Times are epoch ms. */
export type GrantRow = Grant & {
  id: string
  personId: string
  personName: string
  /** null: has no account yet and waits for a binding code */
  openId: string | null
  unitName: string | null
  category: string | null
  state: GrantState
}

export type NewGrant = Grant & {
  id: string
  personId: string
  category: string | null
  state: 'pending' | 'active'
}

type Row = {
  id: string
  personId: string
  role: string
  unitId: string | null
  category: string | null
  from: Date
  to: Date | null
  grantedBy: string
  confirmedBy: string | null
  state: string
  person: { name: string; openId: string | null }
  unit: { name: string } | null
}

const rowOf = ({ person, unit, ...row }: Row): GrantRow => ({
  ...row,
  role: row.role as Role,
  state: row.state as GrantState,
  from: row.from.getTime(),
  to: row.to?.getTime() ?? null,
  personName: person.name,
  openId: person.openId,
  unitName: unit?.name ?? null,
})

const withNames = {
  person: { select: { name: true, openId: true } },
  unit: { select: { name: true } },
} as const
const byName = [{ role: 'asc' }, { person: { name: 'asc' } }, { id: 'asc' }] as const
type Page = { skip: number; take: number }

/** Who holds which role, since when, given by whom, confirmed by whom // 授权. */
export const grants = (db: Db) => ({
  /** Whether a second person ever confirmed a grant: from then on there is somebody to ask. */
  anyConfirmed: async (): Promise<boolean> =>
    (await db.roleGrant.count({ where: { confirmedBy: { not: null } }, take: 1 })) > 0,
  add: async (grant: NewGrant): Promise<void> => {
    const { from, to, ...row } = grant
    await db.roleGrant.create({
      data: { ...row, from: new Date(from), to: to === null ? null : new Date(to) },
    })
  },
  byId: async (id: string): Promise<GrantRow | null> => {
    const row = await db.roleGrant.findUnique({ where: { id }, include: withNames })
    return row && rowOf(row)
  },
  /** In force or waiting, of one person. */
  ofPerson: async (personId: string): Promise<GrantRow[]> => {
    const rows = await db.roleGrant.findMany({
      where: { personId, state: { in: ['active', 'pending'] } },
      include: withNames,
      orderBy: { id: 'asc' },
    })
    return rows.map(rowOf)
  },
  /** Everybody who holds a role, by role and name. */
  holders: async ({ skip, take }: Page): Promise<GrantRow[]> => {
    const rows = await db.roleGrant.findMany({
      where: { state: 'active' },
      include: withNames,
      orderBy: [...byName],
      skip,
      take,
    })
    return rows.map(rowOf)
  },
  countHolders: async (): Promise<number> => db.roleGrant.count({ where: { state: 'active' } }),
  /** Waiting for a second person, oldest first. */
  pending: async (): Promise<GrantRow[]> => {
    const rows = await db.roleGrant.findMany({
      where: { state: 'pending' },
      include: withNames,
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    })
    return rows.map(rowOf)
  },
  /** False when it was settled meanwhile. */
  confirm: async (id: string, by: string): Promise<boolean> => {
    const { count } = await db.roleGrant.updateMany({
      where: { id, state: 'pending' },
      data: { state: 'active', confirmedBy: by },
    })
    return count === 1
  },
  /** A refused one never counted; an ended one counts until `at`. False when it was settled meanwhile. */
  settle: async (
    id: string,
    end: { from: GrantState; to: 'ended' | 'refused'; at: number },
  ): Promise<boolean> => {
    const { count } = await db.roleGrant.updateMany({
      where: { id, state: end.from },
      data: { state: end.to, to: new Date(end.at) },
    })
    return count === 1
  },
})
