import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { changeMeeting, recordMeeting as mayRecord, parseDecision } from '../domain/decision.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole, needsSecond } from '../domain/roles.ts'
import { workOpen } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { MeetingRow } from '../store/nouns/meetings.ts'
import type { Nouns } from '../store/nouns.ts'
import { meetingCandidates, meetingOf } from './meeting-lines.ts'

type Heads = { name: string; date: string }
type Noted = Heads & { meeting: string; nomination: string; decision: string; reason: string; page: number }

/** 录入会议: the meeting that is being recorded, or the head of a new one. Denials: not-your-role, those of the stage. */
export const openMeeting: Usecase<unknown> = async (deps, actor) => {
  const cycle = await deps.store.read((tx) => mayDecide(tx, actor))
  return cycle.ok ? ok({ show: { card: 'meeting', about: {} } }) : cycle
}

type Wanted = { deps: Deps; actor: Actor; cycle: Cycle; id: string }

/** The meeting a card speaks of; a card of none yet (id '') begins one with its first press. */
const meetingFor = async (tx: Tx, { deps, actor, cycle, id }: Wanted): Promise<MeetingRow | null> => {
  if (id !== '') return tx.meetings.byId(id)
  const open = await tx.meetings.open(cycle.id)
  if (open) return open
  const fresh = deps.newId('meet')
  await tx.meetings.create({ id: fresh, cycleId: cycle.id, recordedBy: actor.person.id, at: actor.at })
  tx.audit({
    action: 'meeting.open',
    about: `meeting:${fresh}`,
    after: { state: 'draft' },
    article: '第四条',
  })
  return tx.meetings.byId(fresh)
}

const mayDecide = async (tx: Nouns, actor: Actor): Promise<Result<Cycle>> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  if (!hasRole(actor.person, 'recorder', actor.at)) return deny('not-your-role')
  const open = workOpen(cycle, 'decide', { at: actor.at })
  return open.ok ? ok(cycle) : open
}

/**
 * 同意, 不同意 or 暂缓 of one person. A change after 提交 takes the record back. Denials: decision-value,
 * decision-reason-missing, decision-not-publicised, objection-open, decision-confirmed.
 */
export const noteDecision: Usecase<Noted> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await mayDecide(tx, actor)
    if (!cycle.ok) return cycle
    const meeting = await meetingFor(tx, { deps, actor, cycle: cycle.value, id: input.meeting })
    if (!meeting) return deny('not-found')
    const value = parseDecision(input.decision)
    if (!value.ok) return value
    const lines = await meetingCandidates(tx, cycle.value, meeting)
    const line = lines.find((candidate) => candidate.nominationId === input.nomination)
    if (!line) return deny('not-found')
    if (line.endsAt === null) return deny('decision-not-publicised', { name: line.name })
    if (line.objectionOpen) return deny('objection-open', { name: line.name })
    const reason = value.value === '同意' ? '' : input.reason.trim()
    if (value.value !== '同意' && reason === '') return deny('decision-reason-missing', { field: 'reason' })
    const kept = await keepHeads(tx, meeting, { input, actor, draft: true })
    if (!kept.ok) return kept
    const said = { nominationId: line.nominationId, decision: value.value, reason }
    await tx.meetings.decide(meeting.id, { ...said, at: actor.at })
    tx.audit({
      action: 'meeting.note',
      about: `nomination:${line.nominationId}`,
      before: { decision: line.decision },
      after: { meeting: meeting.id, decision: value.value },
      article: '第四条',
    })
    return ok({
      toast: { key: 'decision-noted', facts: { name: line.name, decision: value.value } },
      show: { card: 'meeting', about: { page: input.page } },
    })
  })

type Keeping = { input: Heads; actor: Actor; draft: boolean }

/** Keeps name and date of the meeting with whatever was pressed; `draft` takes a record back. */
const keepHeads = async (
  tx: Tx,
  meeting: MeetingRow,
  { input, actor, draft }: Keeping,
): Promise<Result<MeetingRow>> => {
  const state = changeMeeting(meeting.state)
  if (!state.ok) return state
  // An older card may still hold an empty head.
  const heads = { name: input.name.trim() || meeting.name, date: input.date || meeting.date }
  const changed = heads.name !== meeting.name || heads.date !== meeting.date
  if (!changed && !(draft && meeting.state !== 'draft')) return ok(meeting)
  const saved = await tx.meetings.save(meeting, { ...heads, state: 'draft', recordedBy: actor.person.id })
  if (!saved) return deny('version-stale')
  return ok({
    ...meeting,
    ...heads,
    state: 'draft',
    recordedBy: actor.person.id,
    version: meeting.version + 1,
  })
}

/** Another page of names; what was typed into the head stays. */
export const turnMeeting: Usecase<Heads & { meeting: string; page: number }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await mayDecide(tx, actor)
    if (!cycle.ok) return cycle
    const meeting = await meetingFor(tx, { deps, actor, cycle: cycle.value, id: input.meeting })
    if (!meeting) return deny('not-found')
    const kept = await keepHeads(tx, meeting, { input, actor, draft: false })
    return kept.ok ? ok({ show: { card: 'meeting', about: { page: input.page } } }) : kept
  })

/** 提交: the record waits for its second person. Denials: those of recordMeeting, second-person-missing. */
export const recordMeeting: Usecase<Heads & { meeting: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await mayDecide(tx, actor)
    if (!cycle.ok) return cycle
    const stored = await meetingFor(tx, { deps, actor, cycle: cycle.value, id: input.meeting })
    if (!stored) return deny('not-found')
    const kept = await keepHeads(tx, stored, { input, actor, draft: false })
    if (!kept.ok) return kept
    const lines = await meetingCandidates(tx, cycle.value, kept.value)
    const recorded = mayRecord(meetingOf(kept.value, lines), actor)
    if (!recorded.ok) return named(recorded, lines)
    const saved = await tx.meetings.save(kept.value, {
      state: 'recorded',
      recordedBy: actor.person.id,
      recordedAt: actor.at,
    })
    if (!saved) return deny('version-stale')
    tx.audit({
      action: 'meeting.record',
      about: `meeting:${stored.id}`,
      before: { state: kept.value.state },
      after: { state: 'recorded', name: kept.value.name, date: kept.value.date },
      article: '第四条',
    })
    return (await tellConfirmers(tx, { meeting: stored.id, actor }))
      ? ok({ toast: { key: 'meeting-recorded', facts: {} }, show: { card: 'meeting', about: {} } })
      : deny('second-person-missing')
  })

type Lines = Awaited<ReturnType<typeof meetingCandidates>>

/** The rules name a nomination by its id; people read the name. */
export const named = (refused: Extract<Result<never>, { ok: false }>, lines: Lines): Result<never> => {
  const id = refused.denial.facts?.nomination
  const line = lines.find((candidate) => candidate.nominationId === id)
  return line ? deny(refused.denial.key, { name: line.name }) : refused
}

const tellConfirmers = async (
  tx: Tx,
  { meeting, actor }: { meeting: string; actor: Actor },
): Promise<boolean> => {
  const all = await tx.people.holding(needsSecond['confirm-decision'].second)
  const others = all.filter(
    (person) =>
      person.id !== actor.person.id &&
      needsSecond['confirm-decision'].second.some((role) => hasRole(person, role, actor.at)),
  )
  for (const person of others) {
    tx.send({ to: { person: person.id }, show: { card: 'meeting-confirm', about: { meeting } }, lane: 1 })
  }
  return others.length > 0
}
