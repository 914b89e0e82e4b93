import type { Actor, Tx, Usecase } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { reviewFacts } from './review-facts.ts'

/** `missing`: the scores not handed in that the chair was shown; another number shows the question again. */
type Input = { missing: number }

/**
 * 结束评分: from here on no mark changes, and the ranking is there. Scores not handed in do not count. Denials:
 * not-your-role, no-cycle, those of decide('closeScores'), version-stale.
 */
export const closeScores: Usecase<Input> = (deps, actor, { missing }) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'chair', actor.at)) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const entries = await tx.nominations.list({ cycleId: cycle.id, states: ['assigned'] })
    const ranking = { card: 'ranking', about: {} } as const
    if (entries.length === 0)
      return ok({ toast: { key: 'scores-were-closed', facts: {}, type: 'info' }, show: ranking })
    // First, so that a mark on its way either counts before or is refused after.
    await tx.reviews.closeAll(entries.map((entry) => entry.id))
    const open = (await tx.reviews.steps(cycle.id)).filter((step) => step.state === 'assigned').length
    if (open !== missing) {
      const again = { card: 'review-close', about: {} } as const
      return ok({ toast: { key: 'close-changed', facts: {}, type: 'warning' }, show: again })
    }
    const closed = await moveAll(tx, actor, { cycle, entries })
    if (!closed.ok) return closed
    return ok({ toast: { key: 'scores-closed', facts: { count: entries.length } }, show: ranking })
  })

type All = { cycle: Cycle; entries: readonly Nomination[] }

const moveAll = async (tx: Tx, actor: Actor, { cycle, entries }: All): Promise<Result<null>> => {
  const units = await tx.units.all()
  for (const entry of entries) {
    const next = decide('closeScores', reviewFacts(entry, { cycle: untimed(cycle), actor, units }))
    if (!next.ok) return next
    if (!(await tx.nominations.move(entry, next.value, { at: actor.at }))) return deny('version-stale')
    tx.audit({
      action: 'nomination.closeScores',
      about: `nomination:${entry.id}`,
      before: { state: entry.state },
      after: { state: next.value },
      article: '第四条',
    })
  }
  return ok(null)
}

// The closing time binds the reviewers; ending the scoring is what comes after it, also when staff went on already.
const untimed = (cycle: Cycle) => ({
  stage: cycle.stage === 'shortlist' ? ('review' as const) : cycle.stage,
  dates: {},
})
