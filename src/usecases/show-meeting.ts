import { has, type Loader } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import type { MeetingState } from '../domain/decision.ts'
import { deny, ok } from '../domain/result.ts'
import { type Candidate, meetingCandidates, meetingHash, meetingOf } from './meeting-lines.ts'

/** Why nothing can be decided yet; `end` is the last day of the publicity, 'YYYY-MM-DD'. */
type Blocked = { why: 'not-public' } | { why: 'objection' } | { why: 'public'; end: string }

type Line = {
  nomination: string
  name: string
  unit: string
  post: string
  decision: Candidate['decision']
  reason: string
  blocked: Blocked | null
}

type View = {
  meeting: string
  version: number
  name: string
  date: string
  state: MeetingState
  lines: Line[]
  page: number
  pages: number
  counts: { decided: number; all: number }
}

/** Three buttons a person: more would not fit a card. */
const PAGE = 8

/** 录入会议, a page of names. Denials: not-your-role, no-cycle. */
export const showMeeting: Loader<{ page?: number }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'recorder')) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const meeting = await tx.meetings.open(cycle.id)
    const all = await meetingCandidates(tx, cycle, meeting)
    const pages = Math.max(1, Math.ceil(all.length / PAGE))
    const page = Math.min(Math.max(0, about.page ?? 0), pages - 1)
    return ok({
      meeting: meeting?.id ?? '',
      version: meeting?.version ?? 0,
      name: meeting?.name ?? '',
      date: meeting?.date || dateOf(viewer.at),
      state: meeting?.state ?? 'draft',
      lines: all.slice(page * PAGE, page * PAGE + PAGE).map((line) => lineOf(line, viewer.at)),
      page,
      pages,
      counts: { decided: all.filter((line) => line.decision !== null).length, all: all.length },
    })
  })

const lineOf = (line: Candidate, at: number): Line => ({
  nomination: line.nominationId,
  name: line.name,
  unit: line.unit,
  post: line.post,
  decision: line.decision,
  reason: line.reason,
  blocked: blockedBy(line, at),
})

const blockedBy = (line: Candidate, at: number): Blocked | null => {
  if (line.endsAt === null) return { why: 'not-public' }
  if (line.objectionOpen) return { why: 'objection' }
  return at <= line.endsAt ? { why: 'public', end: dateOf(line.endsAt) } : null
}

type Confirm = {
  meeting: string
  name: string
  date: string
  state: MeetingState
  recordedBy: string
  own: boolean
  lines: Line[]
  seen: string
}

/** What the second person confirms. Denials: must-not-see, not-found. */
export const showMeetingConfirm: Loader<{ meeting?: string }, Confirm> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'recorder', 'confirmer', 'staff')) return deny('must-not-see')
    const current = await tx.cycles.current()
    const open = current && (await tx.meetings.open(current.id))
    const meeting = about.meeting ? await tx.meetings.byId(about.meeting) : open
    const cycle = meeting && (await tx.cycles.byId(meeting.cycleId))
    if (!meeting || !cycle) return deny('not-found')
    const lines = await meetingCandidates(tx, cycle, meeting)
    const by = await tx.people.byId(meeting.recordedBy)
    const decided = lines.filter((line) => line.decision !== null).map((line) => lineOf(line, viewer.at))
    return ok({
      meeting: meeting.id,
      name: meeting.name,
      date: meeting.date,
      state: meeting.state,
      recordedBy: by?.name ?? '',
      own: meeting.recordedBy === viewer.person.id,
      lines: decided,
      seen: meetingHash(meetingOf(meeting, lines)),
    })
  })
