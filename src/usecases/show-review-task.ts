import { type Actor, type Deps, has, type Loader } from '../deps.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { deskProgress, nextCandidate } from '../domain/review-desk.ts'
import type { TaskLine, TaskView } from '../domain/review-view.ts'
import { workOpen } from '../domain/stages.ts'
import type { Desk } from '../store/nouns/reviews.ts'
import type { Nouns } from '../store/nouns.ts'
import { candidateOf, deskProgressOf } from './review-candidate.ts'
import { openDesk } from './review-queue.ts'

/** Candidates on one page of the queue. */
const PAGE = 8

type About = { page?: number }

/** A reviewer's queue // 评审任务. Denials: not-your-role, no-cycle. */
export const showReviewTask: Loader<About, TaskView> = (deps, viewer, about) =>
  load(deps, viewer, { page: about.page ?? 0, reminder: false })

/** The same, as 催办 sends it. */
export const showReviewReminder: Loader<unknown, TaskView> = (deps, viewer) =>
  load(deps, viewer, { page: 0, reminder: true })

type How = { page: number; reminder: boolean }

const load = (deps: Deps, viewer: Actor, { page, reminder }: How): Promise<Result<TaskView>> =>
  deps.store.read(async (tx) => {
    if (viewer.person.external || !has(viewer, 'reviewer')) return deny('not-your-role')
    const desk = await openDesk(tx, viewer.person.id)
    if (!desk) return deny('no-cycle')
    const lines = desk.all.filter((line) => !gone.includes(line.nomination))
    const pages = Math.max(1, Math.ceil(lines.length / PAGE))
    const shown = Math.min(Math.max(page, 0), pages - 1)
    const closes = desk.cycle.dates.review?.closes
    const nextId = nextCandidate(desk.open)
    const next = nextId === undefined ? null : await tx.nominations.byId(nextId)
    return ok({
      reminder,
      cycle: desk.cycle.name,
      progress: deskProgressOf(desk),
      recused: deskProgress(desk.open).recused,
      deadline: closes ?? null,
      closed: lines.length > 0 && (desk.open.length === 0 || !workOpen(desk.cycle, 'review', viewer).ok),
      next: next && candidateOf(next),
      lines: await linesOf(tx, lines.slice(shown * PAGE, (shown + 1) * PAGE)),
      page: shown,
      pages,
    })
  })

const linesOf = async (tx: Nouns, desks: readonly Desk[]): Promise<TaskLine[]> => {
  const entries = await tx.nominations.byIds(desks.map((desk) => desk.nominationId))
  return desks.flatMap((desk) => {
    const entry = entries.find((one) => one.id === desk.nominationId)
    if (!entry) return []
    const { state, marked, skippedAt } = desk
    return [{ ...candidateOf(entry), state, marked, skipped: skippedAt !== null }]
  })
}
