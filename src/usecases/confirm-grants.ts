import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { confirmGrant, maySecond } from '../domain/roles.ts'

const pendingCard = { card: 'grants-pending', about: {} } as const

/**
 * 确认授权 by a second person, for the grants the card showed. Denials: grant-settled when none is left, those of
 * confirmGrant for any of them.
 */
export const confirmGrants: Usecase<{ grants: readonly string[] }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const told = new Set<string>()
    let count = 0
    for (const id of input.grants) {
      const grant = await tx.grants.byId(id)
      if (grant?.state !== 'pending') continue
      const confirmed = confirmGrant(grant, { person: actor.person, at: actor.at })
      if (!confirmed.ok) return confirmed
      if (!(await tx.grants.confirm(id, actor.person.id))) continue
      count += 1
      told.add(grant.personId)
      tx.audit({
        action: 'grant.confirm',
        about: `person:${grant.personId}`,
        after: { grant: id, role: grant.role, grantedBy: grant.grantedBy },
      })
    }
    if (count === 0) return deny('grant-settled')
    for (const id of told) {
      tx.send({ to: { person: id }, show: { card: 'role-given', about: {} }, lane: 1 })
    }
    return ok({ toast: { key: 'grants-confirmed', facts: { count } }, show: pendingCard })
  })

/** 不同意: the grant never counted and never will. Denials as above. */
export const refuseGrant: Usecase<{ grant: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const grant = await tx.grants.byId(input.grant)
    if (!grant) return deny('not-found')
    const allowed = maySecond('confirm-grant', grant.grantedBy, { person: actor.person, at: actor.at })
    if (!allowed.ok) return allowed
    if (!(await tx.grants.settle(grant.id, { from: 'pending', to: 'refused', at: actor.at }))) {
      return deny('grant-settled')
    }
    tx.audit({
      action: 'grant.refuse',
      about: `person:${grant.personId}`,
      before: { grant: grant.id, role: grant.role, grantedBy: grant.grantedBy },
    })
    const lines = [`${actor.person.name}没有同意给${grant.personName}的授权，请当面商量后再办。`]
    tx.send({
      to: { person: grant.grantedBy },
      show: { card: 'notice', about: { title: '授权没有通过', lines } },
      lane: 1,
    })
    return ok({ toast: { key: 'grant-refused', facts: { name: grant.personName } }, show: pendingCard })
  })
