import type { Actor, Tx, Usecase } from '../deps.ts'
import { textOf } from '../domain/entry.ts'
import { decide } from '../domain/nomination.ts'
import { shortlistFindings } from '../domain/ranking.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { listedOf, rankingOf } from './ranking-of.ts'
import { reviewFacts } from './review-facts.ts'

/** `reason` is absent on the ranking's own button, and text, maybe empty, from the form that asks why. */
type Input = { nomination: string; page?: number; reason?: string }

/**
 * 列入名单. The target is a line, not a limit; a name listed below somebody who is not wants a reason
 * so the first press shows the form. Denials: not-your-role, no-cycle, not-found, already-listed,
 * not-ranked, deviation-reason-missing, those of decide('list'), version-stale.
 */
export const listCandidate: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const found = await load(tx, actor, input.nomination)
    if (!found.ok) return found
    const { cycle, entry } = found.value
    if (entry.state === 'listed') return deny('already-listed', { name: textOf(entry.entry, 'name') })
    const { ranking, entries } = await rankingOf(tx, cycle)
    if (entry.state === 'scored' && !ranking.ranked.some(({ id }) => id === entry.id))
      return deny('not-ranked')
    const listed = [...listedOf(entries.values()).map(({ id }) => id), entry.id]
    const { deviations } = shortlistFindings(ranking.ranked, listed, cycle.settings.target)
    const reason = input.reason?.trim() ?? ''
    if (deviations.includes(entry.id) && reason === '') return askWhy(input)
    return put(tx, actor, { ...found.value, act: 'list', reason, page: input.page ?? 0 })
  })

/** 移出名单, always with a reason. Denials: not-listed, reason-missing, those of decide('unlist'), as above. */
export const unlistCandidate: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const found = await load(tx, actor, input.nomination)
    if (!found.ok) return found
    const { entry } = found.value
    if (entry.state === 'scored') return deny('not-listed', { name: textOf(entry.entry, 'name') })
    const { nomination, page = 0 } = input
    const ask = { card: 'shortlist-reason', about: { nomination, act: 'unlist', page } } as const
    if (input.reason === undefined) return ok({ show: ask })
    const reason = input.reason.trim()
    if (reason === '') return deny('reason-missing', { field: 'reason' })
    return put(tx, actor, { ...found.value, act: 'unlist', reason, page })
  })

const askWhy = ({ nomination, page = 0, reason }: Input) =>
  reason === undefined
    ? ok({
        toast: { key: 'listing-reason', facts: {}, type: 'warning' } as const,
        show: { card: 'shortlist-reason', about: { nomination, act: 'list', page } } as const,
      })
    : deny('deviation-reason-missing', { field: 'reason' })

type Found = { cycle: Cycle; entry: Nomination }

const load = async (tx: Tx, actor: Actor, id: string): Promise<Result<Found>> => {
  if (actor.person.external || !hasRole(actor.person, 'chair', actor.at)) return deny('not-your-role')
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const entry = await tx.nominations.byId(id)
  return entry && entry.cycleId === cycle.id ? ok({ cycle, entry }) : deny('not-found')
}

type Put = Found & { act: 'list' | 'unlist'; reason: string; page: number }

const put = async (tx: Tx, actor: Actor, { cycle, entry, act, reason, page }: Put) => {
  const units = await tx.units.all()
  const next = decide(act, reviewFacts(entry, { cycle, actor, units }, { reason }))
  if (!next.ok) return next
  if (!(await tx.nominations.move(entry, next.value, { at: actor.at }))) return deny('version-stale')
  const included = act === 'list'
  await tx.shortlist.put({
    nominationId: entry.id,
    cycleId: cycle.id,
    included,
    reason,
    byId: actor.person.id,
    at: actor.at,
  })
  tx.audit({
    action: `nomination.${act}`,
    about: `nomination:${entry.id}`,
    before: { state: entry.state },
    after: { state: next.value, ...(reason && { reason }) },
    article: '第四条',
  })
  const name = textOf(entry.entry, 'name')
  const toast = included
    ? ({ key: 'listed', facts: { name } } as const)
    : ({ key: 'unlisted', facts: { name } } as const)
  return ok({ toast, show: { card: 'ranking', about: { page } } as const })
}
