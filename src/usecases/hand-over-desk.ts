import { createHash } from 'node:crypto'
import type { Actor } from '../deps.ts'
import { type HandOver, isOrdered } from '../domain/batches.ts'
import type { SameGroup } from '../domain/duplicates.ts'
import type { Result } from '../domain/result.ts'
import { ok } from '../domain/result.ts'
import { hardFindings } from '../domain/validation.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { comparedStates, groupsOf, groupsOfBatch } from './aggregate-groups.ts'
import { type Desk, deskOf } from './aggregate-scope.ts'
import { findingsOf } from './nomination-facts-of.ts'

/** What would leave with 上报 now, and what still stands in its way. */
export type Leaving = Desk & {
  entries: Nomination[]
  /** tells one set of entries and versions from another */
  seen: string
  batch: Pick<HandOver, 'entries' | 'groups' | 'orders'>
  openGroups: SameGroup[]
  number: number
}

/** Denials: those of deskOf. */
export const leavingOf = async (tx: Nouns, actor: Actor, unit: string): Promise<Result<Leaving>> => {
  const desk = await deskOf(tx, actor, unit)
  if (!desk.ok) return desk
  const { cycle, scope } = desk.value
  const about = { cycleId: cycle.id, unitIds: scope.unitIds }
  const compared = await tx.nominations.list({ ...about, states: comparedStates })
  const groups = groupsOfBatch(await groupsOf(tx, desk.value, compared))
  const orders = await tx.batches.orders({ cycleId: cycle.id, unitId: scope.unit.id })
  const entries = await tx.nominations.list({ ...about, states: ['batched'], evidence: true })
  const barred = await tx.bars.at(actor.at)
  return ok({
    ...desk.value,
    entries,
    seen: digestOf(entries),
    batch: {
      entries: entries.map((entry) => ({
        nominationId: entry.id,
        unitId: entry.unitId,
        state: entry.state,
        hardFindings: hardFindings(findingsOf(entry, cycle, actor.at)).length,
        unitBarred: barred.has(entry.unitId),
      })),
      groups,
      orders,
    },
    openGroups: groups.filter((group) => !isOrdered(group, orders)),
    number: (await tx.batches.ofUnit(cycle.id, scope.unit.id)).length + 1,
  })
}

const digestOf = (entries: readonly Nomination[]): string => {
  const lines = entries.map(({ id, version }) => `${id}:${version}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}
