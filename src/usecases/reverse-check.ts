import type { Usecase } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import { deny, ok } from '../domain/result.ts'
import { tellConcerned } from './aggregate-move.ts'
import { atField } from './at-field.ts'
import { checkDeskOf } from './check-desk.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'

/**
 * 撤销结论: a verdict is taken back with a reason and the check begins again. Denials: not-found, version-stale,
 * reason-missing, those of `decide`.
 */
export const reverseCheck: Usecase<{ nomination: string; version: number; reason: string }> = (
  deps,
  actor,
  { nomination, version, reason },
) =>
  deps.store.change(actor, async (tx) => {
    const found = await checkDeskOf(tx, actor.at, nomination)
    if (!found.ok) return found
    const { nomination: entry, round } = found.value
    const facts = await nominationFactsOf(tx, { nomination: entry, actor }, { reason })
    if (!facts.ok) return facts
    const next = decide('reverse', facts.value)
    if (!next.ok) return atField(next.denial)
    const name = entry.entry.fields.name ?? ''
    if (entry.version !== version) return deny('version-stale', { name })
    if (!(await tx.nominations.move(entry, next.value, { at: actor.at })))
      return deny('version-stale', { name })
    const said = { verdict: 'reverse' as const, reason: reason.trim(), article: null, dueAt: null }
    await tx.checks.sayVerdict({
      id: deps.newId('chk'),
      nominationId: entry.id,
      round,
      ...said,
      byId: actor.person.id,
      at: actor.at,
    })
    tx.audit({
      action: 'nomination.reverse',
      about: `nomination:${entry.id}`,
      before: { state: entry.state },
      after: { state: next.value, round },
      article: '第四条',
      note: said.reason,
    })
    tellConcerned(tx, actor, { entry, news: 'reversed' })
    return ok({
      toast: { key: 'check-reversed', facts: { name } },
      show: { card: 'check-entry', about: { nomination } },
    })
  })
