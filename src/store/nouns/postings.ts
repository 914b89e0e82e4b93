import type { Db } from '../tx.ts'

/** `list`: a list version; `ended`: the announcement of its end; `decision`: the final list. */
export type PostingWhat = 'list' | 'ended' | 'decision'
export type PostingState = 'pending' | 'trying' | 'posted' | 'unknown' | 'failed'

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
  replacedAt: number | null
}

export type NewPosting = Pick<
  Posting,
  'id' | 'listId' | 'what' | 'aboutId' | 'chatId' | 'card' | 'cardSha256'
> & { at: number }

type Row = Omit<Posting, 'what' | 'state' | 'card' | 'triedAt' | 'postedAt' | 'replacedAt'> & {
  what: string
  state: string
  card: unknown
  triedAt: Date | null
  postedAt: Date | null
  replacedAt: Date | null
}

const postingOf = (row: Row): Posting => ({
  ...row,
  what: row.what as PostingWhat,
  state: row.state as PostingState,
  card: row.card as object,
  triedAt: row.triedAt?.getTime() ?? null,
  postedAt: row.postedAt?.getTime() ?? null,
  replacedAt: row.replacedAt?.getTime() ?? null,
})

export const postings = (db: Db) => ({
  byId: async (id: string): Promise<Posting | null> => {
    const row = await db.posting.findUnique({ where: { id } })
    return row && postingOf(row)
  },
  ofList: async (listId: string): Promise<Posting[]> => {
    const rows = await db.posting.findMany({ where: { listId }, orderBy: { at: 'asc' } })
    return rows.map(postingOf)
  },
  /** Cards that still look valid in a group beside the one given: they must be marked. */
  otherCurrent: async ({ chatId, id }: Pick<Posting, 'chatId' | 'id'>): Promise<Posting[]> => {
    const rows = await db.posting.findMany({
      where: { chatId, id: { not: id }, current: true, state: 'posted' },
      orderBy: { at: 'asc' },
    })
    return rows.map(postingOf)
  },
  /** At most one for each group; who comes second changes nothing. True when it is new. */
  add: async ({ at, ...posting }: NewPosting): Promise<boolean> => {
    const { count } = await db.posting.createMany({
      data: [
        {
          ...posting,
          uuid: posting.id,
          state: 'pending',
          current: false,
          attempts: 0,
          at: new Date(at),
        },
      ],
      skipDuplicates: true,
    })
    return count === 1
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
  posted: async (id: string, { messageId, at }: { messageId: string; at: number }): Promise<void> => {
    const current = await db.posting.findUnique({ where: { id }, select: { what: true } })
    await db.posting.update({
      where: { id },
      data: {
        state: 'posted',
        messageId,
        postedAt: new Date(at),
        // An announcement of the end is no list: the card it speaks of stays the current one.
        current: current?.what !== 'ended',
      },
    })
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
      where: { state: { in: ['pending', 'trying', 'unknown'] } },
      select: { id: true },
    })
    return rows.map((row) => row.id)
  },
})
