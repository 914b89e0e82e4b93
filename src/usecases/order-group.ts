import type { Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { comparedStates, groupsOf } from './aggregate-groups.ts'
import { deskOf } from './aggregate-scope.ts'
import { atField } from './at-field.ts'

/** `places`: the ids by place as chosen, the last place is who remains; `names`: all names in order, for large groups. */
export type Ordering = { unit: string; key: string; places: string[]; names: string; reason: string }

/**
 * States the order and the reason inside one industry, unit and post (Art.3¶2 择优, R-3.5). Denials: those of deskOf,
 * not-found, reason-missing, form-invalid at `place1` or `names`.
 */
export const orderGroup: Usecase<Ordering> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const desk = await deskOf(tx, actor, input.unit)
    if (!desk.ok) return desk
    const { cycle, scope } = desk.value
    const entries = await tx.nominations.list({
      cycleId: cycle.id,
      unitIds: scope.unitIds,
      states: comparedStates,
    })
    const group = (await groupsOf(tx, desk.value, entries)).find(({ key }) => key === input.key)
    if (!group) return deny('not-found')
    const order =
      input.names.trim() === '' ? byPlaces(group.ids, input.places) : byNames(group.entries, input.names)
    if (!order.ok) return order
    if (input.reason.trim() === '') return atField({ key: 'reason-missing' })
    const stated = { key: group.key, order: order.value, reason: input.reason.trim() }
    const key = { cycleId: cycle.id, unitId: scope.unit.id }
    await tx.batches.putOrder(key, { ...stated, byId: actor.person.id, at: actor.at })
    tx.audit({
      action: 'group.order',
      about: `unit:${scope.unit.id}`,
      before: group.order ? { order: group.order.order, reason: group.order.reason } : null,
      after: stated,
      article: '第三条',
    })
    return ok({
      toast: { key: 'order-saved', facts: { count: order.value.length } },
      show: { card: 'aggregate-group', about: { unit: scope.unit.id, key: group.key } },
    })
  })

const byPlaces = (ids: readonly string[], places: readonly string[]): Result<string[]> => {
  const chosen = places.filter((id) => ids.includes(id))
  const rest = ids.filter((id) => !chosen.includes(id))
  if (chosen.length === 0 || new Set(chosen).size !== chosen.length || rest.length > 1) {
    return deny('form-invalid', { field: 'place1' })
  }
  return ok([...chosen, ...rest])
}

// Two of the same name in one group are one after the other in the order in which they are stored.
const byNames = (entries: readonly Nomination[], typed: string): Result<string[]> => {
  const left = [...entries]
  const order: string[] = []
  for (const name of typed.split(/[、，,\s]+/u).filter(Boolean)) {
    const index = left.findIndex(({ entry }) => entry.fields.name === name)
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (!found) return deny('form-invalid', { field: 'names' })
    order.push(found.id)
  }
  return left.length === 0 ? ok(order) : deny('form-invalid', { field: 'names' })
}
