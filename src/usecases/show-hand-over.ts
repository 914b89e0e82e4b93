import type { Loader } from '../deps.ts'
import { type BatchMethod, batchMethods } from '../domain/batches.ts'
import { ok } from '../domain/result.ts'
import type { Unit } from '../domain/units.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { type EntryHead, entryHeadOf } from './entry-body.ts'
import { leavingOf } from './hand-over-desk.ts'
import { pageOf } from './pages.ts'
import type { Shows } from './shows.ts'

const ROWS = 30

type View = {
  unit: { id: string; name: string }
  number: number
  count: number
  lines: EntryHead[]
  page: number
  pages: number
  seen: string
  methods: BatchMethod[]
  signatory: string
  /** groups whose order is still to be stated */
  openGroups: { key: string; names: string[] }[]
  incomplete: string[]
  barred: string[]
  /** left behind: not taken in */
  waiting: number
}

/** 上报, once more before it leaves: what goes, and what is still missing. Denials: those of deskOf. */
export const showHandOver: Loader<Shows['hand-over'], View> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const found = await leavingOf(tx, viewer, about.unit)
    if (!found.ok) return found
    const { scope, units, cycle, entries, batch, openGroups, number, seen } = found.value
    const heads = entries.map((entry) => entryHeadOf(entry, units))
    const namesOf = (ids: readonly string[]) =>
      heads.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
    const hindered = (is: (entry: (typeof batch.entries)[number]) => boolean) =>
      namesOf(batch.entries.filter(is).map(({ nominationId }) => nominationId))
    return ok({
      unit: { id: scope.unit.id, name: scope.unit.name },
      number,
      count: entries.length,
      ...linesOf(entries, units, about.page),
      seen,
      methods: Object.keys(batchMethods) as BatchMethod[],
      signatory: viewer.person.name,
      openGroups: openGroups.map(({ key, ids }) => ({ key, names: namesOf(ids) })),
      incomplete: hindered(({ hardFindings }) => hardFindings > 0),
      barred: hindered(({ unitBarred }) => unitBarred),
      waiting: await tx.nominations.count({
        cycleId: cycle.id,
        unitIds: scope.unitIds,
        states: ['submitted', 'held'],
      }),
    })
  })

const linesOf = (entries: readonly Nomination[], units: readonly Unit[], wanted?: number) => {
  const { rows, page, pages } = pageOf(entries, wanted, ROWS)
  return { lines: rows.map((entry) => entryHeadOf(entry, units)), page, pages }
}
