import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { dateOf, startOfDate } from '../domain/dates.ts'
import { type ObjectionForm, receiveObjection } from '../domain/objections.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { workingPeriod } from '../domain/working-days.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList } from '../store/nouns/lists.ts'

type Input = { list: string; nomination: string; realName: string; contact: string; facts: string }

/** Nine in the morning of the last day: there is still a day to answer in. */
const REMIND_MS = 9 * 3_600_000

/**
 * An objection is received, within the period of the person it is about. What it says is sealed; the record shows
 * that it came and about whom. Denials: external-person, no-cycle, those of receiveObjection with `field`.
 */
export const submitObjection: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (actor.person.external) return deny('external-person')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const list = await tx.lists.released(cycle.id)
    if (!list) return deny('objection-period')
    const form = { ...input, nominationId: input.nomination }
    const received = receive(form, list, actor.at)
    if (!received.ok) return received
    const id = deps.newId('obj')
    await tx.objections.create({
      id,
      cycleId: cycle.id,
      listId: list.id,
      nominationId: input.nomination,
      byId: actor.person.id,
      nameBox: deps.seal.close(input.realName.trim()),
      contactBox: deps.seal.close(input.contact.trim()),
      factsBox: deps.seal.close(input.facts.trim()),
      at: actor.at,
    })
    tx.audit({
      action: 'objection.receive',
      about: `objection:${id}`,
      after: { nomination: input.nomination, list: list.id, state: 'received' },
      article: '第四条',
    })
    await tx.attachments.claimForObjection(actor.person.id, id)
    await expectFiles(tx, actor, id)
    await tellHandlers(tx, { id, nominationId: input.nomination, actor })
    remind(tx, { id, cycle, at: actor.at })
    return ok({
      toast: { key: 'objection-received', facts: {} },
      show: { card: 'objection-receipt', about: { objection: id } },
    })
  })

const fieldOf: Partial<Record<Denial['key'], string>> = {
  'objection-respondent': 'nomination',
  'objection-name': 'realName',
  'objection-contact': 'contact',
  'objection-facts': 'facts',
}

const receive = (form: ObjectionForm, list: PublicList, at: number): Result<'received'> => {
  const row = list.rows.find((candidate) => candidate.nominationId === form.nominationId)
  const received = receiveObjection(form, {
    at,
    startsAt: startOfDate(row?.start ?? list.startDate),
    endsAt: row?.endsAt ?? list.endsAt,
    listed: list.rows.map((candidate) => candidate.nominationId),
  })
  if (received.ok) return received
  const field = fieldOf[received.denial.key]
  return deny(received.denial.key, { ...received.denial.facts, ...(field && { field }) })
}

// The files that follow belong to it until the person talks about something else.
export const expectFiles = async (tx: Tx, actor: Actor, objection: string | null): Promise<void> => {
  await tx.focus.set(actor.person.id, {
    nominationId: null,
    field: null,
    asking: { kind: 'objection', ...(objection && { objection }) },
    at: actor.at,
  })
}

type Told = { id: string; nominationId: string; actor: Actor }

const tellHandlers = async (tx: Tx, { id, nominationId, actor }: Told): Promise<void> => {
  const nomination = await tx.nominations.byId(nominationId)
  const able = (await tx.people.holding(['caseHandler'])).filter(
    (person) =>
      hasRole(person, 'caseHandler', actor.at) &&
      person.id !== actor.person.id &&
      person.id !== nomination?.nomineeId &&
      person.unitId !== nomination?.unitId,
  )
  for (const person of able) {
    tx.send({
      to: { person: person.id },
      show: { card: 'objection-case', about: { objection: id } },
      lane: 1,
    })
  }
  if (able.length === 0)
    tx.task('objection', `objection:${id}`, '有一件异议没有可以承办的同志，请指定案件承办')
}

/** By when an objection is to be answered; null while the year's holidays are unknown. */
export const answerBy = (cycle: Cycle, at: number): string | null => {
  const period = workingPeriod(dateOf(at), cycle.settings.objectionAnswerDays, {
    calendar: cycle.settings.calendar,
    calendarYears: cycle.settings.calendarYears,
    startCounts: false,
  })
  return period.ok ? period.value.end : null
}

const remind = (tx: Tx, { id, cycle, at }: { id: string; cycle: Cycle; at: number }): void => {
  const end = answerBy(cycle, at)
  if (end) tx.due('objection-remind', id, startOfDate(end) + REMIND_MS)
}

/** The last day for an answer: who handles it is reminded, while it is open. */
export const remindObjection: Usecase<{ about: string; at: number }> = (deps: Deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    const objection = await tx.objections.byId(about)
    if (objection?.state !== 'received' && objection?.state !== 'accepted') return ok({})
    const handlers = objection.handlerId
      ? [objection.handlerId]
      : (await tx.people.holding(['caseHandler'])).map((person) => person.id)
    for (const person of handlers) {
      tx.send({ to: { person }, show: { card: 'objection-case', about: { objection: about } }, lane: 1 })
    }
    return ok({})
  })
