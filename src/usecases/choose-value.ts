import type { Usecase } from '../deps.ts'
import { isFieldKey } from '../domain/fields.ts'
import { deny, ok } from '../domain/result.ts'
import { holdForEdit } from './edit-nomination.ts'
import { forgetNominee } from './forget-nominee.ts'

type Choice = { nomination: string; field: string; version: number; at: number; keep: 'first' | 'second' }

/**
 * Settles a collision: the value that stands, or the second one. Denials: field-unknown, version-stale when either
 * value changed since the card was drawn, already-decided, and those of holdForEdit.
 */
export const chooseValue: Usecase<Choice> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const { field, keep } = input
    if (!isFieldKey(field)) return deny('field-unknown')
    const editing = await holdForEdit(tx, actor, input.nomination)
    if (!editing.ok) return editing
    const { nomination } = editing.value
    const second = nomination.conflicts.find(({ key }) => key === field)
    if (!second) return deny('already-decided')
    const standing = nomination.fields[field]
    if (second.at !== input.at || (standing?.version ?? 0) !== input.version) return deny('version-stale')
    if (keep === 'second') {
      const by = { byId: second.byId, source: 'screen', at: actor.at } as const
      await tx.nominations.setFields(nomination, { [field]: second.value }, by)
      if (field === 'name') await forgetNominee(tx, actor, { nomination, name: second.value })
    }
    await tx.nominations.dropConflict(nomination.id, field)
    const dropped = keep === 'second' ? (standing?.value ?? '') : second.value
    const kept = keep === 'second' ? second.value : (standing?.value ?? '')
    tx.audit({
      action: 'nomination.choose',
      about: `nomination:${nomination.id}`,
      before: { [field]: dropped },
      after: { [field]: kept },
      article: '第三条',
    })
    const about = { nomination: nomination.id }
    return ok({ toast: { key: 'value-chosen', facts: {} }, show: { card: 'entry-check', about } })
  })
