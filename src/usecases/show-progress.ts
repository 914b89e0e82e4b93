import { type Actor, has, type Loader } from '../deps.ts'
import { neededScores } from '../domain/ranking.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { CloseView, ProgressView } from '../domain/review-view.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Step } from '../store/nouns/reviews.ts'
import type { Nouns } from '../store/nouns.ts'
import { haveScoresClosed } from './ranking-of.ts'
import { candidateOf } from './review-candidate.ts'

type Loaded = { cycle: Cycle; steps: Step[]; entries: Nomination[]; names: Map<string, string> }

/** How far the scoring is, for chair, staff and audit: counts only. Denials: must-not-see, no-cycle. */
export const showProgress: Loader<unknown, ProgressView> = (deps, viewer) =>
  deps.store.read(async (tx) => {
    if (viewer.person.external || !has(viewer, 'chair', 'staff', 'auditor')) return deny('must-not-see')
    const loaded = await load(tx)
    if (!loaded.ok) return loaded
    const { cycle, steps } = loaded.value
    const closes = cycle.dates.review?.closes
    return ok({
      cycle: cycle.name,
      deadline: closes ?? null,
      closed: await haveScoresClosed(tx, cycle),
      ...countOf(steps),
      reviewers: reviewersOf(loaded.value),
      candidates: candidatesOf(loaded.value),
      chairs: mayRun(viewer),
    })
  })

/** What would be missing if the scoring ended now. Denials: must-not-see, no-cycle. */
export const showClose: Loader<unknown, CloseView> = (deps, viewer) =>
  deps.store.read(async (tx) => {
    if (!mayRun(viewer)) return deny('must-not-see')
    const loaded = await load(tx)
    if (!loaded.ok) return loaded
    const { cycle, steps, entries } = loaded.value
    const { submitted, total } = countOf(steps)
    return ok({
      cycle: cycle.name,
      entries: entries.length,
      missing: total - submitted,
      reviewers: reviewersOf(loaded.value)
        .map(({ name, ...one }) => ({ name, left: one.total - one.submitted }))
        .filter(({ left }) => left > 0),
      tooFew: candidatesOf(loaded.value).filter((one) => one.submitted < one.needed),
    })
  })

const mayRun = (viewer: Actor): boolean => !viewer.person.external && has(viewer, 'chair')

const load = async (tx: Nouns): Promise<Result<Loaded>> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const steps = await tx.reviews.steps(cycle.id)
  const entries = await tx.nominations.list({ cycleId: cycle.id, states: ['assigned'] })
  const people = await tx.people.byIds([...new Set(steps.map((step) => step.reviewerId))])
  return ok({ cycle, steps, entries, names: new Map(people.map(({ id, name }) => [id, name])) })
}

const countOf = (steps: readonly Step[]): { submitted: number; total: number; recused: number } => {
  const recused = steps.filter(({ state }) => state === 'recused').length
  const submitted = steps.filter(({ state }) => state === 'submitted').length
  return { submitted, total: steps.length - recused, recused }
}

const reviewersOf = ({ steps, names }: Loaded): ProgressView['reviewers'] =>
  [...names]
    .map(([id, name]) => ({ name, ...countOf(steps.filter((step) => step.reviewerId === id)) }))
    .sort((a, b) => a.submitted / (a.total || 1) - b.submitted / (b.total || 1))

const candidatesOf = ({ steps, entries, cycle }: Loaded): ProgressView['candidates'] =>
  entries
    .map((entry) => {
      const { submitted, total } = countOf(steps.filter((step) => step.nominationId === entry.id))
      const needed = neededScores(cycle.settings, total)
      return { ...candidateOf(entry), submitted, total, needed }
    })
    .sort((a, b) => a.submitted - b.submitted || (a.nomination < b.nomination ? -1 : 1))
