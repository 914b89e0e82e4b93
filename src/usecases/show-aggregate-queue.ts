import type { Actor, Loader } from '../deps.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { ok } from '../domain/result.ts'
import type { Batch } from '../store/nouns/batches.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { comparedStates, type Group, groupsOf, isSettled } from './aggregate-groups.ts'
import { deskOf, scopesOf, undecidedStates } from './aggregate-scope.ts'
import { type EntryHead, entryHeadOf } from './entry-body.ts'
import { pageOf } from './pages.ts'
import type { Shows } from './shows.ts'
import type { TodoLine } from './todo.ts'

type Line = EntryHead & { heldReason: string }
type GroupLine = { key: string; unit: string; post: string; names: string[]; settled: boolean }
type Queue = {
  unit: { id: string; name: string }
  otherUnits: { id: string; name: string }[]
  counts: Record<'submitted' | 'held' | 'batched' | 'returned', number>
  lines: Line[]
  page: number
  pages: number
  groups: GroupLine[]
  returned: string[]
  batches: Pick<Batch, 'id' | 'number' | 'count' | 'at'>[]
}

const order: readonly NominationState[] = ['submitted', 'held', 'batched']

/** What an aggregating unit's own unions recommended; never what others did. Denials: those of deskOf. */
export const showAggregateQueue: Loader<Shows['aggregate-queue'], Queue> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const desk = await deskOf(tx, viewer, about.unit)
    if (!desk.ok) return desk
    const { cycle, units, scope, scopes } = desk.value
    const entries = await tx.nominations.list({
      cycleId: cycle.id,
      unitIds: scope.unitIds,
      states: [...comparedStates, 'returned'],
    })
    const open = entries.filter(({ state }) => order.includes(state)).sort(byTurn)
    const { rows, page, pages } = pageOf(open, about.page)
    return ok({
      unit: named(scope.unit),
      otherUnits: scopes.filter(({ unit }) => unit.id !== scope.unit.id).map(({ unit }) => named(unit)),
      counts: countsOf(entries),
      lines: rows.map((entry) => ({ ...entryHeadOf(entry, units), heldReason: entry.heldReason ?? '' })),
      page,
      pages,
      groups: openFirst(await groupsOf(tx, desk.value, entries)).map((group) => ({
        key: group.key,
        unit: units.find(({ id }) => id === group.unitId)?.name ?? '',
        post: group.post,
        names: group.entries.map(({ entry }) => entry.fields.name ?? ''),
        settled: isSettled(group),
      })),
      returned: entries
        .filter(({ state }) => state === 'returned')
        .map(({ entry }) => entry.fields.name ?? ''),
      batches: (await tx.batches.ofUnit(cycle.id, scope.unit.id)).map(({ id, number, count, at }) => ({
        id,
        number,
        count,
        at,
      })),
    })
  })

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

const byTurn = (a: Nomination, b: Nomination): number =>
  order.indexOf(a.state) - order.indexOf(b.state) || (a.submittedAt ?? 0) - (b.submittedAt ?? 0)

const countsOf = (entries: readonly Nomination[]): Queue['counts'] => {
  const count = (state: NominationState) => entries.filter((entry) => entry.state === state).length
  return {
    submitted: count('submitted'),
    held: count('held'),
    batched: count('batched'),
    returned: count('returned'),
  }
}

const openFirst = (groups: readonly Group[]): Group[] =>
  [...groups].sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)))

/** 待办: what waits for the aggregator's word. */
export const aggregateTodo: TodoLine = {
  key: 'aggregate',
  roles: ['aggregator', 'officer'],
  count: async (tx: Nouns, actor: Actor) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return 0
    const unitIds = scopesOf(actor, await tx.units.all()).flatMap((scope) => scope.unitIds)
    if (unitIds.length === 0) return 0
    return tx.nominations.count({ cycleId: cycle.id, unitIds, states: [...undecidedStates, 'batched'] })
  },
  words: (count) => `待汇总上报${count}件`,
  label: '汇总',
  show: { card: 'aggregate-queue', about: {} },
}
