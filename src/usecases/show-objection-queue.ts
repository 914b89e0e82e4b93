import { type Actor, has, type Loader, type Usecase } from '../deps.ts'
import { textOf } from '../domain/entry.ts'
import { isOpenObjection, type ObjectionState } from '../domain/objections.ts'
import { deny, ok } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Objection } from '../store/nouns/objections.ts'
import type { Nouns } from '../store/nouns.ts'

type Case = { objection: Objection; nomination: Nomination }

/** Objections that wait for this handler: nobody's or the own ones, and none that concern the handler. */
export const openCases = async (tx: Nouns, { person }: Actor): Promise<Case[]> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return []
  const open = (await tx.objections.ofCycle(cycle.id)).filter(
    ({ state, handlerId }) => isOpenObjection(state) && (handlerId ?? person.id) === person.id,
  )
  const found = await tx.nominations.byIds(open.map(({ nominationId }) => nominationId))
  return open.flatMap((objection) => {
    const nomination = found.find(({ id }) => id === objection.nominationId)
    const involved =
      person.id === objection.byId ||
      person.id === nomination?.nomineeId ||
      person.unitId === nomination?.unitId
    return nomination && !involved ? [{ objection, nomination }] : []
  })
}

type Line = { objection: string; number: string; name: string; at: number; state: ObjectionState }
type View = { lines: Line[]; page: number; pages: number }

const PAGE = 8

/** The queue of a case handler, oldest first. Denial: must-not-see. */
export const showObjectionQueue: Loader<{ page?: number }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'caseHandler')) return deny('must-not-see')
    const cases = await openCases(tx, viewer)
    const pages = Math.max(1, Math.ceil(cases.length / PAGE))
    const page = Math.min(Math.max(0, about.page ?? 0), pages - 1)
    const lines = cases.slice(page * PAGE, page * PAGE + PAGE).map(({ objection, nomination }) => ({
      objection: objection.id,
      number: objection.id.slice(-6).toUpperCase(),
      name: textOf(nomination.entry, 'name'),
      at: objection.at,
      state: objection.state,
    }))
    return ok({ lines, page, pages })
  })

/** Opens one of the queue. */
export const openCase: Usecase<{ objection: string }> = async (_deps, _actor, { objection }) =>
  ok({ show: { card: 'objection-case', about: { objection } } })

export const turnQueue: Usecase<{ page: number }> = async (_deps, _actor, { page }) =>
  ok({ show: { card: 'objection-queue', about: { page } } })
