import type { Tx } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import { normaliseName } from '../domain/names.ts'
import type { Nomination } from '../store/nouns/nominations.ts'

/**
 * Asks the nominee for the three ticks, in private. Called in the transaction that hands an entry in; asking again
 * after a mended entry does nothing once everything is agreed to. The nominee is the one person of that name at that
 * unit; when there is none, or several, whoever handed it in is asked for a phone number or the signed paper.
 */
export const askConsent = async (tx: Tx, entry: Nomination, by?: string): Promise<void> => {
  if (isConsented(await tx.consents.of(entry.id))) return
  const nominee = entry.nomineeId ?? (await nomineeOf(tx, entry))
  const about = { nomination: entry.id }
  if (nominee === null) {
    const officer = by ?? entry.submittedBy ?? entry.createdBy
    tx.send({ to: { person: officer }, show: { card: 'consent-status', about }, lane: 1 })
    return
  }
  await sendConsent(tx, entry, nominee)
}

/** The card itself, to this person. */
export const sendConsent = async (tx: Tx, entry: Nomination, nominee: string): Promise<void> => {
  if (entry.nomineeId !== nominee) await tx.consents.setNominee(entry.id, nominee)
  tx.send({ to: { person: nominee }, show: { card: 'consent', about: { nomination: entry.id } }, lane: 1 })
  tx.audit({
    action: 'consent.ask',
    about: `nomination:${entry.id}`,
    after: { nominee },
    article: '第四条',
  })
}

const nomineeOf = async (tx: Tx, entry: Nomination): Promise<string | null> => {
  const name = normaliseName(entry.entry.fields.name ?? '')
  const found = name === '' ? [] : await tx.consents.nomineesNamed(name, entry.unitId)
  return found.length === 1 ? (found[0]?.id ?? null) : null
}
