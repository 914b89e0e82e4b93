import type { Enqueue, Message } from '../store.ts'
import type { Db } from '../tx.ts'

type Parts = { enqueue: Enqueue; now: () => number; newId: (prefix: string) => string }

/** What leaves after the commit: messages, things due, tasks for the staff. */
export const outbox = (db: Db, parts: Parts) => ({
  add: async (message: Message): Promise<void> => {
    const id = parts.newId('sent')
    const lane = message.lane ?? 0
    await db.sent.create({
      data: {
        id,
        uuid: id,
        lane,
        toKind: 'person' in message.to ? 'person' : 'chat',
        toId: 'person' in message.to ? message.to.person : message.to.chat,
        card: message.show.card,
        about: message.show.about as object,
        state: 'waiting',
        attempts: 0,
        at: new Date(parts.now()),
      },
    })
    await parts.enqueue(db, `deliver-${lane}`, { data: { sent: id } })
  },
  due: async (kind: string, about: string, at: number): Promise<void> => {
    await db.due.createMany({
      data: [{ id: parts.newId('due'), kind, about, dueAt: new Date(at) }],
      skipDuplicates: true,
    })
  },
  task: async (kind: string, about: string, words: string): Promise<void> => {
    await db.task.create({ data: { id: parts.newId('task'), kind, about, words, at: new Date(parts.now()) } })
  },
})
