import type { Actor, Usecase } from '../deps.ts'
import { declarationOf } from '../domain/declaration.ts'
import { type FieldKey, fieldKeys } from '../domain/fields.ts'
import { decide } from '../domain/nomination.ts'
import { deny, ok } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { leaveFocus } from './ask-next.ts'
import { holdForEdit } from './edit-nomination.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import { workplaceOf } from './officer-units.ts'

/** `reason_<field>` answers a soft finding; `declared` is the tick of. */
export type Handing = { nomination: string; go: 'submit' | 'back' | 'leave'; declared: boolean } & Record<
  `reason_${string}`,
  string
>

/**
 * 提交 on screen ③: saves the reasons and the declaration and asks once more. Denials: hard-findings,
 * soft-reason-missing, declaration-missing, version-stale while two values wait for a choice, and the others of `decide`; those of holdForEdit.
 */
export const submitNomination: Usecase<Handing> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const editing = await holdForEdit(tx, actor, input.nomination)
    if (!editing.ok) return editing
    const { nomination } = editing.value
    const about = { nomination: nomination.id }
    const reasons = await saveReasons(tx, { actor, nomination, input })
    if (input.go === 'back') return ok({ show: { card: 'entry-forces', about } })
    if (input.go === 'leave') {
      await leaveFocus(tx, actor)
      return ok({ toast: { key: 'saved', facts: {} }, show: { card: 'drafts', about: {} } })
    }
    if (nomination.conflicts.length > 0) {
      return deny('version-stale', { name: nomination.entry.fields.name ?? '' })
    }
    const facts = await nominationFactsOf(
      tx,
      { nomination, actor },
      { reasons, declared: input.declared || nomination.declaration?.byId === actor.person.id },
    )
    if (!facts.ok) return facts
    const next = decide('submit', facts.value)
    if (!next.ok) return next
    const unit = await tx.units.byId(nomination.unitId)
    const words = declarationOf(actor.person.name, unit ? workplaceOf(unit) : '')
    await tx.nominations.declare(nomination.id, { byId: actor.person.id, words, at: actor.at })
    tx.audit({
      action: 'nomination.declare',
      about: `nomination:${nomination.id}`,
      after: { words },
      article: '第十一条',
    })
    await tx.drafts.drop({ personId: actor.person.id, card: 'entry-check', about: JSON.stringify(about) })
    return ok({ show: { card: 'entry-confirm', about } })
  })

type Reasons = NonNullable<Nomination['entry']['reasons']>

const saveReasons = async (
  tx: Tx,
  { actor, nomination, input }: { actor: Actor; nomination: Nomination; input: Handing },
): Promise<Reasons> => {
  const before = nomination.entry.reasons ?? {}
  const typed: Partial<Record<FieldKey, string>> = {}
  for (const key of fieldKeys) {
    const reason = input[`reason_${key}`]
    if (reason !== undefined && reason.trim() !== (before[key] ?? '')) typed[key] = reason.trim()
  }
  if (Object.keys(typed).length === 0) return before
  const reasons = { ...before, ...typed }
  await tx.nominations.setReasons(nomination.id, reasons, actor.at)
  tx.audit({
    action: 'nomination.reason',
    about: `nomination:${nomination.id}`,
    before,
    after: reasons,
    article: '第六条（二）1',
  })
  return reasons
}
