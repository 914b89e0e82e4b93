import { type Actor, has, type Loader } from '../deps.ts'
import { textOf } from '../domain/entry.ts'
import { isOpenObjection, type ObjectionState } from '../domain/objections.ts'
import { deny, ok } from '../domain/result.ts'
import { GRACE_MS, type Stage } from '../domain/stages.ts'
import { maySee } from '../domain/visibility.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Objection } from '../store/nouns/objections.ts'
import { contactLines } from './publicity-candidates.ts'
import { answerBy } from './submit-objection.ts'

type Form = {
  list: string
  people: { id: string; name: string; unit: string }[]
  end: string
  contact: string[]
}

/** 我有异议: the names of the list in force. Denials: external-person, no-cycle, objection-period. */
export const showObjectionForm: Loader<{ list: string }, Form> = async (deps, viewer) =>
  deps.store.read(async (tx) => {
    if (viewer.person.external) return deny('external-person')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const list = await tx.lists.released(cycle.id)
    if (!list || viewer.at > list.endsAt + GRACE_MS) return deny('objection-period')
    return ok({
      list: list.id,
      people: list.rows.map(({ nominationId: id, name, unit }) => ({ id, name, unit })),
      end: list.endDate,
      contact: contactLines(cycle.settings),
    })
  })

type Receipt = {
  number: string
  name: string
  at: number
  state: ObjectionState
  conclusion: string
  files: number
  answerBy: string | null
}

/** What the objector is told: received, handled, how it ended. Denials: not-found, must-not-see. */
export const showObjectionReceipt: Loader<{ objection: string }, Receipt> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const objection = await tx.objections.byId(about.objection)
    if (!objection) return deny('not-found')
    if (objection.byId !== viewer.person.id) return deny('must-not-see')
    const cycle = await tx.cycles.byId(objection.cycleId)
    const nomination = await tx.nominations.byId(objection.nominationId)
    return ok({
      number: numberOf(objection),
      name: nomination ? textOf(nomination.entry, 'name') : '',
      at: objection.at,
      state: objection.state,
      conclusion: objection.conclusion,
      files: (await tx.objections.filesOf(objection.id)).length,
      answerBy: cycle && answerBy(cycle, objection.at),
    })
  })

type Case = Omit<Receipt, 'files'> & {
  objection: string
  version: number
  unit: string
  realName: string
  contact: string
  facts: string
  files: { id: string; name: string }[]
  question: string
}

/** The whole objection, for who handles it. Denials: not-found, must-not-see, objection-conflict. */
export const showObjectionCase: Loader<{ objection: string }, Case> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const objection = await tx.objections.byId(about.objection)
    if (!objection) return deny('not-found')
    const cycle = await tx.cycles.byId(objection.cycleId)
    const nomination = await tx.nominations.byId(objection.nominationId)
    if (!cycle || !nomination) return deny('not-found')
    if (!handles(viewer, objection, cycle.stage)) return deny('must-not-see')
    if (isInvolved(viewer, objection, nomination)) return deny('objection-conflict')
    return ok({
      objection: objection.id,
      version: objection.version,
      number: numberOf(objection),
      name: textOf(nomination.entry, 'name'),
      unit: textOf(nomination.entry, 'unit'),
      realName: deps.seal.open(objection.nameBox),
      contact: deps.seal.open(objection.contactBox),
      facts: deps.seal.open(objection.factsBox),
      files: await tx.objections.filesOf(objection.id),
      at: objection.at,
      answerBy: answerBy(cycle, objection.at),
      state: objection.state,
      question: objection.questionBox ? deps.seal.open(objection.questionBox) : '',
      conclusion: objection.conclusion,
    })
  })

/** Any handler while nobody took it, then the one who did. */
const handles = (viewer: Actor, objection: Objection, stage: Stage): boolean => {
  const isHandler =
    has(viewer, 'caseHandler') && (objection.handlerId ?? viewer.person.id) === viewer.person.id
  return maySee('caseHandler', 'objection', {
    stage,
    isHandler,
    objectionClosed: !isOpenObjection(objection.state),
  })
}

/** Who objected, who is objected to, and whoever is of that person's unit. */
export const isInvolved = ({ person }: Actor, objection: Objection, nomination: Nomination): boolean =>
  person.id === objection.byId || person.id === nomination.nomineeId || person.unitId === nomination.unitId

/** A short name for the telephone. */
const numberOf = (objection: Objection): string => objection.id.slice(-6).toUpperCase()

type Question = { name: string; question: string; contact: string[] }

/** What the unit is asked, without a word about who objected. Denials: not-found, must-not-see. */
export const showObjectionQuestion: Loader<{ objection: string }, Question> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const objection = await tx.objections.byId(about.objection)
    const nomination = objection && (await tx.nominations.byId(objection.nominationId))
    const cycle = objection && (await tx.cycles.byId(objection.cycleId))
    if (!objection?.questionBox || !nomination || !cycle) return deny('not-found')
    const isOwnUnit = viewer.person.grants.some(
      (grant) => grant.role === 'officer' && grant.unitId === nomination.unitId,
    )
    const sees =
      has(viewer, 'officer') &&
      maySee('officer', 'objection', {
        stage: cycle.stage,
        isOwnUnit,
        askedToAnswer: true,
      })
    if (!sees) return deny('must-not-see')
    return ok({
      name: textOf(nomination.entry, 'name'),
      question: deps.seal.open(objection.questionBox),
      contact: contactLines(cycle.settings),
    })
  })
