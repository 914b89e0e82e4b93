import { type ChainLine, chain, GENESIS, type Link } from '../audit-chain.ts'
import type { Db } from '../tx.ts'

/** Sealers of several instances come one after another. The number is our own and means nothing. */
const LOCK = 7_210_318

type Row = Omit<ChainLine, 'id' | 'at'> & { id: bigint; at: Date }
const lineOf = ({ id, at, ...row }: Row): ChainLine => ({ ...row, id: String(id), at: at.getTime() })
const columns = {
  id: true,
  at: true,
  actorId: true,
  action: true,
  about: true,
  before: true,
  after: true,
  article: true,
  note: true,
} as const

/** The chain over the record of changes. */
export const seals = (db: Db) => ({
  /** When the oldest line without a seal was written (epoch ms). */
  oldestOpen: async (): Promise<number | undefined> => {
    const { _min } = await db.auditLine.aggregate({ where: { seq: null }, _min: { at: true } })
    return _min.at?.getTime()
  },
  /** Whether every line about these has its seal. */
  isSealed: async (abouts: readonly string[]): Promise<boolean> =>
    (await db.auditLine.findFirst({
      where: { about: { in: [...abouts] }, seq: null },
      select: { id: true },
    })) === null,
  /** Links at most `limit` lines that are committed and not sealed; answers how many there were. */
  link: async (limit: number, at: number): Promise<number> => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
    const rows = await db.auditLine.findMany({
      where: { seq: null },
      orderBy: { id: 'asc' },
      take: limit,
      select: columns,
    })
    const last = await db.auditLine.findFirst({
      where: { seq: { not: null } },
      orderBy: { seq: 'desc' },
      select: { seq: true, hash: true },
    })
    const links = chain(rows.map(lineOf), { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS })
    if (links.length === 0) return 0
    await db.$executeRaw`
      UPDATE "AuditLine" a SET seq = l.seq, prev = l.prev, hash = l.hash, "sealedAt" = ${new Date(at)}
      FROM unnest(${rows.map(({ id }) => id)}::bigint[], ${links.map(({ seq }) => seq)}::int[],
        ${links.map(({ prev }) => prev)}::text[], ${links.map(({ hash }) => hash)}::text[]) l (id, seq, prev, hash)
      WHERE a.id = l.id`
    return rows.length
  },
  /** Sealed lines after `seq`, in order. */
  after: async (seq: number, limit: number): Promise<(ChainLine & Link)[]> => {
    const rows = await db.auditLine.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: limit,
      select: { ...columns, seq: true, prev: true, hash: true },
    })
    return rows.map(({ seq: number, prev, hash, ...row }) => ({
      ...lineOf(row),
      seq: number ?? 0,
      prev: prev ?? '',
      hash: hash ?? '',
    }))
  },
  /** All lines, and those that are older than `since` and have no seal. */
  count: async (since: number): Promise<{ lines: number; late: number }> => ({
    lines: await db.auditLine.count(),
    late: await db.auditLine.count({ where: { seq: null, at: { lt: new Date(since) } } }),
  }),
})
