import { type GroupOrder, isOrdered } from '../domain/batches.ts'
import { type SameGroup, sameGroups } from '../domain/duplicates.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import type { Desk } from './aggregate-scope.ts'

/** States in which an entry is compared with others of its group: those that left in an earlier batch too. */
export const comparedStates: readonly NominationState[] = [
  'submitted',
  'held',
  'batched',
  'handed',
  'correcting',
  'passed',
]

export type Group = SameGroup & { entries: Nomination[]; order: GroupOrder | undefined }

/**
 * Groups of one industry, unit and post among the desk's entries, with the order stated so far. A 自荐 passes
 * no aggregator, so none compares it or learns of it.
 */
export const groupsOf = async (
  tx: Nouns,
  { cycle, scope }: Pick<Desk, 'cycle' | 'scope'>,
  entries: readonly Nomination[],
): Promise<Group[]> => {
  const orders = await tx.batches.orders({ cycleId: cycle.id, unitId: scope.unit.id })
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  return sameGroups(
    entries
      .filter(({ state, route }) => comparedStates.includes(state) && route !== 'self')
      .map(({ id, unitId, entry }) => ({
        id,
        unitId,
        industry: entry.fields.industry ?? '',
        post: entry.fields.post ?? '',
      })),
  ).map((group) => ({
    ...group,
    entries: group.ids.flatMap((id) => known.get(id) ?? []),
    order: orders.find(({ key }) => key === group.key),
  }))
}

/** Groups whose order must be stated before the batch leaves: those that send somebody with it. */
export const groupsOfBatch = (groups: readonly Group[]): SameGroup[] =>
  groups
    .map(({ key, industry, unitId, post, entries }) => ({
      key,
      industry,
      unitId,
      post,
      ids: entries.filter(({ state }) => state !== 'submitted' && state !== 'held').map(({ id }) => id),
      batched: entries.some(({ state }) => state === 'batched'),
    }))
    .filter(({ ids, batched }) => batched && ids.length > 1)

export const isSettled = (group: Group): boolean => isOrdered(group, group.order ? [group.order] : [])
