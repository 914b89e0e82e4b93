import type { Actor, Deps, Person, Tx } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import { unitConflict } from '../domain/recusal.ts'
import { ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Unit } from '../domain/units.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { NewAssignment } from '../store/nouns/reviews.ts'
import { reviewFacts } from './review-facts.ts'

export type Assigned = { entries: number; reviewers: number; recused: number }

type Run = { cycle: Cycle; actor: Actor }

/**
 * Every reviewer scores every passed entry (Art.4, domain D.1); one of the same employer is recused at once, on the
 * record. Moves passed entries to assigned, tells each reviewer once, and when called again only fills gaps: a
 * reviewer named later, an entry that passed later. Denials: those of decide('assign'), version-stale.
 */
export const assignAll = async (tx: Tx, deps: Deps, { cycle, actor }: Run): Promise<Result<Assigned>> => {
  const units = await tx.units.all()
  const entries = await tx.nominations.list({ cycleId: cycle.id, states: ['passed', 'assigned'] })
  const reviewers = (await tx.people.holding(['reviewer'])).filter((one) =>
    hasRole(one, 'reviewer', actor.at),
  )
  for (const entry of entries.filter((one) => one.state === 'passed')) {
    const moved = await moveOn(tx, entry, { cycle, actor, units })
    if (!moved.ok) return moved
  }
  const known = await tx.reviews.pairs(cycle.id)
  const fresh = entries.flatMap((entry) =>
    reviewers
      .filter((reviewer) => !known.has(`${entry.id} ${reviewer.id}`))
      .map((reviewer) => assignmentOf(deps, { entry, reviewer, units, cycle, at: actor.at })),
  )
  await tx.reviews.assign(fresh)
  const told = reviewers.filter((one) => fresh.some((pair) => pair.reviewerId === one.id && !pair.recused))
  for (const one of told)
    tx.send({ to: { person: one.id }, show: { card: 'review-task', about: {} }, lane: 1 })
  const recused = fresh.filter((pair) => pair.recused).length
  tx.audit({
    action: 'review.assign',
    about: `cycle:${cycle.id}`,
    after: { pairs: fresh.length, recused: fresh.filter((pair) => pair.recused).map(pairOf) },
    article: '第四条',
  })
  return ok({ entries: entries.length, reviewers: reviewers.length, recused })
}

const pairOf = ({ nominationId, reviewerId }: NewAssignment) => ({ nominationId, reviewerId })

type Pair = { entry: Nomination; reviewer: Person; units: readonly Unit[]; cycle: Cycle; at: number }

// Nobody scores colleagues, and nobody scores themselves.
const assignmentOf = (deps: Deps, { entry, reviewer, units, cycle, at }: Pair): NewAssignment => {
  const own = entry.nomineeId === reviewer.id
  const conflict = own || unitConflict(reviewer.unitId, entry.unitId, units)
  return {
    id: deps.newId('asg'),
    cycleId: cycle.id,
    nominationId: entry.id,
    reviewerId: reviewer.id,
    recused: conflict ? 'unit' : null,
    at,
  }
}

const moveOn = async (
  tx: Tx,
  entry: Nomination,
  { cycle, actor, units }: Run & { units: readonly Unit[] },
): Promise<Result<null>> => {
  const next = decide('assign', reviewFacts(entry, { cycle, actor, units }))
  if (!next.ok) return next
  if (!(await tx.nominations.move(entry, next.value, { at: actor.at })))
    return { ok: false, denial: { key: 'version-stale' } }
  tx.audit({
    action: 'nomination.assign',
    about: `nomination:${entry.id}`,
    before: { state: entry.state },
    after: { state: next.value },
    article: '第四条',
  })
  return ok(null)
}
