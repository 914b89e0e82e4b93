import type { Actor, Deps, Usecase } from '../deps.ts'
import { readLabelled } from '../domain/corrections.ts'
import { nameKeyInput } from '../domain/duplicates.ts'
import { editableStates } from '../domain/nomination.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import { type Understood, understandNomination } from '../domain/talk.ts'
import type { Unit } from '../domain/units.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { askFor, askNext } from './ask-next.ts'
import type { Became, Remark, Wrong } from './nomination-shows.ts'
import { recogniseUnit, unitsOf, workplaceOf } from './officer-units.ts'
import { type Values, writeFields } from './write-fields.ts'

/**
 * "推荐 王建国 数控车工 海淀精工" begins a draft and asks for the next thing; 推荐 alone offers the ways. Denials:
 * no-cycle, those of workOpen, not-your-role, not-your-unit, answer-unit.
 */
export const startNomination: Usecase<{ text: string }> = (deps, actor, { text }) =>
  deps.store.change(actor, async (tx) => {
    const units = await tx.units.all()
    const begun = await mayBegin(tx, actor, units)
    if (!begun.ok) return begun
    const said = understandNomination(text, units)
    if (!said.name && !said.post && !said.unitHint) return ok({ show: { card: 'nominate-start', about: {} } })
    const found = recogniseUnit(said.unitHint ?? '', { mine: begun.value.mine, all: units })
    if (!found.ok) return found
    const { unit, sure } = found.value
    const show = await begin(
      { deps, tx, actor, cycle: begun.value.cycle },
      { said, unit, sure, listed: listedIn(text) },
    )
    return ok({ show })
  })

/** 自己填写: an empty draft on screen ①; an empty one that was left is taken up again. */
export const fillMyself: Usecase<unknown> = (deps, actor) =>
  deps.store.change(actor, async (tx) => {
    const units = await tx.units.all()
    const begun = await mayBegin(tx, actor, units)
    if (!begun.ok) return begun
    const { cycle, mine } = begun.value
    const unit = mine[0]
    if (!unit) return deny('not-your-role')
    const left = await tx.nominations.list({
      cycleId: cycle.id,
      states: ['draft'],
      createdBy: actor.person.id,
    })
    const empty = left.find(
      (entry) => entry.route !== 'self' && !entry.entry.fields.name && !entry.entry.fields.post,
    )
    const nomination = empty ?? (await createDraft({ deps, tx, actor, cycle }, unit))
    await tx.focus.set(actor.person.id, {
      nominationId: nomination.id,
      field: null,
      asking: null,
      at: actor.at,
    })
    return ok({ show: { card: 'entry-person', about: { nomination: nomination.id } } })
  })

type Beginning = { cycle: Cycle; mine: Unit[] }

/** Whether this person may recommend now, and for which units. */
export const mayBegin = async (tx: Tx, actor: Actor, units: readonly Unit[]): Promise<Result<Beginning>> => {
  if (actor.person.external) return deny('external-person')
  const mine = unitsOf(actor, units)
  if (mine.length === 0) return deny('not-your-role')
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const open = workOpen(cycle, 'nominate', { at: actor.at })
  return open.ok ? ok({ cycle, mine }) : open
}

type Work = { deps: Deps; tx: Tx; actor: Actor; cycle: Cycle }

/** A new draft of a unit, its workplace filled in. */
export const createDraft = async ({ deps, tx, actor, cycle }: Work, unit: Unit): Promise<Nomination> => {
  const id = deps.newId('nom')
  const route = unit.kind === 'social' ? 'organisation' : 'unit'
  await tx.nominations.create({
    id,
    cycleId: cycle.id,
    route,
    unitId: unit.id,
    createdBy: actor.person.id,
    at: actor.at,
  })
  tx.audit({
    action: 'nomination.create',
    about: `nomination:${id}`,
    after: { route, unit: unit.id },
    article: '第三条',
  })
  return write({ tx, actor, cycle }, id, { unit: workplaceOf(unit) })
}

const write = async (
  { tx, actor, cycle }: Omit<Work, 'deps'>,
  id: string,
  values: Values,
): Promise<Nomination> => {
  const held = await tx.nominations.hold(id)
  if (!held) throw new Error('a draft just made is missing')
  await tx.nominations.setFields(held, values, { byId: actor.person.id, source: 'talk', at: actor.at })
  const after = await tx.nominations.byId(id)
  if (!after) throw new Error(`a draft of ${cycle.id} just written is missing`)
  return after
}

type Start = { said: Understood; unit: Unit; sure: boolean; listed: Values }

/** The other fields of a pasted list of labels (姓名：… 岗位：…); the unit is recognised on its own. */
const listedIn = (text: string): Values => {
  const { unit: _, ...listed } = readLabelled(text) ?? {}
  return listed
}

const begin = async (work: Work, { said, unit, sure, listed }: Start) => {
  const { tx, actor, cycle } = work
  const known = said.name ? await sameName(tx, cycle, { name: said.name, unit }) : []
  const draft = known.find(({ state }) => editableStates.includes(state))
  const before = draft ?? (await createDraft(work, unit))
  const values: Values = {
    ...listed,
    ...(said.name && { name: said.name }),
    ...(said.post && { post: said.post }),
  }
  const held = (await tx.nominations.hold(before.id)) ?? before
  const wrote = await writeFields(tx, {
    actor,
    nomination: held,
    cycle,
    values,
    versions: 'now',
    source: 'talk',
  })
  const nomination = (await tx.nominations.byId(before.id)) ?? before
  const became: Became = {
    saved: [...wrote.saved, ...(draft ? [] : (['unit'] as const))],
    wrong: Object.entries(wrote.wrong).map(([field, denial]) => ({ field, denial }) as Wrong),
    remarks: remarksOf({ draft: Boolean(draft), handedIn: !draft && known.length > 0, guessed: !sure, said }),
  }
  const later: Nomination['conflicts'][number]['key'][] = []
  if (!nomination.entry.fields.name) return askFor(tx, { actor, nomination, later, field: 'name' }, became)
  return askNext(tx, { actor, nomination, later }, became)
}

const sameName = async (tx: Tx, cycle: Cycle, { name, unit }: { name: string; unit: Unit }) =>
  tx.nominations
    .list({ cycleId: cycle.id, nameKey: nameKeyInput(name, workplaceOf(unit)), unitIds: [unit.id] })
    .then((found) => found.filter(({ state }) => state !== 'withdrawn'))

type Remarkable = { draft: boolean; handedIn: boolean; guessed: boolean; said: Understood }

const remarksOf = ({ draft, handedIn, guessed, said }: Remarkable): Remark[] => [
  ...(draft ? (['draft-exists'] as const) : []),
  ...(handedIn ? (['already-handed-in'] as const) : []),
  ...(guessed && said.unitHint ? (['unit-taken'] as const) : []),
]
