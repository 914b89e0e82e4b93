import { dateOf, isDate } from './dates.ts'
import { deny, ok, type Result } from './result.ts'
import { hasRole, maySecond, type Person } from './roles.ts'

/** Per person: 同意, 不同意, 暂缓, each with the nomination's action. */
export const decisions = { 同意: 'approve', 不同意: 'reject', 暂缓: 'defer' } as const
export type DecisionValue = keyof typeof decisions

export function parseDecision(input: unknown): Result<DecisionValue> {
  const value = (Object.keys(decisions) as DecisionValue[]).find((known) => known === input)
  return value ? ok(value) : deny('decision-value')
}

/** One person of a meeting. `objectionOpen` blocks this person alone; `endsAt` is the end of their publicity. */
export type DecisionLine = {
  nominationId: string
  decision: DecisionValue | null
  reason: string
  objectionOpen: boolean
  endsAt: number | null
}

export type MeetingState = 'draft' | 'recorded' | 'confirmed'
export type Meeting = {
  name: string
  date: string
  state: MeetingState
  recordedBy: string | null
  lines: readonly DecisionLine[]
}

/** Meetings are cited by number, e.g. 2026年第8次党组会; the number is the office's. */
const MEETING_NAME = /^\S.{3,59}$/u

/**
 * 录入会议: the recorder enters meeting and decisions. Lines without a decision are left for a later meeting;
 * nobody under an open objection can be decided. Denials: not-your-role, decision-confirmed, decision-meeting,
 * date-invalid, decision-none, decision-not-publicised, decision-before-end, objection-open,
 * decision-reason-missing, each of the last four with `nomination`.
 */
export function recordMeeting(meeting: Meeting, press: { person: Person; at: number }): Result<'recorded'> {
  if (!hasRole(press.person, 'recorder', press.at)) return deny('not-your-role')
  if (meeting.state === 'confirmed') return deny('decision-confirmed')
  if (!MEETING_NAME.test(meeting.name.trim())) return deny('decision-meeting')
  if (!isDate(meeting.date)) return deny('date-invalid', { date: meeting.date })
  const lines = meeting.lines.filter((line) => line.decision !== null)
  if (lines.length === 0) return deny('decision-none')
  if (meeting.date > dateOf(press.at)) return deny('date-future', { date: meeting.date })
  for (const line of lines) {
    const refused = lineDenial(line, meeting.date)
    if (refused) return refused
  }
  return ok('recorded')
}

// The meeting is on a later day than the last of the publicity; since its date is never in the future, so is the
// moment somebody writes it down.
function lineDenial(line: DecisionLine, date: string) {
  const fact = { nomination: line.nominationId }
  if (line.endsAt === null) return deny('decision-not-publicised', fact)
  if (date <= dateOf(line.endsAt)) return deny('decision-before-end', fact)
  if (line.objectionOpen) return deny('objection-open', fact)
  if (line.decision !== '同意' && line.reason.trim() === '') return deny('decision-reason-missing', fact)
  return undefined
}

/** The string whose SHA-256 the confirming card carries: whatever changes in between voids what it showed. */
export function meetingCanonical(meeting: Pick<Meeting, 'name' | 'date' | 'lines'>): string {
  const lines = meeting.lines
    .map((line) => [line.nominationId, line.decision, line.reason.trim()])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return JSON.stringify({ name: meeting.name.trim(), date: meeting.date, lines })
}

/**
 * 确认无误 by a second person, of exactly what was recorded; then it is frozen. Denials: decision-none (nothing
 * recorded), decision-confirmed, decision-changed, those of maySecond, and those of a line that changed since.
 */
export function confirmMeeting(
  meeting: Meeting,
  press: { person: Person; at: number; seen: string; now: string },
): Result<'confirmed'> {
  if (meeting.state === 'confirmed') return deny('decision-confirmed')
  if (meeting.state !== 'recorded' || meeting.recordedBy === null) return deny('decision-none')
  const second = maySecond('confirm-decision', meeting.recordedBy, press)
  if (!second.ok) return second
  if (press.seen !== press.now) return deny('decision-changed')
  for (const line of meeting.lines) {
    const refused = line.decision === null ? undefined : lineDenial(line, meeting.date)
    if (refused) return refused
  }
  return ok('confirmed')
}

/**
 * 有误，退回: the second person does not confirm, and the record is a draft again. Denials: decision-none (nothing
 * recorded), decision-confirmed, and those of maySecond.
 */
export function returnMeeting(
  meeting: Pick<Meeting, 'state' | 'recordedBy'>,
  press: { person: Person; at: number },
): Result<'draft'> {
  if (meeting.state === 'confirmed') return deny('decision-confirmed')
  if (meeting.state !== 'recorded' || meeting.recordedBy === null) return deny('decision-none')
  const second = maySecond('confirm-decision', meeting.recordedBy, press)
  return second.ok ? ok('draft') : second
}

/** Any change after the recording takes the record back to a draft; the first person records again. */
export function changeMeeting(state: MeetingState): Result<'draft'> {
  return state === 'confirmed' ? deny('decision-confirmed') : ok('draft')
}
