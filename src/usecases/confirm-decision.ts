import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { confirmMeeting, type DecisionValue, decisions } from '../domain/decision.ts'
import { textOf } from '../domain/entry.ts'
import { decide } from '../domain/nomination.ts'
import { publicRow, strokeOrder } from '../domain/public-list.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { StoredRow } from '../store/nouns/lists.ts'
import type { MeetingRow } from '../store/nouns/meetings.ts'
import { tellFate } from './handle-objection.ts'
import { type Candidate, meetingCandidates, meetingHash, meetingOf } from './meeting-lines.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import { contactLines, rowsHash } from './publicity-candidates.ts'
import { named } from './record-meeting.ts'

type Decided = Candidate & { decision: DecisionValue }

/**
 * 确认无误 by a second person, of exactly what the pressed card showed: the entries are decided, the final list goes
 * out to the groups, nominees and officers are told. Denials: those of confirmMeeting and of the entries' lifecycle.
 */
export const confirmDecision: Usecase<{ meeting: string; seen: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const meeting = await tx.meetings.byId(input.meeting)
    const cycle = meeting && (await tx.cycles.byId(meeting.cycleId))
    if (!meeting || !cycle) return deny('not-found')
    const open = workOpen(cycle, 'decide', { at: actor.at })
    if (!open.ok) return open
    const lines = await meetingCandidates(tx, cycle, meeting)
    const now = meetingOf(meeting, lines)
    // A record that was taken back is not "nothing recorded" for who still holds its card.
    if (meeting.state === 'draft' && meeting.recordedAt !== null) return deny('decision-changed')
    const confirmed = confirmMeeting(now, {
      person: actor.person,
      at: actor.at,
      seen: input.seen,
      now: meetingHash(now),
    })
    if (!confirmed.ok) return named(confirmed, lines)
    const decided = lines.filter((line): line is Decided => line.decision !== null)
    const work = { meeting, cycle, actor, decided }
    const moved = await moveAll(tx, work)
    if (!moved.ok) return moved
    const sealed = { state: 'confirmed', confirmedBy: actor.person.id, confirmedAt: actor.at } as const
    if (!(await tx.meetings.save(meeting, sealed))) return deny('version-stale')
    await announce(deps, tx, work)
    for (const line of decided) await tellFate(tx, line.nomination)
    return ok({
      toast: { key: 'meeting-confirmed', facts: { approved: approvedOf(decided).length } },
      show: { card: 'meeting-confirm', about: { meeting: meeting.id } },
    })
  })

type Work = { meeting: MeetingRow; cycle: Cycle; actor: Actor; decided: readonly Decided[] }

const approvedOf = (decided: readonly Decided[]) => decided.filter((line) => line.decision === '同意')

const moveAll = async (tx: Tx, { meeting, actor, decided }: Work): Promise<Result<null>> => {
  for (const { nomination, decision, reason, endsAt } of decided) {
    const pressed = {
      firstId: meeting.recordedBy,
      reason,
      ...(endsAt !== null && { publicityEndsAt: endsAt }),
    }
    const facts = await nominationFactsOf(tx, { nomination, actor }, pressed)
    if (!facts.ok) return facts
    const next = decide(decisions[decision], facts.value)
    if (!next.ok)
      return deny(next.denial.key, { ...next.denial.facts, name: textOf(nomination.entry, 'name') })
    if (!(await tx.nominations.move(nomination, next.value, { at: actor.at }))) return deny('version-stale')
    tx.audit({
      action: `nomination.${decisions[decision]}`,
      about: `nomination:${nomination.id}`,
      before: { state: nomination.state },
      after: { state: next.value, meeting: meeting.id, recordedBy: meeting.recordedBy },
      article: '第四条',
    })
  }
  tx.audit({
    action: 'meeting.confirm',
    about: `meeting:${meeting.id}`,
    before: { state: meeting.state, recordedBy: meeting.recordedBy },
    after: { state: 'confirmed', name: meeting.name, date: meeting.date, decided: decided.length },
    article: '第四条',
  })
  return ok(null)
}

/** The final list, with those whom earlier meetings agreed to; none while nobody was. */
const announce = async (deps: Deps, tx: Tx, { meeting, cycle, actor, decided }: Work): Promise<void> => {
  const lists = await tx.lists.everReleased(cycle.id)
  const before = lists.filter((list) => list.kind === 'final')
  const published = lists
    .filter((list) => list.kind !== 'final')
    .reverse()
    .flatMap((list) => list.rows)
  const approved = approvedOf(decided).flatMap(({ nominationId }) => {
    const row = published.find((candidate) => candidate.nominationId === nominationId)
    return row ? [row] : []
  })
  if (approved.length === 0) return
  const rows = strokeOrder<StoredRow>([...(before.at(-1)?.rows ?? []), ...approved])
  for (const old of before) await tx.lists.save(old, { state: 'superseded' })
  const list = await tx.lists.create({
    id: deps.newId('list'),
    cycleId: cycle.id,
    kind: 'final',
    state: 'released',
    rows,
    rowsHash: rowsHash(rows.map(publicRow)),
    startDate: meeting.date,
    endDate: meeting.date,
    endsAt: actor.at,
    contact: contactLines(cycle.settings).join('\n'),
    reason: '',
    card: null,
    cardSha256: null,
    proposedBy: meeting.recordedBy,
    proposedAt: meeting.recordedAt,
    releasedBy: actor.person.id,
    releasedAt: actor.at,
    endedAt: null,
    at: actor.at,
  })
  tx.audit({
    action: 'list.final',
    about: `list:${list.id}`,
    after: { number: list.number, meeting: meeting.id, rows: list.rowsHash },
    article: '第四条',
  })
  tx.job('publish', { list: list.id, what: 'decision' })
}
