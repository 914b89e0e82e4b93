import type { Actor } from '../deps.ts'
import { normaliseName } from '../domain/names.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'

/**
 * Another name is another person: the consent and the account of the one before do not stand for it. Who is meant now
 * is asked when the entry is handed in again. A 自荐 stays with who made it.
 */
export const forgetNominee = async (
  tx: Tx,
  actor: Actor,
  { nomination, name }: { nomination: Nomination; name: string | undefined },
): Promise<void> => {
  const before = normaliseName(nomination.entry.fields.name ?? '')
  if (name === undefined || before === '' || nomination.route === 'self') return
  if (normaliseName(name) === before) return
  const consent = await tx.consents.of(nomination.id)
  if (nomination.nomineeId === null && consent === null) return
  await tx.consents.forget(nomination.id, { id: actor.person.id, reason: '申报的姓名改了' })
  tx.audit({
    action: 'consent.void',
    about: `nomination:${nomination.id}`,
    before: { nominee: nomination.nomineeId, consent },
    after: { by: actor.person.id },
    article: '第四条',
  })
}
