import { type Actor, has, type Loader } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import { decide, editableStates } from '../domain/nomination.ts'
import { deny, ok } from '../domain/result.ts'
import { handsOverItself } from '../domain/units.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { draftsOf } from './continue-nomination.ts'
import { earlierOf } from './copy-earlier.ts'
import { type Head, headOf, loadEntry } from './load-entry.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import type { NominationShows } from './nomination-shows.ts'
import { unitsOf } from './officer-units.ts'

/** Entries that fit on one card, each with its button. */
const PER_PAGE = 8

type Start = { name: string; closes: string | null; drafts: Head[]; more: number }

/** 推荐人选: the three ways, and what was begun before. */
export const showNominateStart: Loader<unknown, Start> = async (deps, viewer) =>
  deps.store.read(async (tx) => {
    const drafts = await draftsOf(tx, viewer)
    const cycle = await tx.cycles.current()
    const closes = cycle?.dates.nominate?.closes
    return ok({
      name: viewer.person.name,
      closes: closes === undefined ? null : dateOf(closes),
      drafts: drafts.slice(0, PER_PAGE).map((entry) => headOf(entry, viewer.at)),
      more: Math.max(0, drafts.length - PER_PAGE),
    })
  })

type Listed = { entries: Head[]; page: number; pages: number }

/** 继续: drafts with their age. */
export const showDrafts: Loader<unknown, Listed> = async (deps, viewer) =>
  deps.store.read(async (tx) => ok(pageOf(await draftsOf(tx, viewer), viewer, 0)))

/** 沿用上次: earlier entries to copy. */
export const showEarlier: Loader<unknown, Listed> = async (deps, viewer) =>
  deps.store.read(async (tx) => ok(pageOf(await earlierOf(tx, viewer), viewer, 0)))

/** 我的申报: own units' entries of this cycle and the ones this person is named in, newest change first. */
export const showMyEntries: Loader<NominationShows['my-entries'], Listed> = async (deps, viewer, { page }) =>
  deps.store.read(async (tx) => {
    if (viewer.person.external) return deny('external-person')
    return ok(pageOf(await mineOf(tx, viewer), viewer, page ?? 0))
  })

const mineOf = async (tx: Nouns, viewer: Actor): Promise<Nomination[]> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return []
  const units = has(viewer, 'officer') ? unitsOf(viewer, await tx.units.all()).map(({ id }) => id) : []
  const about = { cycleId: cycle.id }
  const lists = [
    units.length > 0 ? await tx.nominations.list({ ...about, unitIds: units }) : [],
    await tx.nominations.list({ ...about, nomineeId: viewer.person.id }),
  ]
  const all = new Map(lists.flat().map((entry) => [entry.id, entry]))
  // somebody's own 自荐 is nobody else's business before it is handed in
  return [...all.values()].filter(
    ({ route, nomineeId }) => route !== 'self' || nomineeId === viewer.person.id,
  )
}

const pageOf = (entries: Nomination[], viewer: Actor, page: number): Listed => {
  const pages = Math.max(1, Math.ceil(entries.length / PER_PAGE))
  const shown = Math.min(Math.max(0, page), pages - 1)
  const part = entries.slice(shown * PER_PAGE, (shown + 1) * PER_PAGE)
  return { entries: part.map((entry) => headOf(entry, viewer.at)), page: shown, pages }
}

type Status = {
  head: Head
  editable: boolean
  withdrawable: boolean
  needsReason: boolean
  heldReason: string | null
  /** the unit collects and hands over by itself (Art.3¶2) */
  handsOverItself: boolean
}

/** Where one entry stands, in words its officer may read. */
export const showStatus: Loader<NominationShows['entry-status'], Status> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, head } = loaded.value
    const facts = await nominationFactsOf(tx, { nomination, actor: viewer })
    const withdraw = facts.ok ? decide('withdraw', facts.value) : facts
    const needsReason = !withdraw.ok && withdraw.denial.key === 'reason-missing'
    return ok({
      head,
      editable: editableStates.includes(nomination.state),
      withdrawable: withdraw.ok || needsReason,
      needsReason,
      heldReason: nomination.heldReason,
      handsOverItself: handsOverItself(loaded.value.units, nomination.unitId),
    })
  })
