import { personalNumberIn } from './mask.ts'
import { deny, ok, type Result } from './result.ts'
import { maySecond, type Person } from './roles.ts'
import { compareNames, compareText, isUnsure } from './stroke-order.ts'
import type { Period } from './working-days.ts'

/** All that ever reaches a group (domain E.2): no score, no place, no number of any kind. */
export type PublicRow = { nominationId: string; name: string; unit: string; post: string; deeds: string }

/** The fields of a public row and nothing else, whatever the source carries. */
export function publicRow(source: PublicRow): PublicRow {
  const { nominationId, name, unit, post, deeds } = source
  return { nominationId, name, unit, post, deeds: deeds.replace(/\s+/g, ' ').trim() }
}

/** By strokes of the surname, then of the name // 按姓氏笔画排序, never by rank; equal names by unit, post, id. */
export function strokeOrder<T extends PublicRow>(rows: readonly T[]): T[] {
  return [...rows].sort(
    (a, b) =>
      compareNames(a.name, b.name) ||
      compareText(a.unit, b.unit) ||
      compareText(a.post, b.post) ||
      compareText(a.nominationId, b.nominationId),
  )
}

/** The string whose SHA-256 names the content of a list: changed rows or dates give another one. */
export function listCanonical(rows: readonly PublicRow[], period: Pick<Period, 'start' | 'end'>): string {
  const lines = strokeOrder(rows).map((row) => [row.nominationId, row.name, row.unit, row.post, row.deeds])
  return JSON.stringify({ start: period.start, end: period.end, rows: lines })
}

export const listWarningKeys = [
  'list-empty',
  'consent-missing',
  'visit-open',
  'objection-open',
  'personal-number',
  'deeds-missing',
  'deeds-long',
  'deeds-not-approved',
  'same-name',
  'strokes-unknown',
  'no-group',
  'no-contact',
  'no-second-person',
  'target-differs',
] as const
export type ListWarningKey = (typeof listWarningKeys)[number]

/** A 'hard' warning stops the release; `nominationId` is absent where it is about the whole list. */
export type ListWarning = {
  key: ListWarningKey
  severity: 'hard' | 'soft'
  nominationId?: string
  count?: number
}

export type ListedRow = PublicRow & {
  consented: boolean
  visitOpen: boolean
  objectionOpen: boolean
  /** the line of deeds the nominee agreed to; undefined while none */
  approvedDeeds?: string
}

/** `contact` is what the list prints for objections: phone, mail or address, at least one. */
export type ListSurroundings = {
  groups: number
  contact: string
  secondPersons: number
  target: number
  deedsMax: number
}

/** What the preview shows to staff before anyone releases a list. */
export function listWarnings(rows: readonly ListedRow[], around: ListSurroundings): ListWarning[] {
  const whole: ListWarning[] = []
  if (rows.length === 0) whole.push({ key: 'list-empty', severity: 'hard' })
  if (around.groups === 0) whole.push({ key: 'no-group', severity: 'hard' })
  if (around.contact.trim() === '') whole.push({ key: 'no-contact', severity: 'hard' })
  if (around.secondPersons === 0) whole.push({ key: 'no-second-person', severity: 'hard' })
  const gap = rows.length - around.target
  if (gap !== 0) whole.push({ key: 'target-differs', severity: 'soft', count: gap })
  return [...whole, ...strokeOrder(rows).flatMap((row) => rowWarnings(row, rows, around.deedsMax))]
}

function rowWarnings(row: ListedRow, all: readonly ListedRow[], deedsMax: number): ListWarning[] {
  const keys: [boolean, ListWarningKey, 'hard' | 'soft'][] = [
    [!row.consented, 'consent-missing', 'hard'],
    [row.visitOpen, 'visit-open', 'hard'],
    [row.objectionOpen, 'objection-open', 'soft'],
    [[row.name, row.unit, row.post, row.deeds].some(personalNumberIn), 'personal-number', 'hard'],
    [row.deeds.trim() === '', 'deeds-missing', 'soft'],
    [[...row.deeds].length > deedsMax, 'deeds-long', 'soft'],
    [row.deeds.trim() !== '' && row.approvedDeeds?.trim() !== row.deeds.trim(), 'deeds-not-approved', 'soft'],
    [
      all.some((other) => other.nominationId !== row.nominationId && other.name === row.name),
      'same-name',
      'soft',
    ],
    [all.some((other) => isUnsure(row.name, other.name)), 'strokes-unknown', 'soft'],
  ]
  return keys
    .filter(([applies]) => applies)
    .map(([, key, severity]) => ({ key, severity, nominationId: row.nominationId }))
}

export type ListState = 'draft' | 'proposed' | 'released' | 'ended' | 'superseded'

/**
 * 提请发布: a draft list becomes proposed. Denials: already-released, list-empty, publicity-blocked with the count
 * of hard warnings.
 */
export function proposeList(state: ListState, warnings: readonly ListWarning[]): Result<'proposed'> {
  if (state !== 'draft' && state !== 'proposed') return deny('already-released')
  const hard = warnings.filter((warning) => warning.severity === 'hard')
  if (hard.some((warning) => warning.key === 'list-empty')) return deny('list-empty')
  if (hard.length > 0) return deny('publicity-blocked', { count: hard.length })
  return ok('proposed')
}

/**
 * 同意发布: by a second person, of exactly what was proposed. `hashSeen` is what the pressed card showed, `hashNow`
 * what the list is. Denials: not-requested, already-released, list-changed, publicity-blocked, and those of maySecond.
 */
export function releaseList(
  list: { state: ListState; proposedBy: string | null; hashNow: string; warnings: readonly ListWarning[] },
  press: { person: Person; at: number; hashSeen: string },
): Result<'released'> {
  if (list.state === 'draft' || list.proposedBy === null) return deny('not-requested')
  if (list.state !== 'proposed') return deny('already-released')
  const second = maySecond('release-list', list.proposedBy, press)
  if (!second.ok) return second
  if (press.hashSeen !== list.hashNow) return deny('list-changed')
  const hard = list.warnings.filter((warning) => warning.severity === 'hard').length
  return hard > 0 ? deny('publicity-blocked', { count: hard }) : ok('released')
}

/**
 * 有误，退回: the second person does not agree, and the list is a draft again. Denials: not-requested, already-released,
 * and those of maySecond.
 */
export function returnList(
  list: { state: ListState; proposedBy: string | null },
  press: { person: Person; at: number },
): Result<'draft'> {
  if (list.state === 'draft' || list.proposedBy === null) return deny('not-requested')
  if (list.state !== 'proposed') return deny('already-released')
  const second = maySecond('release-list', list.proposedBy, press)
  return second.ok ? ok('draft') : second
}

/** Ids by what happened to them between two versions of a list. */
export type ListChange = { added: string[]; removed: string[]; changed: string[] }

export function listChange(before: readonly PublicRow[], after: readonly PublicRow[]): ListChange {
  const same = (a: PublicRow, b: PublicRow) =>
    a.name === b.name && a.unit === b.unit && a.post === b.post && a.deeds === b.deeds
  const find = (rows: readonly PublicRow[], id: string) => rows.find((row) => row.nominationId === id)
  return {
    added: after.filter((row) => !find(before, row.nominationId)).map((row) => row.nominationId),
    removed: before.filter((row) => !find(after, row.nominationId)).map((row) => row.nominationId),
    changed: after
      .filter((row) => {
        const old = find(before, row.nominationId)
        return old !== undefined && !same(old, row)
      })
      .map((row) => row.nominationId),
  }
}

/** A renewal repeats a list whose card grows too old to be patched; a correction changes it. */
export type ListRevision = { number: number; kind: 'correction' | 'renewal'; freshPeriodFor: string[] }

/**
 * The next version. Names that are new or changed are publicised again for the full length, the others keep their
 * period (domain A.3). Denials: list-changed for a renewal that is not the same list; list-empty.
 */
export function reviseList(
  previous: { number: number; rows: readonly PublicRow[] },
  next: { kind: 'correction' | 'renewal'; rows: readonly PublicRow[] },
): Result<ListRevision> {
  const change = listChange(previous.rows, next.rows)
  const differs = change.added.length + change.removed.length + change.changed.length > 0
  if (next.kind === 'renewal' && differs) return deny('list-changed')
  if (next.rows.length === 0) return deny('list-empty')
  return ok({
    number: previous.number + 1,
    kind: next.kind,
    freshPeriodFor: [...change.added, ...change.changed],
  })
}
