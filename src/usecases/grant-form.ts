import type { Tx, Usecase } from '../deps.ts'
import { findUnits } from '../domain/duplicates.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole, roleKeys, roles } from '../domain/roles.ts'
import { findPerson, whoIsMeant } from './grant-person.ts'
import { type Given, giveRole } from './grant-role.ts'
import { askSeconders } from './grant-seconders.ts'

/** `who`: a name or a phone; `unit`: a unit's name or ''; `category`: 评委类别 or ''. */
type Form = { who: string; role: string; unit: string; category: string }

/**
 * 授权. Denials: not-your-role, role-unknown, unit-unknown, those of whoIsMeant, findPerson and giveRole, each with its
 * `field`.
 */
export const grantByForm: Usecase<Form> = async (deps, actor, form) => {
  if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
  const role = roleKeys.find((key) => key === form.role)
  if (!role) return deny('role-unknown', { field: 'role' })
  const named = await whoIsMeant(deps, form.who)
  if (!named.ok) return named
  return deps.store.change(actor, async (tx) => {
    const unit = await unitNamed(tx, form.unit)
    if (!unit.ok) return unit
    const found = await findPerson(tx, deps, { named: named.value, at: actor.at })
    if (!found.ok) return found
    const unitId = unit.value ?? found.value.unitId
    if (found.value.unitId === null && unitId) await tx.roster.set(found.value.id, { unitId })
    const to = await tx.people.byId(found.value.id)
    if (!to || to.external) return deny('person-unknown', { field: 'who' })
    const wish = { role, unitId: unit.value, category: form.category || null }
    const given = await giveRole(tx, deps, { actor, to, wish })
    if (!given.ok) return given
    await tell(tx, { given: given.value, personId: to.id, at: actor.at })
    const key = given.value.state === 'pending' ? ('role-pending' as const) : ('role-given' as const)
    return ok({
      toast: { key, facts: { name: to.name, role: roles[role] } },
      show: { card: 'people', about: {} },
    })
  })
}

const unitNamed = async (tx: Tx, typed: string): Promise<Result<string | null>> => {
  if (typed.trim() === '') return ok(null)
  const exact = await tx.units.byName(typed.trim())
  if (exact) return ok(exact.id)
  const found = findUnits(typed, await tx.units.all())
  return found.length === 1 && found[0] ? ok(found[0].id) : deny('unit-unknown', { field: 'unit' })
}

const tell = async (tx: Tx, { given, personId, at }: { given: Given; personId: string; at: number }) => {
  if (given.state === 'active') {
    tx.send({ to: { person: personId }, show: { card: 'role-given', about: {} }, lane: 1 })
    return
  }
  await askSeconders(tx, at)
}
