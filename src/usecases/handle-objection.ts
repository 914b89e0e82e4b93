import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import { textOf } from '../domain/entry.ts'
import { decide } from '../domain/nomination.ts'
import { decideObjection, type ObjectionAction, objectionStates } from '../domain/objections.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { holdsFor } from '../domain/roles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Objection } from '../store/nouns/objections.ts'
import { composeList } from './compose-list.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import { putProposal, tellSecond } from './propose-list.ts'
import { candidatesNow } from './publicity-candidates.ts'

type Input = {
  objection: string
  version: number
  action: ObjectionAction
  reason: string
  question: string
}

/**
 * 受理, 不予受理, 成立, 不成立. Upheld, the person leaves the list and a corrected one is proposed by itself.
 * Denials: not-found, must-not-see when another one handles it, version-stale, those of decideObjection.
 */
export const handleObjection: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const objection = await tx.objections.byId(input.objection)
    const nomination = objection && (await tx.nominations.byId(objection.nominationId))
    if (!objection || !nomination) return deny('not-found')
    if (objection.handlerId && objection.handlerId !== actor.person.id) return deny('must-not-see')
    const next = decideObjection(input.action, {
      state: objection.state,
      byId: objection.byId,
      nomineeId: nomination.nomineeId,
      nomineeUnitId: nomination.unitId,
      handler: actor.person,
      at: actor.at,
      reason: input.reason,
    })
    if (!next.ok)
      return next.denial.key === 'reason-missing' ? deny('reason-missing', { field: 'reason' }) : next
    if (objection.version !== input.version) return deny('version-stale')
    const work = { deps, actor, input, objection, nomination }
    if (!(await settle(tx, { ...work, state: next.value }))) return deny('version-stale')
    const followed = next.value === 'upheld' ? await strike(tx, work) : ok(null)
    if (!followed.ok) return followed
    return ok({
      toast: {
        key: 'objection-handled',
        facts: { name: textOf(nomination.entry, 'name'), state: objectionStates[next.value] },
      },
      show: { card: 'objection-case', about: { objection: objection.id } },
    })
  })

type Work = { deps: Deps; actor: Actor; input: Input; objection: Objection; nomination: Nomination }

const settle = async (
  tx: Tx,
  { deps, actor, input, objection, nomination, state }: Work & { state: Objection['state'] },
): Promise<boolean> => {
  const closed = state !== 'accepted'
  const question = state === 'accepted' ? input.question.trim() : ''
  const saved = await tx.objections.save(objection, {
    state,
    handlerId: actor.person.id,
    ...(closed && { conclusion: input.reason.trim(), handledAt: actor.at }),
    ...(question && { questionBox: deps.seal.close(question) }),
  })
  if (!saved) return false
  // The record says that and when; what was found stays with the objection.
  tx.audit({
    action: `objection.${input.action}`,
    about: `objection:${objection.id}`,
    before: { state: objection.state },
    after: { state, asked: question !== '' },
    article: '第四条',
  })
  tx.send({
    to: { person: objection.byId },
    show: { card: 'objection-receipt', about: { objection: objection.id } },
  })
  if (question) await askUnit(tx, { objection, nomination, at: actor.at })
  return true
}

type Asked = { objection: Objection; nomination: Nomination; at: number }

const askUnit = async (tx: Tx, { objection, nomination, at }: Asked): Promise<void> => {
  const units = await tx.units.all()
  const officers = (await tx.people.holding(['officer'])).filter((person) =>
    holdsFor(person, 'officer', { unitId: nomination.unitId, units, at }),
  )
  for (const { id } of officers.filter((person) => person.id !== objection.byId)) {
    const show = { card: 'objection-question', about: { objection: objection.id } } as const
    tx.send({ to: { person: id }, show, lane: 1 })
  }
}

const strike = async (tx: Tx, { deps, actor, input, objection, nomination }: Work): Promise<Result<null>> => {
  const facts = await nominationFactsOf(tx, { nomination, actor }, { reason: input.reason })
  if (!facts.ok) return facts
  const next = decide('strike', facts.value)
  if (!next.ok) return next
  if (!(await tx.nominations.move(nomination, next.value, { at: actor.at }))) return deny('version-stale')
  tx.audit({
    action: 'nomination.strike',
    about: `nomination:${nomination.id}`,
    before: { state: nomination.state },
    after: { state: next.value, objection: objection.id },
    article: '第四条',
  })
  await tellFate(tx, nomination)
  return proposeCorrection(deps, tx, actor)
}

/** The nominee and who submitted the entry learn what became of it. */
export const tellFate = async (tx: Tx, nomination: Nomination): Promise<void> => {
  const told = [nomination.nomineeId, nomination.submittedBy ?? nomination.createdBy]
  for (const person of new Set(told)) {
    if (!person) continue
    const show = { card: 'fate', about: { nomination: nomination.id } } as const
    tx.send({ to: { person }, show, lane: 1 })
  }
}

// While the period runs the groups must learn of it; afterwards the final list says the same.
const proposeCorrection = async (deps: Deps, tx: Tx, actor: Actor): Promise<Result<null>> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const found = await candidatesNow(tx, cycle, actor)
  if (!found.previous) return ok(null)
  const composed = composeList(found, dateOf(actor.at), actor.at)
  if (!composed.ok) {
    tx.task('correction', `list:${found.previous.id}`, '异议成立后名单为空或不能自动更正，请人工更正公示')
    return ok(null)
  }
  const list = await putProposal(deps, tx, {
    found,
    composed: composed.value,
    actor,
    reason: '异议经核实成立，移出1人',
  })
  if (list) await tellSecond(tx, list, actor)
  return ok(null)
}
