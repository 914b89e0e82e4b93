import type { Db } from '../tx.ts'

type Draft = { personId: string; card: string; about: string; values: Record<string, unknown>; at: number }
type Key = Pick<Draft, 'personId' | 'card' | 'about'>

/** What a person typed that could not be saved; shown again to that person only. */
export const drafts = (db: Db) => ({
  keep: async (draft: Draft): Promise<void> => {
    const { personId, card, about } = draft
    const row = { values: draft.values as object, at: new Date(draft.at) }
    await db.privateDraft.upsert({
      where: { personId_card_about: { personId, card, about } },
      create: { personId, card, about, ...row },
      update: row,
    })
  },
  of: async (key: Key): Promise<Record<string, unknown> | null> => {
    const row = await db.privateDraft.findUnique({ where: { personId_card_about: key } })
    return (row?.values as Record<string, unknown> | undefined) ?? null
  },
  drop: async (key: Key): Promise<void> => {
    await db.privateDraft.deleteMany({ where: key })
  },
})
