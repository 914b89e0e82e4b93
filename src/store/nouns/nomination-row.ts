import type { Entry, Route } from '../../domain/entry.ts'
import { type FieldKey, isFieldKey } from '../../domain/fields.ts'
import type { NominationState } from '../../domain/nomination-facts.ts'

/** Where a value came from. */
export type Source = 'talk' | 'form' | 'screen' | 'file' | 'last-year'

/** A field as it stands now. */
export type FieldNow = { value: string; version: number; byId: string; source: Source; at: number }

/** A second value that somebody else typed at the same time; shown beside the current one until one is chosen. */
export type Conflict = { key: FieldKey; value: string; byId: string; at: number }

/** 退回 or 退回补正. Times are epoch ms; `extendedTo` is this entry's own extension of a stage. */
export type Returned = { reason: string; byId: string; at: number; dueAt?: number; extendedTo?: number }

/** who declared what for the unit, when. */
export type Declaration = { byId: string; words: string; at: number }

/** An entry as stored: `entry` is what the rules judge, `fields` say who wrote what and in which version. */
export type Nomination = {
  id: string
  cycleId: string
  route: Route
  unitId: string
  state: NominationState
  nomineeId: string | null
  createdBy: string
  submittedBy: string | null
  submittedAt: number | null
  declaration: Declaration | null
  returned: Returned | null
  heldReason: string | null
  batchId: string | null
  nameKey: string | null
  groupKey: string | null
  memberKey: string | null
  mergedInto: string | null
  at: number
  changedAt: number
  version: number
  entry: Entry
  fields: Partial<Record<FieldKey, FieldNow>>
  conflicts: Conflict[]
}

type FieldRow = { key: string; value: string; version: number; byId: string; source: string; at: Date }
type ConflictRow = { key: string; value: string; byId: string; at: Date }
type FileRow = { criterion: string | null }

/** A row with its current fields, conflicts and placed evidence. */
export type Row = {
  id: string
  cycleId: string
  route: string
  unitId: string
  state: string
  nomineeId: string | null
  createdBy: string
  submittedBy: string | null
  submittedAt: Date | null
  declaration: unknown
  reasons: unknown
  returned: unknown
  heldReason: string | null
  batchId: string | null
  nameKey: string | null
  groupKey: string | null
  memberKey: string | null
  mergedInto: string | null
  at: Date
  changedAt: Date
  version: number
  fields: FieldRow[]
  conflicts: ConflictRow[]
  attachments: FileRow[]
}

/** Only what stands now, and only files that were placed. */
export const withCurrent = {
  fields: { where: { current: true } },
  conflicts: true,
  attachments: { where: { state: 'stored', purpose: 'evidence' }, select: { criterion: true } },
} as const

export const nominationOf = (row: Row): Nomination => ({
  id: row.id,
  cycleId: row.cycleId,
  route: row.route as Route,
  unitId: row.unitId,
  state: row.state as NominationState,
  nomineeId: row.nomineeId,
  createdBy: row.createdBy,
  submittedBy: row.submittedBy,
  submittedAt: row.submittedAt?.getTime() ?? null,
  declaration: row.declaration as Declaration | null,
  returned: row.returned as Returned | null,
  heldReason: row.heldReason,
  batchId: row.batchId,
  nameKey: row.nameKey,
  groupKey: row.groupKey,
  memberKey: row.memberKey,
  mergedInto: row.mergedInto,
  at: row.at.getTime(),
  changedAt: row.changedAt.getTime(),
  version: row.version,
  entry: entryOf(row),
  fields: fieldsOf(row.fields),
  conflicts: row.conflicts.flatMap(conflictOf),
})

const entryOf = (row: Row): Entry => ({
  route: row.route as Route,
  fields: Object.fromEntries(
    row.fields.filter(({ key }) => isFieldKey(key)).map(({ key, value }) => [key, value]),
  ),
  files: filesOf(row.attachments),
  reasons: (row.reasons ?? {}) as Entry['reasons'],
})

const filesOf = (rows: readonly FileRow[]): Entry['files'] => {
  const counts: Partial<Record<FieldKey, number>> = {}
  for (const { criterion } of rows) {
    if (isFieldKey(criterion)) counts[criterion] = (counts[criterion] ?? 0) + 1
  }
  return counts
}

const fieldsOf = (rows: readonly FieldRow[]): Nomination['fields'] => {
  const fields: Nomination['fields'] = {}
  for (const { key, at, source, ...rest } of rows) {
    if (isFieldKey(key)) {
      const { value, version, byId } = rest
      fields[key] = { value, version, byId, source: source as Source, at: at.getTime() }
    }
  }
  return fields
}

const conflictOf = ({ key, value, byId, at }: ConflictRow): Conflict[] =>
  isFieldKey(key) ? [{ key, value, byId, at: at.getTime() }] : []
