import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { advance, type Missing, missingBefore } from '../domain/advance.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { type Stage, stages } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import { assignAll } from './assign-all.ts'
import { stageFactsOf } from './stage-facts.ts'

/** What the card showed: the stage it was in, the cycle's version, and the gaps by `seenOf`. */
type Input = { version: number; seen: string; reason?: string }

/**
 * The second press of 进入下一阶段. What is missing has changed since the first: the question again. Denials:
 * not-your-role, no-cycle, version-stale, stage-incomplete, target-reason-missing, those of assignAll.
 */
export const nextStage: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    if (cycle.version !== input.version) return deny('version-stale')
    const facts = await stageFactsOf(tx, cycle, actor.at)
    const missing = missingBefore(cycle, facts)
    if (seenOf(missing) !== input.seen) {
      const again = { card: 'next-stage' as const, about: {} }
      return ok({ toast: { key: 'missing-changed', facts: {}, type: 'warning' }, show: again })
    }
    const next = advance(cycle, facts, true)
    if (!next.ok) return next
    const noted = await noteTarget(tx, { cycle, actor, missing, listed: facts.listed ?? 0, ...input })
    if (!noted.ok) return noted
    const entered = await enter(tx, deps, { cycle, actor, next: next.value, missing })
    if (!entered.ok) return entered
    return ok({
      toast: { key: 'stage-entered', facts: { stage: stages[next.value] } },
      show: { card: 'cycle', about: {} },
    })
  })

/** The gaps as one word, so that a press answers what its card showed and nothing else. */
export const seenOf = (missing: readonly Missing[]): string =>
  missing.map(({ key, count }) => `${key}:${count ?? ''}`).join(' ')

type Noting = {
  cycle: Cycle
  actor: Actor
  missing: readonly Missing[]
  listed: number
  reason?: string
}

/** a list longer or shorter than the target wants its reason on record. */
const noteTarget = async (
  tx: Tx,
  { cycle, actor, missing, listed, reason }: Noting,
): Promise<Result<null>> => {
  if (!missing.some(({ key }) => key === 'target-differs')) return ok(null)
  const words = (reason ?? '').trim()
  if (words === '') return deny('target-reason-missing', { field: 'reason' })
  const { target } = cycle.settings
  await tx.shortlist.note({
    cycleId: cycle.id,
    target,
    listed,
    reason: words,
    byId: actor.person.id,
    at: actor.at,
  })
  tx.audit({
    action: 'cycle.target-reason',
    about: `cycle:${cycle.id}`,
    after: { target, listed },
    article: '第二条',
    note: words,
  })
  return ok(null)
}

type Entering = { cycle: Cycle; actor: Actor; next: Stage; missing: readonly Missing[] }

const enter = async (
  tx: Tx,
  deps: Deps,
  { cycle, actor, next, missing }: Entering,
): Promise<Result<unknown>> => {
  if (!(await tx.cycles.save({ ...cycle, stage: next }))) return deny('version-stale')
  tx.audit({
    action: 'cycle.advance',
    about: `cycle:${cycle.id}`,
    before: { stage: cycle.stage },
    after: { stage: next, confirmed: missing.map(({ key }) => key) },
    article: '第四条',
  })
  if (next === 'nominate') tx.job('tell-officers', { cycle: cycle.id })
  return next === 'review' ? assignAll(tx, deps, { cycle: { ...cycle, stage: next }, actor }) : ok(null)
}
