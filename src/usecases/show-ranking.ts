import { type Actor, has, type Loader } from '../deps.ts'
import { targetLine } from '../domain/ranking.ts'
import { deny, ok } from '../domain/result.ts'
import type { Candidate, RankingView, RankLine, ReasonView } from '../domain/review-view.ts'
import { rolesOf } from '../domain/roles.ts'
import { displayPoints } from '../domain/scoring.ts'
import { workOpen } from '../domain/stages.ts'
import { maySee, type Sight, type Viewer, viewers } from '../domain/visibility.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { haveScoresClosed, listedOf, type Ranked, rankingOf } from './ranking-of.ts'
import { candidateOf } from './review-candidate.ts'
import type { ReviewShows } from './review-shows.ts'

/** Names on one page of the ranking. */
const PAGE = 10

/**
 * Places with ties as ties, totals, numbers of valid scores, and the list. Nobody sees any of it before the scoring
 * has ended (domain D.8). Denials: must-not-see, no-cycle.
 */
export const showRanking: Loader<ReviewShows['ranking'], RankingView> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const closed = await haveScoresClosed(tx, cycle)
    if (!maySeeRanking(viewer, { stage: cycle.stage, scoresClosed: closed })) return deny('must-not-see')
    const ranked = await rankingOf(tx, cycle)
    const note = await tx.shortlist.noteOf(cycle.id)
    const { lines, unranked } = linesOf(ranked, cycle)
    const pages = Math.max(1, Math.ceil(lines.length / PAGE))
    const page = Math.min(Math.max(about.page ?? 0, 0), pages - 1)
    const listed = listedOf(ranked.entries.values()).length
    return ok({
      cycle: cycle.name,
      target: cycle.settings.target,
      listed,
      targetReason: note?.listed === listed ? note.reason : null,
      lines: lines.slice(page * PAGE, (page + 1) * PAGE),
      unranked,
      page,
      pages,
      chairs: has(viewer, 'chair') && workOpen(cycle, 'shortlist', { at: viewer.at }).ok,
    })
  })

/** Whether one of the viewer's roles opens the ranking now. */
export const maySeeRanking = (viewer: Actor, sight: Sight): boolean => {
  if (viewer.person.external) return false
  const held: readonly string[] = [...rolesOf(viewer.person, viewer.at)]
  return viewers.some((one: Viewer) => held.includes(one) && maySee(one, 'ranking', sight))
}

const nobody: Candidate = { nomination: '', name: '', unit: '', post: '' }

const linesOf = ({ ranking, entries }: Ranked, cycle: Cycle): Pick<RankingView, 'lines' | 'unranked'> => {
  const nameOf = (id: string): Candidate => {
    const entry = entries.get(id)
    return entry ? candidateOf(entry) : nobody
  }
  const target = targetLine(ranking.ranked, cycle.settings.target)
  const sideOf = (id: string): RankLine['line'] => {
    if (target.above.includes(id)) return 'above'
    return target.atLine.includes(id) ? 'atLine' : 'below'
  }
  return {
    lines: ranking.ranked.map((line) => ({
      ...nameOf(line.id),
      place: line.place,
      tied: line.tied,
      total: displayPoints(line.total),
      valid: line.valid,
      range: line.divided ? displayPoints(line.range) : null,
      line: sideOf(line.id),
      ...standing(entries.get(line.id)),
    })),
    unranked: ranking.unranked.map(({ id, valid, needed }) => ({ ...nameOf(id), valid, needed })),
  }
}

const standing = (entry: Nomination | undefined): { listed: boolean; movable: boolean } => ({
  listed: entry !== undefined && entry.state !== 'scored' && entry.state !== 'struck',
  movable: entry?.state === 'scored' || entry?.state === 'listed',
})

/** The form that asks why. Denials as showRanking, not-found. */
export const showShortlistReason: Loader<ReviewShows['shortlist-reason'], ReasonView> = (
  deps,
  viewer,
  { nomination, act, page = 0 },
) =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    if (viewer.person.external || !has(viewer, 'chair')) return deny('must-not-see')
    const { ranking, entries } = await rankingOf(tx, cycle)
    const entry = entries.get(nomination)
    if (!entry) return deny('not-found')
    return ok({
      candidate: candidateOf(entry),
      act,
      place: ranking.ranked.find(({ id }) => id === nomination)?.place ?? null,
      target: cycle.settings.target,
      listed: listedOf(entries.values()).length,
      page,
    })
  })
