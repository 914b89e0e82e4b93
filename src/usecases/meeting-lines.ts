import { createHash } from 'node:crypto'
import { type DecisionLine, type Meeting, meetingCanonical } from '../domain/decision.ts'
import { textOf } from '../domain/entry.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { MeetingRow } from '../store/nouns/meetings.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'

/** Somebody a meeting may decide about: publicised, or put off by an earlier one. */
export type Candidate = DecisionLine & { nomination: Nomination; name: string; unit: string; post: string }

/** Everybody who can come before the party group, with what was recorded so far, by name of the unit. */
export const meetingCandidates = async (
  tx: Nouns,
  cycle: Cycle,
  meeting: MeetingRow | null,
): Promise<Candidate[]> => {
  const entries =
    meeting?.state === 'confirmed'
      ? await tx.nominations.byIds(meeting.decisions.map((decision) => decision.nominationId))
      : await tx.nominations.list({ cycleId: cycle.id, states: ['publicised', 'deferred'] })
  const open = await tx.objections.open(cycle.id)
  const lists = (await tx.lists.everReleased(cycle.id)).filter((list) => list.kind !== 'final').reverse()
  const rows = lists.flatMap((list) => list.rows)
  const decided = new Map(meeting?.decisions.map((decision) => [decision.nominationId, decision]))
  const found = entries.map((nomination): Candidate => {
    const said = decided.get(nomination.id)
    return {
      nominationId: nomination.id,
      decision: said?.decision ?? null,
      reason: said?.reason ?? '',
      objectionOpen: open.has(nomination.id),
      endsAt: rows.find((row) => row.nominationId === nomination.id)?.endsAt ?? null,
      nomination,
      name: textOf(nomination.entry, 'name'),
      unit: textOf(nomination.entry, 'unit'),
      post: textOf(nomination.entry, 'post'),
    }
  })
  return inPublishedOrder(
    found,
    rows.map((row) => row.nominationId),
  )
}

// The order of the list the room has before it; whoever it lacks comes last.
const inPublishedOrder = (found: Candidate[], ids: readonly string[]): Candidate[] => {
  const place = (line: Candidate) => {
    const index = ids.indexOf(line.nominationId)
    return index < 0 ? ids.length : index
  }
  return found.sort((a, b) => place(a) - place(b))
}

/** The meeting as the rules judge it. Decisions about who has left the list since do not count. */
export const meetingOf = (row: MeetingRow, lines: readonly Candidate[]): Meeting => ({
  name: row.name,
  date: row.date,
  state: row.state,
  recordedBy: row.recordedBy,
  lines,
})

/** What the confirming card carries: whatever changes in between voids it. */
export const meetingHash = (meeting: Meeting): string =>
  createHash('sha256').update(meetingCanonical(meeting), 'utf8').digest('hex')
