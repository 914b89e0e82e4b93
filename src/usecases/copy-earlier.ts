import type { Actor, Usecase } from '../deps.ts'
import type { FieldKey } from '../domain/fields.ts'
import { gone, type NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { unitsOf } from './officer-units.ts'
import { createDraft, mayBegin } from './start-nomination.ts'

/** States after which somebody may be recommended again in the same year. */
const over: readonly NominationState[] = [...gone, 'failed', 'struck', 'rejected', 'deferred']

/** Earlier entries of one's own units that 沿用上次 can copy, newest first: of other years, or over in this one. */
export const earlierOf = async (tx: Nouns, actor: Actor): Promise<Nomination[]> => {
  const cycle = await tx.cycles.current()
  const unitIds = unitsOf(actor, await tx.units.all()).map(({ id }) => id)
  if (unitIds.length === 0) return []
  const all = await tx.nominations.list({ unitIds })
  return all.filter(
    (entry) =>
      entry.entry.fields.name &&
      entry.route !== 'self' &&
      entry.state !== 'disqualified' &&
      (entry.cycleId !== cycle?.id || over.includes(entry.state)),
  )
}

/**
 * 沿用上次: a new draft with everything that was written then; files, consent and the declaration are not taken
 * along. Denials: not-found for an entry that cannot be copied, those of mayBegin.
 */
export const copyEarlier: Usecase<{ nomination: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const units = await tx.units.all()
    const begun = await mayBegin(tx, actor, units)
    if (!begun.ok) return begun
    const known = (await earlierOf(tx, actor)).some(({ id }) => id === input.nomination)
    const earlier = known ? await tx.nominations.byId(input.nomination) : null
    const unit = units.find(({ id }) => id === earlier?.unitId)
    if (!earlier || !unit) return deny('not-found')
    const draft = await createDraft({ deps, tx, actor, cycle: begun.value.cycle }, unit)
    const { unit: _, ...fields } = earlier.entry.fields as Record<FieldKey, string>
    const by = { byId: actor.person.id, source: 'last-year', at: actor.at } as const
    await tx.nominations.setFields(draft, fields, by)
    tx.audit({
      action: 'nomination.copy',
      about: `nomination:${draft.id}`,
      after: { from: earlier.id },
      article: '第三条',
    })
    await tx.focus.set(actor.person.id, { nominationId: draft.id, field: null, asking: null, at: actor.at })
    const facts = { name: fields.name }
    const show = { card: 'entry-person', about: { nomination: draft.id } } as const
    return ok({ toast: { key: 'draft-copied', facts }, show })
  })
