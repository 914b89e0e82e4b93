import type { Person } from '../../deps.ts'
import type { Consent } from '../../domain/consent.ts'
import type { Db } from '../tx.ts'

/** What the nominee agreed to. Times are epoch ms; `proxyId` names the signed paper when somebody entered it. */
export type StoredConsent = Consent & {
  nominationId: string
  deeds: string | null
  byId: string | null
  proxyId: string | null
  at: number
  withdrawnAt: number | null
}

export type ProxyKind = 'consent' | 'nomination' | 'self' | 'objection' | 'score'

/** 代录: what somebody entered from a signed paper, and who compared it. `about`: `nomination:nom_x`. */
export type ProxyEntry = {
  id: string
  kind: ProxyKind
  about: string
  personName: string
  enteredBy: string
  attachmentId: string
  confirmedBy: string | null
  refusedBy: string | null
  reason: string | null
  at: number
}

export type NewProxy = Omit<ProxyEntry, 'confirmedBy' | 'refusedBy' | 'reason'>

type ProxyRow = Omit<ProxyEntry, 'at' | 'kind'> & { kind: string; at: Date }
const proxyOf = (row: ProxyRow): ProxyEntry => ({ ...row, kind: row.kind as ProxyKind, at: row.at.getTime() })

/** The nominees' consents and the signed papers others entered for them. */
export const consents = (db: Db) => ({
  of: async (nominationId: string): Promise<StoredConsent | null> => {
    const row = await db.consent.findUnique({ where: { nominationId } })
    return row && { ...row, at: row.at.getTime(), withdrawnAt: row.withdrawnAt?.getTime() ?? null }
  },
  put: async ({ nominationId, at, withdrawnAt, ...rest }: StoredConsent): Promise<void> => {
    const row = {
      ...rest,
      at: new Date(at),
      withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
    }
    await db.consent.upsert({ where: { nominationId }, create: { nominationId, ...row }, update: row })
  },
  /** People of this name employed by this unit who can be written to. */
  nomineesNamed: async (name: string, unitId: string): Promise<Pick<Person, 'id' | 'name'>[]> =>
    db.person.findMany({
      where: { name, unitId, external: false, leftAt: null, openId: { not: null } },
      select: { id: true, name: true },
      orderBy: { id: 'asc' },
    }),
  /** Somebody of this tenant by phone key (the HMAC of the number). */
  personByPhone: async (
    phoneKey: string,
  ): Promise<{ id: string; name: string; openId: string | null } | null> =>
    db.person.findFirst({
      where: { phoneKey, external: false, leftAt: null },
      select: { id: true, name: true, openId: true },
    }),
  /** Who the entry is about. Not a field of it: no version changes. */
  setNominee: async (nominationId: string, nomineeId: string): Promise<void> => {
    await db.nomination.update({ where: { id: nominationId }, data: { nomineeId } })
  },
  /** The entry is about somebody else now: nobody has agreed to anything, and a paper that waits is refused. */
  forget: async (nominationId: string, by: { id: string; reason: string }): Promise<void> => {
    await db.consent.deleteMany({ where: { nominationId } })
    await db.proxy.updateMany({
      where: { about: `consent:${nominationId}`, confirmedBy: null, refusedBy: null },
      data: { refusedBy: by.id, reason: by.reason },
    })
    await db.nomination.update({ where: { id: nominationId }, data: { nomineeId: null } })
  },
  addProxy: async ({ at, ...fresh }: NewProxy): Promise<void> => {
    await db.proxy.create({ data: { ...fresh, at: new Date(at) } })
  },
  proxy: async (id: string): Promise<ProxyEntry | null> => {
    const row = await db.proxy.findUnique({ where: { id } })
    return row && proxyOf(row)
  },
  /** Newest first. */
  proxiesOf: async (about: string, kind: ProxyKind): Promise<ProxyEntry[]> =>
    (await db.proxy.findMany({ where: { about, kind }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })).map(
      proxyOf,
    ),
  /** Papers no second person has compared yet, oldest first. */
  proxiesWaiting: async (): Promise<ProxyEntry[]> =>
    (await db.proxy.findMany({ where: { confirmedBy: null, refusedBy: null }, orderBy: { at: 'asc' } })).map(
      proxyOf,
    ),
  /** Only while nobody settled it; false otherwise. */
  settleProxy: async (
    id: string,
    settled: { confirmedBy: string } | { refusedBy: string; reason: string },
  ): Promise<boolean> => {
    const { count } = await db.proxy.updateMany({
      where: { id, confirmedBy: null, refusedBy: null },
      data: settled,
    })
    return count === 1
  },
  /** When the consent card of an entry was last sent to its nominee, and what became of it. */
  cardSent: async (nominationId: string): Promise<{ state: string; at: number } | null> => {
    const row = await db.sent.findFirst({
      where: { card: 'consent', about: { equals: { nomination: nominationId } } },
      orderBy: { at: 'desc' },
      select: { state: true, at: true },
    })
    return row && { state: row.state, at: row.at.getTime() }
  },
})
