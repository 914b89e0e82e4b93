import { type Actor, has, type Loader } from '../deps.ts'
import { type CriterionCode, criteriaOf, forceKeys, isCriterionCode } from '../domain/criteria.ts'
import { cutAtSentence } from '../domain/evidence.ts'
import { EVIDENCE_MAX } from '../domain/fields.ts'
import { gone } from '../domain/nomination-facts.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { type DeskLine, mayScore, nextCandidate } from '../domain/review-desk.ts'
import type { Candidate, Progress, Rated, ReviewCheck, ReviewView } from '../domain/review-view.ts'
import { displayPoints, type Face, firstUnfinishedFace, scoreGaps, scoreOf } from '../domain/scoring.ts'
import { maySee } from '../domain/visibility.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Assignment } from '../store/nouns/reviews.ts'
import type { Nouns } from '../store/nouns.ts'
import { candidateOf, deskProgressOf } from './review-candidate.ts'
import { isOnFace } from './review-files.ts'
import { deskOf } from './review-queue.ts'
import type { ReviewShows } from './review-shows.ts'

/** What is shown of one text even in 看全文: far above what any way of entering lets in. */
const FULL_MAX = 6_000

type About = ReviewShows['review']
/** What a candidate's card is drawn from. */
export type ReviewLoaded = {
  assignment: Assignment
  nomination: Pick<Nomination, 'id' | 'state' | 'entry'>
  cycle: Pick<Cycle, 'stage'>
  candidate: Candidate
  desk: { open: readonly DeskLine[] }
  progress: Progress
  closed: Denial | null
}

/**
 * One candidate as the reviewer it is assigned to sees it: the entry and the reviewer's own marks, nobody else's.
 * Denials: not-your-role, score-not-assigned, not-found, no-cycle, entry-gone.
 */
export const showReview: Loader<About, ReviewView> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const loaded = await load(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const view = reviewViewOf(loaded.value, about)
    // A face shows nobody else, and most presses lead to a face.
    return ok('next' in view ? { ...view, next: await nextOf(tx, loaded.value) } : view)
  })

const nextOf = async (tx: Nouns, { desk, nomination }: ReviewLoaded): Promise<Candidate | null> => {
  const id = nextCandidate(desk.open, nomination.id)
  const next = id === undefined ? null : await tx.nominations.byId(id)
  return next && candidateOf(next)
}

const load = async (tx: Nouns, viewer: Actor, id: string): Promise<Result<ReviewLoaded>> => {
  if (viewer.person.external || !has(viewer, 'reviewer')) return deny('not-your-role')
  const assignment = await tx.reviews.of(id, viewer.person.id)
  if (!assignment) return deny('score-not-assigned')
  const nomination = await tx.nominations.byId(id)
  if (!nomination) return deny('not-found')
  if (gone.includes(nomination.state)) return deny('entry-gone')
  const cycle = await tx.cycles.byId(nomination.cycleId)
  if (!cycle) return deny('no-cycle')
  const may = mayScore({ assignment, nomination: nomination.state, cycle, at: viewer.at })
  const desk = await deskOf(tx, cycle, viewer.person.id)
  return ok({
    assignment,
    nomination,
    cycle,
    candidate: candidateOf(nomination),
    desk,
    progress: deskProgressOf(desk),
    closed: may.ok ? null : may.denial,
  })
}

/** Without the next candidate, who is looked for where the view has a place for one (`next`). */
export const reviewViewOf = (loaded: ReviewLoaded, about: About): ReviewView => {
  const { assignment, cycle, nomination, candidate, progress } = loaded
  const next = null
  const isRecused = assignment.recused !== null
  const sight = { stage: cycle.stage, state: nomination.state, isAssigned: true, isRecused }
  if (!maySee('reviewer', 'entry', sight)) return { kind: 'recused', candidate, progress, next }
  if (about.later) return { kind: 'later', candidate, progress, next }
  const full = isCriterionCode(about.full) ? about.full : undefined
  if (full) return { kind: 'full', candidate, progress, rated: ratedOf(loaded, full, FULL_MAX) }
  const face = about.face ?? firstUnfinishedFace(assignment.marks)
  return face === 'review' ? checkOf(loaded) : faceOf(loaded, face)
}

const faceOf = (loaded: ReviewLoaded, force: Exclude<Face, 'review'>): ReviewView => ({
  kind: 'face',
  candidate: loaded.candidate,
  progress: loaded.progress,
  force,
  rated: criteriaOf(force).map(({ code }) => ratedOf(loaded, code)),
  files: Object.entries(loaded.nomination.entry.files ?? {}).reduce(
    (sum, [criterion, count]) => sum + (isOnFace(criterion, force) ? (count ?? 0) : 0),
    0,
  ),
  submitted: loaded.assignment.state === 'submitted',
  mayRecuse: loaded.assignment.firstReadAt === null,
  closed: loaded.closed,
})

const ratedOf = (
  { assignment, nomination }: ReviewLoaded,
  code: CriterionCode,
  max = EVIDENCE_MAX,
): Rated => {
  const { text, cut } = cutAtSentence(nomination.entry.fields[code] ?? '', max)
  return {
    code,
    mark: assignment.marks[code] ?? null,
    reason: assignment.reasons[code] ?? '',
    evidence: text,
    cut,
    files: nomination.entry.files?.[code] ?? 0,
  }
}

const checkOf = (loaded: ReviewLoaded): ReviewCheck => {
  const { marks, reasons, state, comment } = loaded.assignment
  const { forces, total } = scoreOf(marks)
  const gaps = scoreGaps(marks, reasons)
  const isComplete = gaps.unmarked.length === 0 && gaps.emptyForces.length === 0
  return {
    kind: 'check',
    candidate: loaded.candidate,
    progress: loaded.progress,
    forces: forceKeys.map((force) => {
      const codes = criteriaOf(force).map(({ code }) => code)
      const points = forces[force]
      return {
        force,
        points: points === undefined ? null : displayPoints(points),
        unmarked: gaps.unmarked.filter((code) => codes.includes(code)).length,
        unexplained: gaps.withoutReason.filter((code) => codes.includes(code)).length,
        rated: codes.map((code) => ({ ...ratedOf(loaded, code), evidence: '' })),
      }
    }),
    total: isComplete && total !== undefined ? displayPoints(total) : null,
    comment,
    submitted: state === 'submitted',
    next: null,
    closed: loaded.closed,
  }
}
