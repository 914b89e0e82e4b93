import type { Sending } from '../../deps.ts'
import type { Show } from '../../usecases/shows.ts'
import type { Db } from '../tx.ts'

export type Outgoing = {
  id: string
  uuid: string
  to: { person: string } | { chat: string }
  show: Show
  lane: number
  attempts: number
}

/** Outgoing messages and what became of each. */
export const sent = (db: Db) => ({
  /** Marks a message as being tried; null when it left already or was refused for good. */
  start: async (id: string): Promise<Outgoing | null> => {
    const row = await db.sent.findUnique({ where: { id } })
    if (!row || row.state === 'sent' || row.state === 'refused') return null
    await db.sent.update({ where: { id }, data: { state: 'trying', attempts: { increment: 1 } } })
    return {
      id,
      uuid: row.uuid,
      to: row.toKind === 'chat' ? { chat: row.toId } : { person: row.toId },
      show: { card: row.card, about: row.about } as Show,
      lane: row.lane,
      attempts: row.attempts + 1,
    }
  },
  settle: async (id: string, result: Sending, at: number): Promise<void> => {
    await db.sent.update({
      where: { id },
      data: {
        state: result.state,
        ...(result.state === 'sent' && { messageId: result.messageId, sentAt: new Date(at) }),
        ...(result.state === 'refused' && { code: result.code }),
      },
    })
  },
  /** Messages that were never started or whose fate is open: enqueued again at the start. */
  waiting: async (): Promise<{ id: string; lane: number }[]> =>
    db.sent.findMany({
      where: { state: { in: ['waiting', 'trying', 'unknown'] } },
      select: { id: true, lane: true },
    }),
})
