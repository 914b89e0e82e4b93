import type { Usecase } from '../deps.ts'
import { editableStates } from '../domain/nomination.ts'
import { ok } from '../domain/result.ts'
import { goOnTalking } from './answer-question.ts'
import { loadEntry } from './load-entry.ts'

type Where = 'person' | 'forces' | 'check' | 'status' | 'withdraw' | 'talk'

const cards = {
  person: 'entry-person',
  forces: 'entry-forces',
  check: 'entry-check',
  status: 'entry-status',
  withdraw: 'entry-withdraw',
} as const

/**
 * Opens an entry. One that can still be written is put into the focus, so that files and words that follow belong
 * to it. Denials: those of loadEntry, and of holdForEdit for the talk.
 */
export const openEntry: Usecase<{ nomination: string; at: Where }> = (deps, actor, input) => {
  const { nomination: id, at } = input
  if (at === 'talk') return goOnTalking(deps, actor, { nomination: id })
  return deps.store.change(actor, async (tx) => {
    const loaded = await loadEntry(tx, actor, id)
    if (!loaded.ok) return loaded
    const editable = editableStates.includes(loaded.value.nomination.state)
    if (editable && at !== 'status' && at !== 'withdraw') {
      const focus = { nominationId: id, field: null, asking: null, at: actor.at }
      await tx.focus.set(actor.person.id, focus)
    }
    return ok({ show: { card: cards[at], about: { nomination: id } } })
  })
}
