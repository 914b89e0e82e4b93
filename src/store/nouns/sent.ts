import type { NoRoom, Sending } from '../../deps.ts'
import type { Show } from '../../usecases/shows.ts'
import type { Lane } from '../store.ts'
import type { Db } from '../tx.ts'

export type Outgoing = {
  id: string
  uuid: string
  to: { person: string } | { chat: string }
  show: Show
  lane: Lane
  attempts: number
  /** the first try under this uuid (epoch ms) */
  triedAt: number
}

/** A message that arrived. `sentAt` in epoch ms. */
export type Delivered = Pick<Outgoing, 'id' | 'to' | 'show'> & { messageId: string; sentAt: number }

type Row = { id: string; toKind: string; toId: string; card: string; about: unknown }

const referenceOf = (row: Row): Pick<Outgoing, 'id' | 'to' | 'show'> => ({
  id: row.id,
  to: row.toKind === 'chat' ? { chat: row.toId } : { person: row.toId },
  show: { card: row.card, about: row.about } as Show,
})

const OVER: readonly string[] = ['sent', 'refused', 'lost']

/** Outgoing messages and what became of each. */
export const sent = (db: Db) => ({
  /** Marks a message as being tried; null when its fate is settled. */
  start: async (id: string, at: number): Promise<Outgoing | null> => {
    const row = await db.sent.findUnique({ where: { id } })
    if (!row || OVER.includes(row.state)) return null
    // Tried before the instant was kept: not earlier than it was put down.
    const triedAt = row.triedAt ?? (row.attempts > 0 ? row.at : new Date(at))
    await db.sent.update({
      where: { id },
      data: { state: 'trying', attempts: { increment: 1 }, triedAt },
    })
    return {
      ...referenceOf(row),
      ...{ uuid: row.uuid, lane: row.lane as Lane, attempts: row.attempts + 1, triedAt: triedAt.getTime() },
    }
  },
  settle: async (id: string, result: Exclude<Sending, NoRoom>, at: number): Promise<void> => {
    await db.sent.update({
      where: { id },
      data: {
        state: result.state,
        ...(result.state === 'sent' && { messageId: result.messageId, sentAt: new Date(at) }),
        ...(result.state === 'refused' && { code: result.code }),
      },
    })
  },
  /** The try that `start` marked was none: the platform had no room, and certainly did nothing. */
  notSent: async ({ id, attempts }: Pick<Outgoing, 'id' | 'attempts'>): Promise<void> => {
    const before = attempts === 1 ? { attempts: 0, triedAt: null } : {}
    await db.sent.update({ where: { id }, data: { state: 'waiting', ...before } })
  },
  /** A new hour under a uuid of its own, once somebody made sure that nothing arrived under the first. */
  afresh: async (id: string, uuid: string): Promise<void> => {
    await db.sent.update({ where: { id }, data: { state: 'waiting', uuid, triedAt: null, attempts: 0 } })
  },
  /** Given up: it never arrived, or nobody can find out. False when its fate was settled already. */
  lose: async (id: string): Promise<boolean> => {
    const where = { id, state: { notIn: [...OVER] } }
    const { count } = await db.sent.updateMany({ where, data: { state: 'lost' } })
    return count === 1
  },
  /** A message that arrived; null while it has not. */
  arrived: async (id: string): Promise<Delivered | null> => {
    const row = await db.sent.findUnique({ where: { id } })
    if (row?.state !== 'sent' || !row.messageId || !row.sentAt) return null
    return { ...referenceOf(row), messageId: row.messageId, sentAt: row.sentAt.getTime() }
  },
  /** The same card about the same thing was put down for the same receiver later. */
  hasNewer: async ({ id, to, show, sentAt }: Delivered): Promise<boolean> => {
    const newer = await db.sent.count({
      where: {
        ...('person' in to ? { toKind: 'person', toId: to.person } : { toKind: 'chat', toId: to.chat }),
        ...{ card: show.card, about: { equals: show.about as object }, id: { not: id } },
        ...{ at: { gt: new Date(sentAt) }, state: { notIn: ['refused', 'lost'] } },
      },
    })
    return newer > 0
  },
  /** The newest message that reached this person: it names their private chat. */
  lastTo: async (person: string): Promise<string | null> => {
    const row = await db.sent.findFirst({
      where: { toKind: 'person', toId: person, state: 'sent', messageId: { not: null } },
      orderBy: [{ sentAt: 'desc' }, { id: 'asc' }],
      select: { messageId: true },
    })
    return row?.messageId ?? null
  },
  /** The platform's word on the newest message to this person whose fate is settled; null when it arrived. */
  lastRefusal: async (person: string): Promise<number | null> => {
    const row = await db.sent.findFirst({
      where: { toKind: 'person', toId: person, state: { in: ['sent', 'refused'] } },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      select: { state: true, code: true },
    })
    return row?.state === 'refused' ? row.code : null
  },
})
