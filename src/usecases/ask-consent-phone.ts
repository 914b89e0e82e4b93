import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { phoneKeyInput } from '../domain/duplicates.ts'
import { normaliseName } from '../domain/names.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { requireRole } from '../domain/roles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { sendConsent } from './ask-consent.ts'

/**
 * The officer says by phone number who the nominee is, or sends the card once more. Denials: not-found, not-your-unit,
 * entry-gone, phone-invalid, person-unknown without an account, nominee-name when the account has another name.
 */
export const askConsentAgain: Usecase<{ nomination: string; phone?: string }> = async (
  deps,
  actor,
  input,
) => {
  const phone = input.phone?.trim() ? phoneKeyInput(input.phone) : null
  if (phone === '') return deny('phone-invalid', { field: 'phone' })
  const allowed = await deps.store.read((tx) => entryFor(tx, actor, input.nomination))
  if (!allowed.ok) return allowed
  const account = phone ? await accountOf(deps, phone) : null
  return deps.store.change(actor, async (tx) => {
    const entry = await entryFor(tx, actor, input.nomination)
    if (!entry.ok) return entry
    const nominee = phone ? await personOf(tx, deps, { phone, account }) : await knownNominee(tx, entry.value)
    if (!nominee) return deny('person-unknown')
    const name = normaliseName(entry.value.entry.fields.name ?? '')
    if (normaliseName(nominee.name) !== name) return deny('nominee-name', { name })
    await sendConsent(tx, entry.value, nominee.id)
    return ok({
      toast: { key: 'consent-asked', facts: { name } },
      show: { card: 'consent-status', about: { nomination: entry.value.id } },
    })
  })
}

const entryFor = async (
  tx: Pick<Tx, 'nominations' | 'units'>,
  actor: Actor,
  id: string,
): Promise<Result<Nomination>> => {
  const entry = await tx.nominations.byId(id)
  if (!entry) return deny('not-found')
  const place = { unitId: entry.unitId, units: await tx.units.all(), at: actor.at }
  const allowed = requireRole(actor.person, ['officer', 'staff'], place)
  if (!allowed.ok) return allowed
  return gone.includes(entry.state) ? deny('entry-gone', { state: entry.state }) : ok(entry)
}

type Account = { openId: string; name: string }

/** Whom the tenant's directory knows by this number. Over the network, so before the change. */
const accountOf = async (deps: Deps, phone: string): Promise<Account | null> => {
  const openId = (await deps.directory.idsByMobile([phone])).get(phone)
  const name = openId ? await deps.directory.nameOf(openId) : null
  return openId && name ? { openId, name } : null
}

type Phone = { phone: string; account: Account | null }
type Found = { id: string; name: string }

const personOf = async (tx: Tx, deps: Deps, { phone, account }: Phone): Promise<Found | null> => {
  const known = await tx.consents.personByPhone(deps.seal.hmac(phone))
  if (known?.openId) return known
  if (!account) return null
  const { openId, name } = account
  const id = deps.newId('per')
  await tx.people.meet({ id, openId, name, external: false, at: deps.now() })
  const person = await tx.people.byOpenId(openId)
  return person && !person.external ? { id: person.id, name: account.name } : null
}

const knownNominee = async (tx: Tx, entry: Nomination): Promise<Found | null> =>
  entry.nomineeId ? tx.people.byId(entry.nomineeId) : null
