import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole, roles } from '../domain/roles.ts'

/**
 * 收回: a role ends now; what its holder did stays. Denials: not-your-role, not-found, grant-settled, last-staff.
 */
export const revokeGrant: Usecase<{ grant: string; page: number }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const grant = await tx.grants.byId(input.grant)
    if (!grant) return deny('not-found')
    if (grant.role === 'staff') {
      const staff = (await tx.people.holding(['staff'])).filter((one) => hasRole(one, 'staff', actor.at))
      if (!staff.some((one) => one.id !== grant.personId)) return deny('last-staff')
    }
    if (!(await tx.grants.settle(grant.id, { from: 'active', to: 'ended', at: actor.at }))) {
      return deny('grant-settled')
    }
    tx.audit({
      action: 'grant.revoke',
      about: `person:${grant.personId}`,
      before: { grant: grant.id, role: grant.role, unitId: grant.unitId },
    })
    tx.send({
      to: { person: grant.personId },
      show: {
        card: 'notice',
        about: {
          title: '身份有变动',
          lines: [`您的“${roles[grant.role]}”身份已经结束。有疑问请联系职工发展部。`],
        },
      },
      lane: 1,
    })
    return ok({
      toast: { key: 'role-revoked', facts: { name: grant.personName, role: roles[grant.role] } },
      show: { card: 'people', about: { page: input.page } },
    })
  })
