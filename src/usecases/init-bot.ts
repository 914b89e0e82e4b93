import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole, INSTALLATION } from '../domain/roles.ts'
import type { Nouns } from '../store/nouns.ts'
import { adminCodeKey, readCode, sixDigits } from './one-time-code.ts'
import { systemAt } from './system-actor.ts'

/** How long the code of the terminal lives, and how often it may be tried. */
const LIFE_MS = 15 * 60_000
const TRIES = 5

/** What making a code takes: the script does it beside a bot that is not running. */
export type CodeMaker = Pick<Deps, 'now' | 'newId' | 'seal' | 'store'>

/**
 * While there is nobody among the staff, a new code of six digits for the terminal, of which only the HMAC is stored;
 * an older one ends with it. Null once there is staff.
 */
export const ensureAdminCode = async (deps: CodeMaker): Promise<string | null> => {
  const at = deps.now()
  const code = sixDigits(deps)
  const made = await deps.store.change(systemAt(at), async (tx) => {
    if (await hasStaff(tx, at)) return deny('already-initialised')
    const id = deps.newId('code')
    await tx.codes.addAdmin({
      id,
      codeKey: adminCodeKey(deps, code),
      until: at + LIFE_MS,
      tries: 0,
      usedAt: null,
    })
    tx.audit({ action: 'admin.code', about: `code:${id}` })
    return ok({})
  })
  return made.ok ? code : null
}

/**
 * "初始化 482913": makes the one who has the terminal's code 工作人员. Denials: external-person, already-initialised,
 * code-expired, code-tries, code-wrong with the tries that are `left`.
 */
export const initialise: Usecase<{ code: string }> = async (deps, actor, input) => {
  if (actor.person.external) return deny('external-person')
  const standing = await deps.store.read(async (tx) => ({
    staff: await hasStaff(tx, actor.at),
    code: await tx.codes.admin(),
  }))
  if (standing.staff) return deny('already-initialised')
  const { code } = standing
  if (!code || code.usedAt !== null || code.until < actor.at) return deny('code-expired')
  const counted = await countTry(deps, actor, code.id)
  if (!counted.ok) return counted
  if (adminCodeKey(deps, readCode(input.code)) !== code.codeKey) {
    const left = TRIES - code.tries - 1
    return left > 0 ? deny('code-wrong', { left }) : deny('code-tries')
  }
  return deps.store.change(actor, (tx) => becomeStaff(tx, deps, { actor, codeId: code.id }))
}

// A refusal rolls back everything, so the try is counted in a change of its own.
const countTry = (deps: Deps, actor: Actor, id: string): Promise<Result<unknown>> =>
  deps.store.change({ ...actor, once: actor.once.map((one) => `try:${one}`) }, async (tx) => {
    if (!(await tx.codes.tryAdmin(id, TRIES))) return deny('code-tries')
    tx.audit({ action: 'admin.try', about: `code:${id}` })
    return ok({})
  })

const becomeStaff = async (tx: Tx, deps: Deps, { actor, codeId }: { actor: Actor; codeId: string }) => {
  if (await hasStaff(tx, actor.at)) return deny('already-initialised')
  if (!(await tx.codes.useAdmin(codeId, actor.at))) return deny('code-expired')
  await tx.grants.add({
    id: deps.newId('grant'),
    personId: actor.person.id,
    role: 'staff',
    unitId: null,
    category: null,
    from: actor.at,
    to: null,
    grantedBy: INSTALLATION,
    confirmedBy: null,
    state: 'active',
  })
  tx.audit({
    action: 'grant.give',
    about: `person:${actor.person.id}`,
    after: { role: 'staff', grantedBy: INSTALLATION },
  })
  return ok({
    toast: { key: 'initialised' as const, facts: {} },
    show: { card: 'staff-start' as const, about: {} },
  })
}

const hasStaff = async (tx: Nouns, at: number): Promise<boolean> =>
  (await tx.people.holding(['staff'])).some((person) => hasRole(person, 'staff', at))
