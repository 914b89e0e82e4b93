import { type Actor, has, type Usecase } from '../deps.ts'
import { editableStates } from '../domain/nomination.ts'
import { ok } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { askNext } from './ask-next.ts'
import { holdForEdit } from './edit-nomination.ts'
import { unitsOf } from './officer-units.ts'

/** Entries this person may still write into: own unit's, own ones, the own 自荐; newest change first. */
export const draftsOf = async (tx: Nouns, actor: Actor): Promise<Nomination[]> => {
  const cycle = await tx.cycles.current()
  if (!cycle || actor.person.external) return []
  const mine = has(actor, 'officer') ? unitsOf(actor, await tx.units.all()).map(({ id }) => id) : []
  const about = { cycleId: cycle.id, states: editableStates }
  const lists = [
    mine.length > 0 ? await tx.nominations.list({ ...about, unitIds: mine }) : [],
    await tx.nominations.list({ ...about, createdBy: actor.person.id }),
    await tx.nominations.list({ ...about, nomineeId: actor.person.id }),
  ]
  const all = new Map(lists.flat().map((entry) => [entry.id, entry]))
  return [...all.values()].filter(({ route, nomineeId }) => route !== 'self' || nomineeId === actor.person.id)
}

/** 继续: the one draft goes on; several, or none, are listed. */
export const continueNomination: Usecase<{ text: string }> = (deps, actor, { text }) =>
  deps.store.change(actor, async (tx) => {
    const drafts = await draftsOf(tx, actor)
    const name = text.trim()
    const meant = name === '' ? drafts : drafts.filter(({ entry }) => entry.fields.name === name)
    const [only, ...more] = meant
    if (!only || more.length > 0) return ok({ show: { card: 'drafts', about: {} } })
    const editing = await holdForEdit(tx, actor, only.id)
    if (!editing.ok) return editing
    return ok({ show: await askNext(tx, { actor, nomination: editing.value.nomination, later: [] }) })
  })
