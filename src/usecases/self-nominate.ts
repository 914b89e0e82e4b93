import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { normaliseField } from '../domain/answers.ts'
import { contestGate, parseContest } from '../domain/contest.ts'
import { findUnits } from '../domain/duplicates.ts'
import { isPlausibleName } from '../domain/names.ts'
import { editableStates } from '../domain/nomination.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { workplaceOf } from './officer-units.ts'
import type { Show } from './shows.ts'
import type { Values } from './write-fields.ts'

/**
 * 自荐, alone or with the contest behind it ("自荐 2023年北京市职工技能大赛第六名"). An own entry that exists is shown
 * instead of making a second. Denials: external-person, no-cycle, those of workOpen, and the gate's.
 */
export const startSelf: Usecase<{ text: string }> = (deps, actor, { text }) =>
  deps.store.change(actor, async (tx) => {
    const open = await mayBegin(tx, actor)
    if (!open.ok) return open
    const own = await ownEntry(tx, actor, open.value)
    if (own) return ok({ show: await shown(tx, actor, own) })
    if (text.trim() === '') return ok({ show: { card: 'self-start', about: {} } })
    return begin({ deps, tx, actor, cycle: open.value }, { contest: text, unit: '' })
  })

/**
 * 开始自荐: the gate of Art.3¶3, then a draft of one's own. Denials: those of startSelf; answer-empty, contest-level,
 * contest-result.
 */
export const beginSelf: Usecase<{ contest: string; unit: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const open = await mayBegin(tx, actor)
    if (!open.ok) return open
    const own = await ownEntry(tx, actor, open.value)
    if (own) return ok({ show: await shown(tx, actor, own) })
    return begin({ deps, tx, actor, cycle: open.value }, input)
  })

const mayBegin = async (tx: Tx, actor: Actor): Promise<Result<Cycle>> => {
  if (actor.person.external) return deny('external-person')
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const open = workOpen(cycle, 'nominate', { at: actor.at })
  return open.ok ? ok(cycle) : open
}

const ownEntry = async (tx: Tx, actor: Actor, cycle: Cycle): Promise<Nomination | undefined> =>
  (await tx.nominations.list({ cycleId: cycle.id, nomineeId: actor.person.id })).find(
    ({ route, state }) => route === 'self' && !gone.includes(state),
  )

const shown = async (tx: Tx, actor: Actor, entry: Nomination): Promise<Show> => {
  const about = { nomination: entry.id }
  if (!editableStates.includes(entry.state)) return { card: 'entry-status', about }
  await focusOnCertificate(tx, actor, entry.id)
  return { card: 'self-certificate', about }
}

// The certificate is asked for first: whatever is sent now belongs to the contest.
const focusOnCertificate = (tx: Tx, actor: Actor, id: string): Promise<void> =>
  tx.focus.set(actor.person.id, {
    nominationId: id,
    field: 'contest',
    asking: { kind: 'nomination', later: [], base: 0 },
    at: actor.at,
  })

type Work = { deps: Deps; tx: Tx; actor: Actor; cycle: Cycle }

const begin = async ({ deps, tx, actor, cycle }: Work, typed: { contest: string; unit: string }) => {
  const contest = normaliseField('contest', typed.contest, { reference: '' })
  if (!contest.ok) return contest
  if (contest.value === '') return deny('answer-empty', { field: '竞赛成绩', on: 'form' })
  const gate = contestGate(parseContest(contest.value))
  if (!gate.ok) return gate
  const place = await placeOf(tx, actor, typed.unit)
  if (!place.ok) return place
  const id = deps.newId('nom')
  await tx.nominations.create({
    id,
    cycleId: cycle.id,
    route: 'self',
    unitId: place.value.unitId,
    createdBy: actor.person.id,
    nomineeId: actor.person.id,
    at: actor.at,
  })
  tx.audit({
    action: 'nomination.create',
    about: `nomination:${id}`,
    after: { route: 'self', unit: place.value.unitId, gate: gate.value },
    article: '第三条',
  })
  const held = await tx.nominations.hold(id)
  if (!held) throw new Error('a draft just made is missing')
  const { name } = actor.person
  const values: Values = {
    ...(isPlausibleName(name) && name !== NAMELESS && { name }),
    ...(place.value.workplace && { unit: place.value.workplace }),
    contest: contest.value,
  }
  await tx.nominations.setFields(held, values, { byId: actor.person.id, source: 'screen', at: actor.at })
  await focusOnCertificate(tx, actor, id)
  return ok({ show: { card: 'self-certificate', about: { nomination: id } } as Show })
}

/** What somebody is called whose name the platform did not tell. */
const NAMELESS = '未登记姓名'

type Place = { unitId: string; workplace: string }

// A contestant whose employer has no union in the tree still applies: the entry then stands under the district.
const placeOf = async (tx: Tx, actor: Actor, typed: string): Promise<Result<Place>> => {
  const units = await tx.units.all()
  const own = units.find(({ id }) => id === actor.person.unitId)
  if (own) return ok({ unitId: own.id, workplace: workplaceOf(own) })
  const found = findUnits(typed, units).filter(({ kind }) => kind !== 'district')
  const [meant] = found
  if (found.length === 1 && meant) return ok({ unitId: meant.id, workplace: workplaceOf(meant) })
  const district = units.find(({ kind }) => kind === 'district')
  return district
    ? ok({ unitId: district.id, workplace: typed.trim().slice(0, 60) })
    : deny('unit-unknown', { unit: typed })
}
