import type { Actor, Usecase } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import { holdsFor } from '../domain/roles.ts'
import { aggregatorOf } from '../domain/units.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { askConsent } from './ask-consent.ts'
import { leaveFocus } from './ask-next.ts'
import { tellCheckers } from './check-mended.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import { sameAs } from './same-as.ts'

/**
 * 确认提交: hands the entry in. Denials: version-stale when anything changed since the card was drawn,
 * declaration-missing, and all of `decide`.
 */
export const confirmNomination: Usecase<{ nomination: string; version: number }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const nomination = await tx.nominations.hold(input.nomination)
    if (!nomination) return deny('not-found')
    const declared = nomination.declaration?.byId === actor.person.id
    const facts = await nominationFactsOf(tx, { nomination, actor }, { declared })
    if (!facts.ok) return facts
    const next = decide('submit', facts.value)
    if (!next.ok) return next
    const fresh = nomination.version === input.version && nomination.conflicts.length === 0
    const moved = { at: actor.at, submittedBy: actor.person.id, submittedAt: actor.at, returned: null }
    if (!fresh || !(await tx.nominations.move(nomination, next.value, moved))) {
      return deny('version-stale', { name: nameOf(nomination) })
    }
    tx.audit({
      action: 'nomination.submit',
      about: `nomination:${nomination.id}`,
      before: { state: nomination.state },
      after: { state: next.value, fields: nomination.entry.fields, declaration: nomination.declaration },
      article: nomination.route === 'self' ? '第三条' : '第三条、第十一条',
    })
    await leaveFocus(tx, actor)
    await warnStaff(tx, nomination)
    await askConsent(tx, nomination, actor.person.id)
    await tellNext(tx, { actor, nomination, state: next.value })
    const about = { nomination: nomination.id }
    const toast = { key: 'submitted', facts: { name: nameOf(nomination) } } as const
    return ok({ toast, show: { card: 'entry-status', about } })
  })

const nameOf = (nomination: Nomination): string => nomination.entry.fields.name ?? ''

/** Two entries that may be one person: people decide, so the staff get it as a task. */
const warnStaff = async (tx: Tx, nomination: Nomination): Promise<void> => {
  for (const { other, by } of await sameAs(tx, nomination)) {
    const what = by.includes('name') ? '姓名和单位' : '工会会员号'
    const words = `“${nameOf(nomination)}”与另一份申报“${nameOf(other)}”的${what}相同，请核对是否同一人`
    tx.task('duplicate', `nomination:${nomination.id}`, words)
  }
}

type Told = { actor: Actor; nomination: Nomination; state: NominationState }

/** The collecting union hears of it, or the checker; a unit that hands over itself already knows. */
const tellNext = async (tx: Tx, { actor, nomination, state }: Told): Promise<void> => {
  if (state === 'handed') await tellCheckers(tx, nomination, actor.at)
  if (state !== 'submitted') return
  const units = await tx.units.all()
  const collecting = aggregatorOf(units, nomination.unitId)
  const place = { unitId: nomination.unitId, units, at: actor.at }
  const people = collecting === nomination.unitId ? [] : await tx.people.holding(['aggregator'])
  for (const person of people.filter((one) => holdsFor(one, 'aggregator', place))) {
    const lines = [`${nameOf(nomination)}（${nomination.entry.fields.unit ?? ''}）已提交，等待汇总。`]
    tx.send({
      to: { person: person.id },
      show: { card: 'notice', about: { title: '有新的推荐', lines, word: '待办' } },
      lane: 1,
    })
  }
}
