import type { Usecase } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import { leaveFocus } from './ask-next.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'

/** The name is on a list that the groups see or are about to see. */
const onList: readonly NominationState[] = ['listed', 'publicised', 'deferred']

type Leaving = { nomination: string; version: number; reason?: string }

/**
 * The second press of 撤回. Nothing is deleted: withdrawn is a state. Denials: withdraw-too-late once the batch is
 * handed over, reason-missing for a nominee who steps back later, version-stale, and the others of `decide`.
 */
export const withdrawNomination: Usecase<Leaving> = (deps, actor, { nomination: id, version, reason }) =>
  deps.store.change(actor, async (tx) => {
    const nomination = await tx.nominations.hold(id)
    if (!nomination) return deny('not-found')
    const facts = await nominationFactsOf(tx, { nomination, actor }, { reason: reason ?? '' })
    if (!facts.ok) return facts
    const next = decide('withdraw', facts.value)
    if (!next.ok) return next
    const name = nomination.entry.fields.name ?? ''
    const moved =
      nomination.version === version && (await tx.nominations.move(nomination, next.value, { at: actor.at }))
    if (!moved) return deny('version-stale', { name })
    tx.audit({
      action: 'nomination.withdraw',
      about: `nomination:${nomination.id}`,
      before: { state: nomination.state },
      after: { state: next.value },
      article: '第三条',
      note: reason?.trim() || undefined,
    })
    if (onList.includes(nomination.state))
      tx.task('publicity', `nomination:${nomination.id}`, `${name}退出了申报，请核对名单和公示`)
    await leaveFocus(tx, actor)
    const about = { nomination: nomination.id }
    return ok({ toast: { key: 'withdrawn', facts: { name } }, show: { card: 'entry-status', about } })
  })
