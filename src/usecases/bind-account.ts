import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Listed } from '../store/nouns/roster.ts'
import { bindingCode, bindingCodeKey, readCode } from './one-time-code.ts'

/** A binding code is handed over by telephone or on paper: long enough for the post, then a new one. */
export const BINDING_MS = 14 * 86_400_000
/** Tries per person and hour. */
const TRIES = 5
const HOUR_MS = 3_600_000

/**
 * "绑定 XXXXXXXX": joins the account that speaks with the person of the office's sheet. Denials: external-person,
 * too-many-requests, binding-wrong, binding-expired, grant-to-self when one of the roles was given by the same person.
 */
export const bindAccount: Usecase<{ code: string }> = async (deps, actor, input) => {
  if (actor.person.external) return deny('external-person')
  const counted = await countTry(deps, actor)
  if (!counted.ok) return counted
  return deps.store.change(actor, async (tx) => {
    const codeKey = bindingCodeKey(deps, readCode(input.code))
    const code = await tx.codes.binding(codeKey)
    if (!code) return deny('binding-wrong')
    if (code.usedAt !== null || code.until < actor.at) return deny('binding-expired')
    const listed = await tx.roster.byId(code.personId)
    if (!listed || listed.openId !== null) return deny('binding-expired')
    const grants = await tx.grants.ofPerson(listed.id)
    if (grants.some((grant) => grant.grantedBy === actor.person.id)) return deny('grant-to-self')
    if (!(await tx.codes.useBinding(codeKey, actor.at))) return deny('binding-expired')
    await tx.roster.merge(listed, actor.person.id, actor.at)
    tx.audit({ action: 'person.bind', about: `person:${actor.person.id}`, after: { from: listed.id } })
    tellGivers(tx, { actor, listed, givers: grants.map((grant) => grant.grantedBy) })
    return ok({ toast: { key: 'bound', facts: {} }, show: { card: 'role-given', about: {} } })
  })
}

const countTry = (deps: Deps, actor: Actor): Promise<Result<unknown>> =>
  deps.store.change({ ...actor, once: actor.once.map((one) => `try:${one}`) }, async (tx) => {
    const before = await tx.codes.attempts(actor.person.id, 'person.bind-try', deps.now() - HOUR_MS)
    if (before >= TRIES) return deny('too-many-requests')
    tx.audit({ action: 'person.bind-try', about: `person:${actor.person.id}` })
    return ok({})
  })

// A code may fall into wrong hands: who gave the roles sees which account took them.
const tellGivers = (
  tx: Tx,
  { actor, listed, givers }: { actor: Actor; listed: Listed; givers: readonly string[] },
): void => {
  const lines = [`${listed.name}已绑定飞书账号“${actor.person.name}”。如果不是本人，请马上收回授权。`]
  for (const giver of new Set(givers)) {
    tx.send({
      to: { person: giver },
      show: { card: 'notice', about: { title: '绑定完成', lines } },
      lane: 1,
    })
  }
}

/** A fresh code for somebody without an account; the earlier one ends. */
export const newBinding = async (
  tx: Tx,
  deps: Deps,
  { personId, at }: { personId: string; at: number },
): Promise<void> => {
  const until = at + BINDING_MS
  const codeKey = bindingCodeKey(deps, bindingCode(deps, personId, until))
  await tx.codes.addBinding({ codeKey, personId, until })
}

/** 换一个: a new code for one person. Denials: not-your-role, not-found once an account is bound. */
export const renewBinding: Usecase<{ person: string; page: number }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const listed = await tx.roster.byId(input.person)
    if (!listed || listed.openId !== null || listed.leftAt !== null) return deny('not-found')
    await newBinding(tx, deps, { personId: listed.id, at: actor.at })
    tx.audit({ action: 'person.code', about: `person:${listed.id}` })
    return ok({
      toast: { key: 'code-renewed', facts: { name: listed.name } },
      show: { card: 'bindings', about: { page: input.page } },
    })
  })
