import type { ListState, PublicRow } from '../../domain/public-list.ts'
import type { Db } from '../tx.ts'

/** A row with the period of its own: after a correction new names are publicised for the full length. */
export type StoredRow = PublicRow & { start: string; end: string; endsAt: number }

export type ListKind = 'first' | 'correction' | 'renewal' | 'final'

/** A publicity list // 公示名单. `startDate` and `endDate` are 'YYYY-MM-DD', the other times epoch ms. */
export type PublicList = {
  id: string
  cycleId: string
  number: number
  kind: ListKind
  state: ListState
  rows: StoredRow[]
  rowsHash: string
  startDate: string
  endDate: string
  endsAt: number
  contact: string
  reason: string
  card: object | null
  cardSha256: string | null
  proposedBy: string | null
  proposedAt: number | null
  releasedBy: string | null
  releasedAt: number | null
  endedAt: number | null
  at: number
  version: number
}

type Changes = Partial<Omit<PublicList, 'id' | 'cycleId' | 'number' | 'version' | 'at'>>

type Row = Omit<
  PublicList,
  'kind' | 'state' | 'rows' | 'card' | 'endsAt' | 'proposedAt' | 'releasedAt' | 'endedAt' | 'at'
> & {
  kind: string
  state: string
  rows: unknown
  card: unknown
  endsAt: Date
  proposedAt: Date | null
  releasedAt: Date | null
  endedAt: Date | null
  at: Date
}

const listOf = (row: Row): PublicList => ({
  ...row,
  kind: row.kind as ListKind,
  state: row.state as ListState,
  rows: row.rows as StoredRow[],
  card: row.card as object | null,
  endsAt: row.endsAt.getTime(),
  proposedAt: row.proposedAt?.getTime() ?? null,
  releasedAt: row.releasedAt?.getTime() ?? null,
  endedAt: row.endedAt?.getTime() ?? null,
  at: row.at.getTime(),
})

const dated = ({ endsAt, proposedAt, releasedAt, endedAt, rows, card, ...plain }: Changes) => ({
  ...plain,
  ...(rows && { rows: rows as object[] }),
  ...(card && { card }),
  ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
  ...(proposedAt && { proposedAt: new Date(proposedAt) }),
  ...(releasedAt && { releasedAt: new Date(releasedAt) }),
  ...(endedAt && { endedAt: new Date(endedAt) }),
})

/** Not frozen yet: another proposal takes its place. */
const unreleased: readonly ListState[] = ['proposed', 'draft']

/** Publicity lists, numbered within the cycle; what was released is never changed but for its state. */
export const lists = (db: Db) => {
  const first = async (where: object): Promise<PublicList | null> => {
    const row = await db.publicList.findFirst({ where, orderBy: { number: 'desc' } })
    return row && listOf(row)
  }
  // Not by number: a list has its number from the proposal, and another may be released before it.
  const lastFirst = [{ releasedAt: 'desc' }, { number: 'desc' }] as const
  return {
    byId: (id: string) => first({ id }),
    /** The list that stands in the groups now, or will from its first day. */
    released: (cycleId: string) => first({ cycleId, state: 'released', kind: { not: 'final' } }),
    /** Waits for its second person. */
    proposed: (cycleId: string) => first({ cycleId, state: 'proposed' }),
    /** The one whose place the next proposal takes: it waits, or its second person returned it. */
    unreleased: (cycleId: string) => first({ cycleId, state: { in: [...unreleased] } }),
    /** The newest that was ever released, in whatever state it is. */
    newest: async (cycleId: string): Promise<PublicList | null> => {
      const where = { cycleId, releasedAt: { not: null } }
      const row = await db.publicList.findFirst({ where, orderBy: [...lastFirst] })
      return row && listOf(row)
    },
    /** Every version that was released, oldest first. */
    everReleased: async (cycleId: string): Promise<PublicList[]> => {
      const rows = await db.publicList.findMany({
        where: { cycleId, releasedAt: { not: null } },
        orderBy: [{ releasedAt: 'asc' }, { number: 'asc' }],
      })
      return rows.map(listOf)
    },
    /** The row under which somebody was publicised last, whatever became of the list since. */
    rowOf: async (cycleId: string, nominationId: string): Promise<StoredRow | null> => {
      const rows = await db.publicList.findMany({
        where: { cycleId, releasedAt: { not: null }, kind: { not: 'final' } },
        orderBy: [...lastFirst],
        select: { rows: true },
      })
      const all = rows.flatMap((row) => row.rows as StoredRow[])
      return all.find((row) => row.nominationId === nominationId) ?? null
    },
    create: async (list: Omit<PublicList, 'number' | 'version'>): Promise<PublicList> => {
      const { _max } = await db.publicList.aggregate({
        where: { cycleId: list.cycleId },
        _max: { number: true },
      })
      const { id, cycleId, at, kind, state, rowsHash, startDate, endDate, contact, reason, ...rest } = list
      const row = await db.publicList.create({
        data: {
          ...{ id, cycleId, kind, state, rowsHash, startDate, endDate, contact, reason },
          ...dated(rest),
          rows: list.rows as object[],
          endsAt: new Date(list.endsAt),
          number: (_max.number ?? 0) + 1,
          at: new Date(at),
          version: 1,
        },
      })
      return listOf(row)
    },
    /** False when somebody was faster than the version that was read. */
    save: async (list: Pick<PublicList, 'id' | 'version'>, changes: Changes): Promise<boolean> => {
      const { count } = await db.publicList.updateMany({
        where: { id: list.id, version: list.version },
        data: { ...dated(changes), version: list.version + 1 },
      })
      return count === 1
    },
    /** Another proposal in the place of one that waits: same number, new content; null when somebody was faster. */
    replace: async (
      list: Pick<PublicList, 'id' | 'version'>,
      changes: Changes,
    ): Promise<PublicList | null> => {
      const { count } = await db.publicList.updateMany({
        where: { id: list.id, version: list.version, state: { in: [...unreleased] } },
        data: { ...dated(changes), version: list.version + 1 },
      })
      return count === 1 ? first({ id: list.id }) : null
    },
    /** What the nominees agreed to, by nomination. */
    consents: async (ids: readonly string[]) => {
      const rows = await db.consent.findMany({ where: { nominationId: { in: [...ids] } } })
      return new Map(
        rows.map(({ nominationId, deeds, withdrawnAt, collect, sensitive, publish }) => [
          nominationId,
          { deeds, collect, sensitive, publish, withdrawnAt: withdrawnAt?.getTime() ?? null },
        ]),
      )
    },
  }
}
