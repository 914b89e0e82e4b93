import type { Usecase } from '../deps.ts'
import { returnMeeting as mayReturn } from '../domain/decision.ts'
import { deny, ok } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import { meetingCandidates, meetingHash, meetingOf } from './meeting-lines.ts'

/**
 * 有误，退回 of a recorded meeting by its second person, who says what is wrong; whoever recorded it learns that.
 * Denials: those of returnMeeting and of the stage, reason-missing, decision-changed when the card showed another
 * record, version-stale.
 */
export const returnMeeting: Usecase<{ meeting: string; seen: string; reason: string }> = (
  deps,
  actor,
  input,
) =>
  deps.store.change(actor, async (tx) => {
    const meeting = await tx.meetings.byId(input.meeting)
    const cycle = meeting && (await tx.cycles.byId(meeting.cycleId))
    if (!meeting || !cycle) return deny('not-found')
    const open = workOpen(cycle, 'decide', { at: actor.at })
    if (!open.ok) return open
    // A record that was taken back is not "nothing recorded" for who still holds its card.
    if (meeting.state === 'draft' && meeting.recordedAt !== null) return deny('decision-changed')
    const returned = mayReturn(meeting, actor)
    if (!returned.ok) return returned
    const lines = await meetingCandidates(tx, cycle, meeting)
    if (input.seen !== meetingHash(meetingOf(meeting, lines))) return deny('decision-changed')
    const reason = input.reason.trim()
    if (reason === '') return deny('reason-missing', { field: 'reason' })
    if (!(await tx.meetings.save(meeting, { state: returned.value }))) return deny('version-stale')
    tx.audit({
      action: 'meeting.return',
      about: `meeting:${meeting.id}`,
      before: { state: meeting.state, recordedBy: meeting.recordedBy },
      after: { state: returned.value },
      article: '第四条',
      note: reason,
    })
    const about = {
      title: '党组会决定的录入被退回',
      lines: [`${actor.person.name}：${reason}`, '改好以后，请重新提交，由另一位同志确认。'],
    }
    tx.send({ to: { person: meeting.recordedBy }, show: { card: 'notice', about }, lane: 1 })
    return ok({
      toast: { key: 'meeting-returned', facts: {} },
      show: { card: 'meeting-confirm', about: { meeting: meeting.id } },
    })
  })
