import type { Db } from '../tx.ts'

/**
 * `list`: a list version; `ended`: the announcement of its end; `decision`: the final list; `gone`: a list's card in a
 * group that the bot lost, kept as proof.
 */
export type PostingWhat = 'list' | 'ended' | 'decision' | 'gone'
export type PostingState = 'pending' | 'trying' | 'posted' | 'unknown' | 'failed'

/** Not settled: it may arrive yet. */
const open = ['pending', 'trying', 'unknown'] as const satisfies PostingState[]

/** Proof that a card stood in a group // 公示凭证. Times are epoch ms. */
export type Posting = {
  id: string
  listId: string | null
  what: PostingWhat
  aboutId: string
  chatId: string
  uuid: string
  state: PostingState
  messageId: string | null
  cardSha256: string
  card: object
  current: boolean
  triedAt: number | null
  attempts: number
  /** the platform's word of a definite refusal */
  code: number | null
  postedAt: number | null
  /** the last instant at which the bot was known to be in the group with it */
  seenAt: number | null
  replacedAt: number | null
  /** grows with every posting that is made */
  seq: bigint
}

export type NewPosting = Pick<
  Posting,
  'id' | 'listId' | 'what' | 'aboutId' | 'chatId' | 'card' | 'cardSha256'
> & { at: number }

type Row = Omit<Posting, 'what' | 'state' | 'card' | 'triedAt' | 'postedAt' | 'seenAt' | 'replacedAt'> & {
  what: string
  state: string
  card: unknown
  triedAt: Date | null
  postedAt: Date | null
  seenAt: Date | null
  replacedAt: Date | null
}

const postingOf = (row: Row): Posting => ({
  ...row,
  what: row.what as PostingWhat,
  state: row.state as PostingState,
  card: row.card as object,
  triedAt: row.triedAt?.getTime() ?? null,
  postedAt: row.postedAt?.getTime() ?? null,
  seenAt: row.seenAt?.getTime() ?? null,
  replacedAt: row.replacedAt?.getTime() ?? null,
})

export const postings = (db: Db) => ({
  byId: async (id: string): Promise<Posting | null> => {
    const row = await db.posting.findUnique({ where: { id } })
    return row && postingOf(row)
  },
  /** In one group, or in all. */
  ofList: async (listId: string, chatId?: string): Promise<Posting[]> => {
    const where = { listId, ...(chatId !== undefined && { chatId }) }
    const rows = await db.posting.findMany({ where, orderBy: { seq: 'asc' } })
    return rows.map(postingOf)
  },
  /** The state of a posting to the same group that is to arrive before this one, if begun after `since` (epoch ms). */
  ahead: async ({ chatId, seq }: Posting, since: number): Promise<PostingState | null> => {
    const after = { gt: new Date(since) }
    const row = await db.posting.findFirst({
      where: {
        ...{ chatId, seq: { lt: seq }, state: { in: [...open] } },
        OR: [{ triedAt: after }, { triedAt: null, at: after }],
      },
      orderBy: { seq: 'asc' },
      select: { state: true },
    })
    return row && (row.state as PostingState)
  },
  /** Cards that still look valid in a group beside the one given: they must be marked. */
  otherCurrent: async ({ chatId, id }: Pick<Posting, 'chatId' | 'id'>): Promise<Posting[]> => {
    const rows = await db.posting.findMany({
      where: { chatId, id: { not: id }, current: true, state: 'posted' },
      orderBy: { seq: 'asc' },
    })
    return rows.map(postingOf)
  },
  /** At most one for each group; who comes second changes nothing. The ids of those that are new. */
  add: async (postings: readonly NewPosting[]): Promise<string[]> => {
    const fresh = { state: 'pending', current: false, attempts: 0 }
    const data = postings.map(({ at, ...row }) => ({ ...row, ...fresh, uuid: row.id, at: new Date(at) }))
    const rows = await db.posting.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } })
    return rows.map(({ id }) => id)
  },
  /** Marks a try before the call. The first one starts the platform's hour of the uuid. */
  start: async (posting: Posting, at: number): Promise<void> => {
    await db.posting.update({
      where: { id: posting.id },
      data: {
        state: 'trying',
        attempts: { increment: 1 },
        ...(posting.triedAt === null && { triedAt: new Date(at) }),
      },
    })
  },
  /** The try that `start` marked was none: the platform had no room, and certainly did nothing. */
  notSent: async ({ id, state, attempts, triedAt }: Posting): Promise<void> => {
    const before = { state, attempts, triedAt: triedAt === null ? null : new Date(triedAt) }
    await db.posting.update({ where: { id }, data: before })
  },
  posted: async (
    { id, what }: Pick<Posting, 'id' | 'what'>,
    { messageId, at }: { messageId: string; at: number },
  ): Promise<void> => {
    await db.posting.update({
      where: { id },
      data: {
        state: 'posted',
        messageId,
        postedAt: new Date(at),
        seenAt: new Date(at),
        // An announcement of the end is no list: the card it speaks of stays the current one.
        current: what !== 'ended',
      },
    })
  },
  /** The cards of the lists whose period runs, in the groups where they stand. */
  standing: async (): Promise<Pick<Posting, 'id' | 'chatId' | 'seenAt'>[]> => {
    const rows = await db.posting.findMany({
      where: {
        ...{ what: 'list', state: 'posted', current: true, replacedAt: null },
        list: { state: 'released' },
      },
      select: { id: true, chatId: true, seenAt: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ seenAt, ...row }) => ({ ...row, seenAt: seenAt?.getTime() ?? null }))
  },
  seen: async (ids: readonly string[], at: number): Promise<void> => {
    await db.posting.updateMany({ where: { id: { in: [...ids] } }, data: { seenAt: new Date(at) } })
  },
  /** The card that stands in a group now. */
  currentIn: async (chatId: string): Promise<Posting | null> => {
    const row = await db.posting.findFirst({
      where: { chatId, what: 'list', state: 'posted', current: true, replacedAt: null },
      orderBy: { postedAt: 'desc' },
    })
    return row && postingOf(row)
  },
  /**
   * The group is lost. The proof stays under a name of its own, so that the same list may be posted there again; it
   * stays `current`, since its card must be marked if the bot ever comes back.
   */
  gone: async (id: string): Promise<void> => {
    await db.posting.update({ where: { id }, data: { what: 'gone', aboutId: id } })
  },
  unknown: async (id: string): Promise<void> => {
    await db.posting.update({ where: { id }, data: { state: 'unknown' } })
  },
  failed: async (id: string, code: number): Promise<void> => {
    await db.posting.update({ where: { id }, data: { state: 'failed', code } })
  },
  /** A new try under a uuid of its own, once somebody made sure that the first one did not arrive. */
  again: async (id: string, uuid: string): Promise<void> => {
    await db.posting.update({ where: { id }, data: { state: 'pending', uuid, triedAt: null, code: null } })
  },
  /** Marked as over; it stays the newest list of its group. */
  ended: async (id: string, at: number): Promise<void> => {
    await db.posting.update({ where: { id }, data: { replacedAt: new Date(at) } })
  },
  replaced: async (id: string, at: number): Promise<void> => {
    await db.posting.update({ where: { id }, data: { current: false, replacedAt: new Date(at) } })
  },
  /** Not sent for certain, and nobody is working on it: found again at the start. */
  waiting: async (): Promise<string[]> => {
    const rows = await db.posting.findMany({
      where: { state: { in: [...open] } },
      select: { id: true },
    })
    return rows.map((row) => row.id)
  },
})
