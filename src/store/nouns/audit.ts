import type { Actor } from '../../deps.ts'
import type { AuditEntry } from '../store.ts'
import type { Db } from '../tx.ts'

const json = (value: unknown): object | undefined => (value === undefined ? undefined : (value as object))

/** The record of every change // 审计. Rows are only ever added; the sealing job links them. */
export const auditLines = (db: Db) => ({
  add: async (actor: Actor, at: number, entry: AuditEntry): Promise<void> => {
    await db.auditLine.create({
      data: {
        at: new Date(at),
        actorId: actor.via === 'system' ? null : actor.person.id,
        action: entry.action,
        about: entry.about,
        before: json(entry.before),
        after: json(entry.after),
        article: entry.article ?? null,
        note: entry.note ?? null,
      },
    })
  },
})
