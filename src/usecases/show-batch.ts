import { type Actor, has, type Loader } from '../deps.ts'
import type { BatchMethod } from '../domain/batches.ts'
import { deny, ok } from '../domain/result.ts'
import { holdsFor } from '../domain/roles.ts'
import type { Unit } from '../domain/units.ts'
import type { Batch } from '../store/nouns/batches.ts'
import { scopesOf } from './aggregate-scope.ts'
import { pageOf } from './pages.ts'
import type { Shows } from './shows.ts'

const ROWS = 30

type Line = { name: string; unit: string; post: string }
type Receipt = {
  id: string
  unit: string
  unitId: string
  number: number
  count: number
  method: BatchMethod
  methodNote: string
  signatory: string
  handedBy: string
  hash: string
  at: number
  lines: Line[]
  page: number
  pages: number
}

/** The receipt of a batch. Denials: not-found, must-not-see for who neither handed it over nor checks. */
export const showBatchReceipt: Loader<Shows['batch-receipt'], Receipt> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const batch = await tx.batches.byId(about.batch)
    if (!batch) return deny('not-found')
    const units = await tx.units.all()
    if (!mayRead(viewer, batch, units)) return deny('must-not-see')
    const by = await tx.people.byId(batch.handedBy)
    const { rows, page, pages } = pageOf(batch.frozen, about.page, ROWS)
    const { id, number, count, method, methodNote, signatory, hash, at, unitId } = batch
    return ok({
      id,
      unitId,
      unit: units.find((unit) => unit.id === unitId)?.name ?? '',
      number,
      count,
      method,
      methodNote,
      signatory,
      handedBy: by?.name ?? '',
      hash,
      at,
      lines: rows.map(({ name, unit, post }) => ({ name, unit, post })),
      page,
      pages,
    })
  })

const mayRead = (viewer: Actor, batch: Batch, units: readonly Unit[]): boolean =>
  has(viewer, 'staff', 'checker', 'chair', 'auditor') ||
  scopesOf(viewer, units).some(({ unit }) => unit.id === batch.unitId)

type News = { unit: string; from: string; number: number; at: number; lines: Line[]; more: number }

/** What an officer is told when a batch left: the own unit's entries alone. Denials: not-found, must-not-see. */
export const showBatchNews: Loader<Shows['batch-news'], News> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const batch = await tx.batches.byId(about.batch)
    if (!batch) return deny('not-found')
    const units = await tx.units.all()
    const place = { unitId: about.unit, units, at: viewer.at }
    if (!holdsFor(viewer.person, 'officer', place) && !has(viewer, 'staff')) return deny('must-not-see')
    const entries = await tx.nominations.list({ batchId: batch.id, unitIds: [about.unit] })
    const own = batch.frozen.filter(({ nominationId }) => entries.some(({ id }) => id === nominationId))
    const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? ''
    return ok({
      unit: nameOf(about.unit),
      from: nameOf(batch.unitId),
      number: batch.number,
      at: batch.at,
      lines: own.slice(0, ROWS).map(({ name, unit, post }) => ({ name, unit, post })),
      more: Math.max(0, own.length - ROWS),
    })
  })
