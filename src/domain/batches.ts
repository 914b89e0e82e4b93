import type { SameGroup } from './duplicates.ts'
import type { NominationState } from './nomination-facts.ts'
import { deny, ok, type Result } from './result.ts'
import { holdsFor, type Person } from './roles.ts'
import { aggregatorOf, type Unit } from './units.ts'

/** How an aggregator chose among what its units recommended (Art.3¶2). */
export const batchMethods = { appraisal: '评比', contest: '选拔竞赛', other: '其他' } as const
export type BatchMethod = keyof typeof batchMethods

/** The order and reason a unit states inside one industry + unit + post. */
export type GroupOrder = { key: string; order: readonly string[]; reason: string }

export type BatchEntry = {
  nominationId: string
  unitId: string
  state: NominationState
  hardFindings: number
  unitBarred: boolean
}

/** `unitId` is the aggregator; `at` epoch ms. */
export type HandOver = {
  unitId: string
  entries: readonly BatchEntry[]
  groups: readonly SameGroup[]
  orders: readonly GroupOrder[]
  method: BatchMethod | undefined
  methodNote: string
  signatory: string
  actor: Person
  units: readonly Unit[]
  at: number
}

/**
 * Whether 上报 may freeze this batch. Everything 纳入汇总 goes; there is no cap on the number. Denials:
 * not-your-role, batch-not-aggregator (`nomination`), batch-empty, batch-frozen, unit-barred,
 * batch-incomplete-entry, batch-method-missing, batch-signatory-missing, batch-group-order-missing (`count`).
 */
export function handOver(batch: HandOver): Result<string[]> {
  const place = { unitId: batch.unitId, units: batch.units, at: batch.at }
  if (!holdsFor(batch.actor, 'aggregator', place)) return deny('not-your-role')
  if (batch.entries.length === 0) return deny('batch-empty')
  for (const entry of batch.entries) {
    const nomination = { nomination: entry.nominationId }
    if (aggregatorOf(batch.units, entry.unitId) !== batch.unitId)
      return deny('batch-not-aggregator', nomination)
    if (entry.state === 'handed') return deny('batch-frozen', nomination)
    if (entry.state !== 'batched') return deny('wrong-state', { ...nomination, state: entry.state })
    if (entry.unitBarred) return deny('unit-barred', nomination)
    if (entry.hardFindings > 0) return deny('batch-incomplete-entry', nomination)
  }
  if (!batch.method || (batch.method === 'other' && batch.methodNote.trim() === '')) {
    return deny('batch-method-missing')
  }
  if (batch.signatory.trim() === '') return deny('batch-signatory-missing')
  const open = batch.groups.filter((group) => !isOrdered(group, batch.orders))
  if (open.length > 0) return deny('batch-group-order-missing', { count: open.length })
  return ok(batch.entries.map((entry) => entry.nominationId))
}

/** Whether every member of a group has exactly one place in an order that gives its reason. */
export function isOrdered(group: SameGroup, orders: readonly GroupOrder[]): boolean {
  const order = orders.find((candidate) => candidate.key === group.key)
  if (!order || order.reason.trim() === '') return false
  const placed = new Set(order.order)
  return placed.size === order.order.length && group.ids.every((id) => placed.has(id))
}

export type ReceiptInput = {
  cycleId: string
  unitId: string
  number: number
  method: BatchMethod
  methodNote: string
  signatory: string
  at: number
  /** each entry with the version that was frozen */
  entries: readonly { nominationId: string; version: number }[]
}

/** The string whose SHA-256 stands on the receipt: the same batch always gives the same one. */
export function receiptCanonical(input: ReceiptInput): string {
  const entries = [...input.entries]
    .sort((a, b) => (a.nominationId < b.nominationId ? -1 : 1))
    .map((entry) => [entry.nominationId, entry.version])
  const { cycleId, unitId, number, method, at } = input
  const note = input.methodNote.trim()
  return JSON.stringify([cycleId, unitId, number, method, note, input.signatory.trim(), at, entries])
}
