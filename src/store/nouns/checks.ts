import { type CheckItemKey, type ItemVerdict, isCheckItemKey } from '../../domain/checks.ts'
import type { Db } from '../tx.ts'

/** What a checker said about one item. `at` epoch ms tells one saying from the next. */
export type SaidItem = { item: CheckItemKey; verdict: ItemVerdict; note: string; byId: string; at: number }

/** A whole verdict; 'reverse' opened the check again. Each ends a round, so the next begins. */
export type SaidVerdict = {
  id: string
  nominationId: string
  round: number
  verdict: 'pass' | 'fail' | 'return' | 'reverse'
  article: string | null
  reason: string
  dueAt: number | null
  byId: string
  at: number
}

/** The qualification check // 资格审核: items and verdicts, round by round; nothing is overwritten across rounds. */
export const checks = (db: Db) => ({
  /** What was said about the items in one round. */
  items: async (nominationId: string, round: number): Promise<SaidItem[]> => {
    const rows = await db.checkItem.findMany({ where: { nominationId, round }, orderBy: { item: 'asc' } })
    return rows.flatMap(({ item, verdict, note, byId, at }): SaidItem[] =>
      isCheckItemKey(item) ? [{ item, verdict: verdict as ItemVerdict, note, byId, at: at.getTime() }] : [],
    )
  },
  sayItem: async (nominationId: string, round: number, { item, at, ...said }: SaidItem): Promise<void> => {
    const row = { ...said, at: new Date(at) }
    await db.checkItem.upsert({
      where: { nominationId_round_item: { nominationId, round, item } },
      create: { nominationId, round, item, ...row },
      update: row,
    })
  },
  /** The verdicts on these entries, oldest first. */
  verdicts: async (nominationIds: readonly string[]): Promise<SaidVerdict[]> => {
    const rows = await db.checkVerdict.findMany({
      where: { nominationId: { in: [...nominationIds] } },
      orderBy: [{ nominationId: 'asc' }, { round: 'asc' }],
    })
    return rows.map((row) => ({
      ...row,
      verdict: row.verdict as SaidVerdict['verdict'],
      dueAt: row.dueAt?.getTime() ?? null,
      at: row.at.getTime(),
    }))
  },
  sayVerdict: async ({ dueAt, at, ...said }: SaidVerdict): Promise<void> => {
    await db.checkVerdict.create({
      data: { ...said, dueAt: dueAt === null ? null : new Date(dueAt), at: new Date(at) },
    })
  },
})
