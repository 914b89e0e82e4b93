import type { Actor, Deps, Person, Tx } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { confirmedRoles, grantRole, type Role, unitRoles } from '../domain/roles.ts'

/** `unitId` is the employer's; a role that holds for a unit holds for this one. */
export type Wish = { role: Role; unitId: string | null; category: string | null }
export type Given = { id: string; state: 'active' | 'pending' }

/**
 * A role for somebody: in force at once, or pending until a second person confirms it (architecture 5, rule 12).
 * Denials: those of grantRole, grant-exists, grant-needs-category, each with its `field` of the form.
 */
export const giveRole = async (
  tx: Tx,
  deps: Deps,
  { actor, to, wish }: { actor: Actor; to: Person; wish: Wish },
): Promise<Result<Given>> => {
  const unitId = unitRoles.includes(wish.role) ? wish.unitId : null
  const grant = grantRole(to, { role: wish.role, unitId, by: actor.person.id, at: actor.at })
  if (!grant.ok) return deny(grant.denial.key, { field: fields[grant.denial.key] ?? 'role' })
  if (wish.role === 'reviewer' && !wish.category) return deny('grant-needs-category', { field: 'category' })
  const held = await tx.grants.ofPerson(to.id)
  if (held.some((one) => one.role === wish.role && one.unitId === unitId)) {
    return deny('grant-exists', { name: to.name, field: 'role' })
  }
  const state = (await needsSecond(tx, wish.role)) ? 'pending' : 'active'
  const id = deps.newId('grant')
  const category = wish.role === 'reviewer' ? wish.category : null
  await tx.grants.add({ ...grant.value, id, personId: to.id, category, state })
  tx.audit({
    action: 'grant.give',
    about: `person:${to.id}`,
    after: { grant: id, role: wish.role, unitId, category, state },
  })
  return ok({ id, state })
}

/**
 * The first 复核人 count at once, or nobody could ever be the second person; once somebody has confirmed anything,
 * naming another one takes two, too (docs/decisions/10).
 */
const needsSecond = async (tx: Tx, role: Role): Promise<boolean> =>
  confirmedRoles.includes(role) || (role === 'confirmer' && (await tx.grants.anyConfirmed()))

const fields: Record<string, string> = { 'grant-to-self': 'who', 'grant-needs-unit': 'unit' }
