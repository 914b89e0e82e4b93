import { deny, ok, type Result } from './result.ts'
import { ancestors, handsOverItself, type Unit } from './units.ts'

/** The thirteen roles. 职工 is everyone; 被推荐人 comes from the entry, not from a grant. */
export const roles = {
  worker: '职工',
  nominee: '被推荐人',
  officer: '基层工会',
  aggregator: '汇总单位',
  staff: '工作人员',
  checker: '审核员',
  reviewer: '评委',
  chair: '评审组长',
  recorder: '党组记录员',
  confirmer: '复核人',
  finance: '财务',
  caseHandler: '案件承办',
  auditor: '审计',
} as const
export type Role = keyof typeof roles
export const roleKeys = Object.keys(roles) as Role[]

/** Roles that mean nothing without the unit they hold for. */
export const unitRoles: readonly Role[] = ['officer', 'aggregator']

/**
 * Grants that stay without effect until a second person confirms them: each of these roles can see or decide
 * what nobody checks afterwards. 复核人 is not among them, or the first second person could never be named.
 */
export const confirmedRoles: readonly Role[] = [
  'staff',
  'chair',
  'recorder',
  'finance',
  'caseHandler',
  'auditor',
]

/** Named as granter where the one-time code of the terminal, not a person, gave the role. */
export const INSTALLATION = 'installation'

/** `from` and `to` are epoch ms, `to` exclusive and null while open. Ids are persons' and units'. */
export type Grant = {
  role: Role
  unitId: string | null
  from: number
  to: number | null
  grantedBy: string
  confirmedBy: string | null
}

/** `unitId` is the employer; it decides recusal, while a grant's unit decides what may be done. */
export type Person = { id: string; unitId: string | null; grants: readonly Grant[]; external?: boolean }

export function roleByName(name: string): Role | undefined {
  const trimmed = name.normalize('NFKC').trim()
  return roleKeys.find((role) => roles[role] === trimmed)
}

export function needsConfirming(grant: Grant): boolean {
  return confirmedRoles.includes(grant.role) && grant.grantedBy !== INSTALLATION && grant.confirmedBy === null
}

/** Grants in force at an instant. Someone from another tenant has none. */
export function activeGrants(person: Person, at: number): Grant[] {
  if (person.external) return []
  return person.grants.filter(
    (grant) => grant.from <= at && (grant.to === null || at < grant.to) && !needsConfirming(grant),
  )
}

export function rolesOf(person: Person, at: number): Set<Role> {
  const held = activeGrants(person, at).map((grant) => grant.role)
  return new Set<Role>(['worker', ...held])
}

export function hasRole(person: Person, role: Role, at: number): boolean {
  return rolesOf(person, at).has(role)
}

/** Where a right is looked for: the unit the thing belongs to, the tree, the instant (epoch ms). */
export type Place = { unitId: string; units: readonly Unit[]; at: number }

/**
 * Whether someone holds a role for a unit: an officer for that unit alone, an aggregator for its whole subtree,
 * every other role anywhere. The officer of a unit that hands over itself counts as its aggregator (Art.3¶2).
 */
export function holdsFor(person: Person, role: Role, place: Place): boolean {
  const grants = activeGrants(person, place.at)
  const isOfficer = grants.some((grant) => grant.role === 'officer' && grant.unitId === place.unitId)
  if (role === 'officer') return isOfficer
  if (role !== 'aggregator') return rolesOf(person, place.at).has(role)
  if (isOfficer && handsOverItself(place.units, place.unitId)) return true
  const reach = [place.unitId, ...ancestors(place.units, place.unitId)]
  return grants.some(
    (grant) => grant.role === 'aggregator' && grant.unitId !== null && reach.includes(grant.unitId),
  )
}

/**
 * One of these roles, for this unit. Denials: external-person; not-your-unit when the role is held elsewhere;
 * not-your-role otherwise.
 */
export function requireRole(person: Person, wanted: readonly Role[], place: Place): Result<Role> {
  if (person.external) return deny('external-person')
  const held = wanted.find((role) => holdsFor(person, role, place))
  if (held) return ok(held)
  const elsewhere = wanted.some((role) => hasRole(person, role, place.at))
  return deny(elsewhere ? 'not-your-unit' : 'not-your-role')
}

/** Acts that take two different persons: who may start them and who may complete them. */
export const needsSecond = {
  'release-list': { first: ['staff'], second: ['staff', 'confirmer'] },
  'confirm-decision': { first: ['recorder'], second: ['recorder', 'confirmer', 'staff'] },
  'confirm-proxy-score': { first: ['staff'], second: ['staff', 'confirmer'] },
  'confirm-proxy': { first: ['staff', 'officer'], second: ['staff', 'confirmer'] },
  'confirm-grant': { first: ['staff'], second: ['staff', 'confirmer'] },
  'bind-group': { first: ['staff'], second: ['staff', 'confirmer'] },
  'pay-award': { first: ['finance'], second: ['finance', 'confirmer'] },
  disqualify: { first: ['caseHandler'], second: ['staff', 'confirmer'] },
} as const satisfies Record<string, { first: readonly Role[]; second: readonly Role[] }>
export type TwoPersonAct = keyof typeof needsSecond

/** Whether `second` may complete what `firstId` began. Denials: same-person, not-your-role, external-person. */
export function maySecond(
  act: TwoPersonAct,
  firstId: string,
  second: { person: Person; at: number },
): Result<Role> {
  if (second.person.external) return deny('external-person')
  const held = rolesOf(second.person, second.at)
  const role = needsSecond[act].second.find((wanted) => held.has(wanted))
  if (!role) return deny('not-your-role')
  if (second.person.id === firstId) return deny('same-person')
  return ok(role)
}

/** Whether a second person exists at all, before anything is published. Denial: second-person-missing. */
export function requireSecondPerson(
  act: TwoPersonAct,
  people: readonly Person[],
  at: number,
): Result<readonly string[]> {
  const able = people.filter((person) =>
    needsSecond[act].second.some((role) => activeGrants(person, at).some((grant) => grant.role === role)),
  )
  if (able.length < 2) return deny('second-person-missing')
  return ok(able.map((person) => person.id))
}

/**
 * A new grant: never to oneself, and with a unit where the role needs one. `person.grants` is not changed.
 * Denials: grant-to-self, grant-needs-unit, not-your-role (for 职工 and 被推荐人, which nobody grants).
 */
export function grantRole(
  to: Person,
  grant: { role: Role; unitId: string | null; by: string; at: number; until?: number },
): Result<Grant> {
  if (grant.role === 'worker' || grant.role === 'nominee') return deny('not-your-role')
  if (grant.by === to.id) return deny('grant-to-self')
  if (unitRoles.includes(grant.role) && grant.unitId === null) return deny('grant-needs-unit')
  return ok({
    role: grant.role,
    unitId: grant.unitId,
    from: grant.at,
    to: grant.until ?? null,
    grantedBy: grant.by,
    confirmedBy: null,
  })
}

/** Confirming a grant: not by who gave it, and not by who receives it. Denials as maySecond. */
export function confirmGrant(
  grant: Grant & { personId: string },
  second: { person: Person; at: number },
): Result<Grant> {
  if (second.person.id === grant.personId) return deny('same-person')
  const allowed = maySecond('confirm-grant', grant.grantedBy, second)
  if (!allowed.ok) return allowed
  const { personId: _, ...rest } = grant
  return ok({ ...rest, confirmedBy: second.person.id })
}
