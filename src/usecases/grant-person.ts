import type { Deps, Tx } from '../deps.ts'
import { phoneKeyInput } from '../domain/duplicates.ts'
import { isPlausibleName, normaliseName } from '../domain/names.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Listed } from '../store/nouns/roster.ts'

/** What a typed name or phone says, the directory asked: `account` is the directory's answer about a phone. */
export type Named =
  | { by: 'name'; name: string }
  | { by: 'phone'; phone: string; account: { openId: string; name: string | null } | null }

/** Reads and looks up; over the network, so never inside a change. Denials: phone-invalid, person-unknown. */
export const whoIsMeant = async (deps: Deps, typed: string): Promise<Result<Named>> => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\-+]/g, '')
    .replace(/^86(?=1\d{10}$)/, '')
  if (!/^\d+$/.test(digits)) {
    const name = normaliseName(typed)
    return isPlausibleName(name)
      ? ok({ by: 'name', name })
      : deny('person-unknown', { field: 'who', name: typed.trim() })
  }
  if (!/^1[3-9]\d{9}$/.test(digits)) return deny('phone-invalid', { field: 'who', phone: digits })
  const openId = (await deps.directory.idsByMobile([digits])).get(digits)
  if (!openId) return ok({ by: 'phone', phone: digits, account: null })
  return ok({ by: 'phone', phone: digits, account: { openId, name: await deps.directory.nameOf(openId) } })
}

/** Denials: person-unknown, person-ambiguous. */
export const findPerson = async (
  tx: Tx,
  deps: Deps,
  { named, at }: { named: Named; at: number },
): Promise<Result<Listed>> => {
  if (named.by === 'name') return byName(tx, named.name)
  const phoneKey = deps.seal.hmac(phoneKeyInput(named.phone))
  const [listed] = await tx.roster.byPhone([phoneKey])
  const { account } = named
  const speaking = account && (await tx.roster.byOpenId(account.openId))
  if (speaking) return ok(speaking)
  if (!account) return listed ? ok(listed) : deny('person-unknown', { field: 'who' })
  if (listed && !listed.openId) {
    await tx.roster.set(listed.id, { openId: account.openId })
    return ok({ ...listed, openId: account.openId })
  }
  const id = deps.newId('per')
  const name = account.name ?? '未登记姓名'
  await tx.roster.add({ id, name, openId: account.openId, at, ...(!listed && { phoneKey }) })
  const added = await tx.roster.byId(id)
  return added ? ok(added) : deny('person-unknown', { field: 'who' })
}

const byName = async (tx: Tx, name: string): Promise<Result<Listed>> => {
  const [first, ...others] = await tx.roster.byName(name)
  if (!first) return deny('person-unknown', { field: 'who', name })
  return others.length > 0 ? deny('person-ambiguous', { field: 'who', name }) : ok(first)
}
