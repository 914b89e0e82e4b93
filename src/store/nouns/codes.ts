import type { Db } from '../tx.ts'

/** The one-time code of the terminal. Times are epoch ms; `codeKey` is an HMAC, the code itself is nowhere. */
export type AdminCode = { id: string; codeKey: string; until: number; tries: number; usedAt: number | null }
export type BindingCode = { codeKey: string; personId: string; until: number; usedAt: number | null }

const at = (date: Date | null): number | null => date?.getTime() ?? null

/** One-time codes: the terminal's, and those that bind an account to a person of the office's sheet. */
export const codes = (db: Db) => ({
  /** Ends an earlier one: there is one code at a time. */
  addAdmin: async (code: AdminCode): Promise<void> => {
    await db.adminCode.deleteMany({ where: { usedAt: null } })
    await db.adminCode.create({ data: { ...code, until: new Date(code.until), usedAt: null } })
  },
  admin: async (): Promise<AdminCode | null> => {
    const row = await db.adminCode.findFirst({ orderBy: { until: 'desc' } })
    return row && { ...row, until: row.until.getTime(), usedAt: at(row.usedAt) }
  },
  /** Takes one of the tries; false when none is left. */
  tryAdmin: async (id: string, most: number): Promise<boolean> => {
    const { count } = await db.adminCode.updateMany({
      where: { id, usedAt: null, tries: { lt: most } },
      data: { tries: { increment: 1 } },
    })
    return count === 1
  },
  useAdmin: async (id: string, now: number): Promise<boolean> => {
    const { count } = await db.adminCode.updateMany({
      where: { id, usedAt: null },
      data: { usedAt: new Date(now) },
    })
    return count === 1
  },
  /** A new code ends the earlier ones of the same person. */
  addBinding: async (code: { codeKey: string; personId: string; until: number }): Promise<void> => {
    await db.bindingCode.deleteMany({ where: { personId: code.personId, usedAt: null } })
    await db.bindingCode.create({ data: { ...code, until: new Date(code.until) } })
  },
  binding: async (codeKey: string): Promise<BindingCode | null> => {
    const row = await db.bindingCode.findUnique({ where: { codeKey } })
    return row && { ...row, until: row.until.getTime(), usedAt: at(row.usedAt) }
  },
  /** The open code of each of these persons. */
  bindingsOf: async (personIds: readonly string[]): Promise<BindingCode[]> => {
    const rows = await db.bindingCode.findMany({ where: { personId: { in: [...personIds] }, usedAt: null } })
    return rows.map((row) => ({ ...row, until: row.until.getTime(), usedAt: null }))
  },
  useBinding: async (codeKey: string, now: number): Promise<boolean> => {
    const { count } = await db.bindingCode.updateMany({
      where: { codeKey, usedAt: null },
      data: { usedAt: new Date(now) },
    })
    return count === 1
  },
  /** How often somebody did something of this kind since an instant (epoch ms): for limits on guessing. */
  attempts: async (actorId: string, action: string, since: number): Promise<number> =>
    db.auditLine.count({ where: { actorId, action, at: { gte: new Date(since) } } }),
})
