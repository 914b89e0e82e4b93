import type { Actor } from '../deps.ts'
import { type FieldKey, isFieldKey } from '../domain/fields.ts'
import { nextQuestion } from '../domain/talk.ts'
import type { Focus } from '../store/nouns/focus.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import type { Became } from './nomination-shows.ts'
import type { Show } from './shows.ts'

/** The conversation about one entry, kept in the focus: what was put off, and the version that was asked about. */
export type Asking = { kind: 'nomination'; later: FieldKey[]; base: number; back?: 'check' }

/** The conversation in a focus; an empty one for another entry or none. */
export const askingOf = (focus: Focus | null, nomination: string): Asking => {
  const kept = focus?.nominationId === nomination && focus.asking?.kind === 'nomination' ? focus.asking : {}
  const later = Array.isArray(kept.later) ? kept.later.filter(isFieldKey) : []
  const base = typeof kept.base === 'number' ? kept.base : 0
  return { kind: 'nomination', later, base, ...(kept.back === 'check' && { back: 'check' }) }
}

type Ask = { actor: Actor; nomination: Nomination; later: FieldKey[]; back?: 'check' }

/** Puts one field into the focus and shows its question. */
export const askFor = async (tx: Tx, ask: Ask & { field: FieldKey }, became: Became = {}): Promise<Show> => {
  const { actor, nomination, field, later, back } = ask
  const base = nomination.fields[field]?.version ?? 0
  const asking: Asking = { kind: 'nomination', later, base, ...(back && { back }) }
  await tx.focus.set(actor.person.id, { nominationId: nomination.id, field, asking, at: actor.at })
  return { card: 'entry-question', about: { nomination: nomination.id, field, ...became } }
}

/**
 * Asks for the next missing thing, or shows 核对 when nothing is left that was not put off, or when the question
 * came from there.
 */
export const askNext = async (tx: Tx, ask: Ask, became: Became = {}): Promise<Show> => {
  const field = ask.back ? undefined : nextQuestion(ask.nomination.entry, ask.later)
  if (field) return askFor(tx, { ...ask, field }, became)
  const { actor, nomination, later } = ask
  const asking: Asking = { kind: 'nomination', later, base: 0 }
  await tx.focus.set(actor.person.id, { nominationId: nomination.id, field: null, asking, at: actor.at })
  return { card: 'entry-check', about: { nomination: nomination.id, ...became } }
}

/** Leaves the conversation, so that the next words are not taken for an answer. */
export const leaveFocus = async (tx: Tx, actor: Actor): Promise<void> => {
  await tx.focus.set(actor.person.id, { nominationId: null, field: null, asking: null, at: actor.at })
}
