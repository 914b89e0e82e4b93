import type { Actor, Deps, Outcome } from '../deps.ts'
import { criteriaOf, forceOf, isCriterionCode } from '../domain/criteria.ts'
import type { Entry } from '../domain/entry.ts'
import { nextCandidate } from '../domain/review-desk.ts'
import type { Candidate, ReviewView } from '../domain/review-view.ts'
import type { Face } from '../domain/scoring.ts'
import type { Assignment } from '../store/nouns/reviews.ts'
import type { Seat, SeatWrite, TextsWanted } from '../store/seats.ts'
import { candidateOf, deskProgressOf } from './review-candidate.ts'
import { type JudgeSeat, type SeatJudged, seatFor } from './review-seat.ts'
import { type ReviewLoaded, reviewViewOf } from './show-review.ts'

/** Who presses, before anybody looked who that is. */
export type Presser = { openId: string; at: number; once: readonly string[] }

/** A press that was accepted, and what its card shows; null where it must be judged the long way. */
export type Pressed = { outcome: Outcome; view: ReviewView } | null

type Input = { nomination: string; criterion?: unknown }

/**
 * The common case of a press on a scoring card in two statements: read, judge by the same rules as `onSeat`, write. It
 * only ever accepts. Whatever is not plainly acceptable (a refusal, a repeat, somebody who was faster) is null and
 * leaves the database as it was; `onSeat` then says what is to be said.
 */
export const pressSeat =
  <I extends Input>(judge: JudgeSeat<I>) =>
  async (deps: Deps, presser: Presser, input: I): Promise<Pressed> => {
    const { seats } = deps
    if (!seats) return null
    const { openId, at, once } = presser
    const keys = isCriterionCode(input.criterion) ? keysOf(forceOf(input.criterion)) : []
    const seat = await seats.read({ openId, nomination: input.nomination, keys })
    if (!seat || seat.currentCycle !== seat.cycle.id) return null
    const actor: Actor = { person: seat.person, at, via: 'press', once }
    const open = seatFor(actor, { ...seat, nomination: seat.nomination.state })
    const judged = open.ok ? judge(seat.assignment, actor, input) : open
    if (!judged.ok) return null
    const wanted = wantedBy(seat, { judged: judged.value, keys })
    const texts = await seats.write(written({ seat, judged: judged.value, actor }, deps.now()), wanted)
    if (!texts) return null
    return { outcome: judged.value.outcome, view: drawn(seat, judged.value, moreOf(wanted, texts)) }
  }

const keysOf = (face: Face) => (face === 'review' ? [] : criteriaOf(face).map(({ code }) => code))

type Judged = { seat: Seat; judged: SeatJudged; actor: Actor }

const written = ({ seat, judged, actor }: Judged, now: number): SeatWrite => ({
  assignment: seat.assignment,
  cycle: seat.cycle,
  ...judged,
  by: { person: actor.person.id, at: actor.at, once: actor.once },
  now,
})

/** Of another face its texts, of 核对 who comes next; null where the card needs nothing that was not read. */
const wantedBy = (
  { nomination, desk }: Seat,
  { judged, keys }: { judged: SeatJudged; keys: readonly string[] },
): (TextsWanted & { isNext: boolean }) | null => {
  const { face = 'review' } = judged.outcome.show.about
  if (face === 'review') {
    const next = nextCandidate(openOf(desk), nomination.id)
    return next === undefined ? null : { nomination: next, keys: ['name', 'unit', 'post'], isNext: true }
  }
  const wanted = keysOf(face)
  if (wanted.every((key) => keys.includes(key))) return null
  return { nomination: nomination.id, keys: wanted, isNext: false }
}

type More = { entry: Entry['fields']; next: Candidate | null }

const moreOf = (wanted: ReturnType<typeof wantedBy>, texts: Entry['fields']): More =>
  wanted?.isNext
    ? { entry: {}, next: candidateOf({ id: wanted.nomination, entry: { route: 'unit', fields: texts } }) }
    : { entry: texts, next: null }

const openOf = (desk: Seat['desk']) => desk.filter((line) => line.nomination === 'assigned')

const drawn = (seat: Seat, judged: SeatJudged, { entry: texts, next }: More): ReviewView => {
  const { nomination, cycle } = seat
  const assignment = after(seat.assignment, judged)
  const desk = seat.desk.map((line) =>
    line.nominationId === nomination.id ? { ...line, state: assignment.state } : line,
  )
  const entry = { ...nomination.entry, fields: { ...nomination.entry.fields, ...texts } }
  const candidate = candidateOf({ id: nomination.id, entry })
  const lines = { open: openOf(desk), all: desk }
  const loaded: ReviewLoaded = {
    ...{ assignment, cycle, candidate, desk: lines, closed: null },
    nomination: { ...nomination, entry },
    progress: deskProgressOf(lines),
  }
  const view = reviewViewOf(loaded, judged.outcome.show.about)
  return 'next' in view ? { ...view, next } : view
}

const after = (assignment: Assignment, { change, mark }: SeatJudged): Assignment => {
  const next: Assignment = { ...assignment, ...change, version: assignment.version + 1 }
  if (!mark) return next
  const { [mark.criterion]: _, ...reasons } = assignment.reasons
  return {
    ...next,
    marks: { ...assignment.marks, [mark.criterion]: mark.mark },
    reasons: mark.reason === null ? reasons : { ...reasons, [mark.criterion]: mark.reason },
  }
}
