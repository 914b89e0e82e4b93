import { groupKey, memberKeyInput, nameKeyInput } from '../../domain/duplicates.ts'
import type { Entry, Route } from '../../domain/entry.ts'
import { type FactKey, type FieldKey, factKeys } from '../../domain/fields.ts'
import type { NominationState } from '../../domain/nomination-facts.ts'
import type { FieldVersions } from '../../domain/sameness.ts'
import { Prisma } from '../generated/client.ts'
import type { Db } from '../tx.ts'
import {
  type Conflict,
  type Declaration,
  type Nomination,
  nominationOf,
  type Returned,
  type Row,
  type Source,
  withCurrent,
} from './nomination-row.ts'

export type { Conflict, Declaration, FieldNow, Nomination, Returned, Source } from './nomination-row.ts'

export type NewNomination = {
  id: string
  cycleId: string
  route: Route
  unitId: string
  createdBy: string
  nomineeId?: string
  at: number
}

/** Every given part narrows; `evidence: true` also loads the fifteen criteria, which lists rarely need. */
export type Wanted = {
  cycleId?: string
  unitIds?: readonly string[]
  states?: readonly NominationState[]
  createdBy?: string
  nomineeId?: string
  batchId?: string
  nameKey?: string
  memberKey?: string
  groupKey?: string
  evidence?: boolean
}

/** What changes together with the state. `null` empties. */
export type Moved = {
  at: number
  submittedBy?: string
  submittedAt?: number
  declaration?: Declaration | null
  returned?: Returned | null
  heldReason?: string | null
  batchId?: string | null
  mergedInto?: string
  nomineeId?: string
}

/** A file as a list shows it; `size` in bytes. */
export type StoredFile = {
  id: string
  name: string
  size: number | null
  purpose: string
  criterion: string | null
}

export type Written = { byId: string; source: Source; at: number }

/** The nominations // 申报, with every version of every field. */
export const nominations = (db: Db) => ({
  create: async (fresh: NewNomination): Promise<void> => {
    const at = new Date(fresh.at)
    await db.nomination.create({
      data: { ...fresh, state: 'draft', reasons: {}, at, changedAt: at, version: 1 },
    })
  },
  byId: async (id: string): Promise<Nomination | null> => {
    const row = await db.nomination.findUnique({ where: { id }, include: withCurrent })
    return row && nominationOf(row)
  },
  /** The same, held against other transactions until this one ends: for everything that writes fields. */
  hold: async (id: string): Promise<Nomination | null> => {
    await db.$queryRaw`SELECT id FROM "Nomination" WHERE id = ${id} FOR UPDATE`
    const row = await db.nomination.findUnique({ where: { id }, include: withCurrent })
    return row && nominationOf(row)
  },
  byIds: async (ids: readonly string[]): Promise<Nomination[]> => {
    const rows = await db.nomination.findMany({
      where: { id: { in: [...ids] } },
      include: withCurrent,
      orderBy: { id: 'asc' },
    })
    return rows.map(nominationOf)
  },
  /** Newest change first. Without `evidence` the criteria's texts are left out of `entry` and `fields`. */
  list: async ({ evidence, unitIds, states, ...same }: Wanted): Promise<Nomination[]> => {
    const rows = await db.nomination.findMany({
      where: {
        ...same,
        ...(unitIds && { unitId: { in: [...unitIds] } }),
        ...(states && { state: { in: [...states] } }),
      },
      include: evidence
        ? withCurrent
        : { ...withCurrent, fields: { where: { current: true, key: { in: [...factKeys] } } } },
      orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
    })
    return (rows as Row[]).map(nominationOf)
  },
  count: async ({ unitIds, states, evidence: _, ...same }: Wanted): Promise<number> =>
    db.nomination.count({
      where: {
        ...same,
        ...(unitIds && { unitId: { in: [...unitIds] } }),
        ...(states && { state: { in: [...states] } }),
      },
    }),
  /**
   * Writes the state `decide` gave, only from the version that was read; false when somebody was faster. The one
   * way a state is ever written.
   */
  move: async (
    from: Pick<Nomination, 'id' | 'version'>,
    state: NominationState,
    moved: Moved,
  ): Promise<boolean> => {
    const { at, submittedAt, declaration, returned, ...plain } = moved
    const { count } = await db.nomination.updateMany({
      where: { id: from.id, version: from.version },
      data: {
        ...plain,
        ...(submittedAt !== undefined && { submittedAt: new Date(submittedAt) }),
        ...(declaration !== undefined && { declaration: declaration ?? Prisma.DbNull }),
        ...(returned !== undefined && { returned: returned ?? Prisma.DbNull }),
        state,
        changedAt: new Date(at),
        version: from.version + 1,
      },
    })
    return count === 1
  },
  /**
   * Writes new versions of fields of an entry that is held; the older ones stay. '' empties a field. The keys that
   * find duplicates follow the fields.
   */
  setFields: async (
    held: Nomination,
    values: Partial<Record<FieldKey, string>>,
    { byId, source, at }: Written,
  ): Promise<void> => {
    const keys = Object.keys(values) as FieldKey[]
    if (keys.length === 0) return
    const latest = await db.fieldValue.groupBy({
      by: ['key'],
      where: { nominationId: held.id, key: { in: keys } },
      _max: { version: true },
    })
    const versions = new Map(latest.map((row) => [row.key, row._max.version ?? 0]))
    await db.fieldValue.updateMany({
      where: { nominationId: held.id, key: { in: keys }, current: true },
      data: { current: false },
    })
    await db.fieldValue.createMany({
      data: keys.map((key) => ({
        nominationId: held.id,
        key,
        version: (versions.get(key) ?? 0) + 1,
        value: values[key] ?? '',
        current: true,
        byId,
        source,
        at: new Date(at),
      })),
    })
    const next = { ...held.entry.fields, ...values }
    await db.nomination.update({
      where: { id: held.id },
      data: {
        ...keysOf(next, held.unitId),
        // what was declared was another text
        declaration: Prisma.DbNull,
        changedAt: new Date(at),
        version: { increment: 1 },
      },
    })
  },
  /** What the fields said in the versions a card was drawn from; version 0 is the empty field before any. */
  valuesAt: async (id: string, versions: FieldVersions): Promise<Record<string, string>> => {
    const wanted = Object.entries(versions).filter(([, version]) => version > 0)
    const rows = await db.fieldValue.findMany({
      where: { nominationId: id, OR: wanted.map(([key, version]) => ({ key, version })) },
      select: { key: true, value: true },
    })
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  },
  /** The unit that recommends; only while `decide` lets its fields be edited. */
  setUnit: async (id: string, unitId: string): Promise<void> => {
    await db.nomination.update({ where: { id }, data: { unitId, version: { increment: 1 } } })
  },
  /** The declaration stands until a field changes or the entry is handed in. */
  declare: async (id: string, declaration: Declaration): Promise<void> => {
    await db.nomination.update({ where: { id }, data: { declaration } })
  },
  setReasons: async (id: string, reasons: NonNullable<Entry['reasons']>, at: number): Promise<void> => {
    await db.nomination.update({
      where: { id },
      data: { reasons, changedAt: new Date(at), version: { increment: 1 } },
    })
  },
  /** Keeps a value that collided; the newest of several is kept beside the current one, all stand in the audit. */
  keepConflict: async (id: string, { key, value, byId, at }: Conflict): Promise<void> => {
    const row = { value, byId, at: new Date(at) }
    await db.fieldConflict.upsert({
      where: { nominationId_key: { nominationId: id, key } },
      create: { nominationId: id, key, ...row },
      update: row,
    })
  },
  dropConflict: async (id: string, key: FieldKey): Promise<void> => {
    await db.fieldConflict.deleteMany({ where: { nominationId: id, key } })
  },
  /** The stored files of an entry, oldest first. */
  listFiles: async (id: string): Promise<StoredFile[]> =>
    db.attachment.findMany({
      where: { nominationId: id, state: 'stored' },
      orderBy: { at: 'asc' },
      select: { id: true, name: true, size: true, purpose: true, criterion: true },
    }),
  /** Stored files of an entry, whatever they are for. */
  filesOf: async (id: string): Promise<number> =>
    db.attachment.count({ where: { nominationId: id, state: 'stored' } }),
  /** What of other nouns the lifecycle asks about. */
  circumstances: async (id: string) => {
    const consent = await db.consent.findUnique({ where: { nominationId: id } })
    const open = await db.objection.count({
      where: { nominationId: id, state: { in: ['received', 'accepted'] } },
    })
    const papers = await db.proxy.count({ where: { about: `nomination:${id}` } })
    return {
      consent: consent && { ...consent, withdrawnAt: consent.withdrawnAt?.getTime() ?? null },
      objectionOpen: open > 0,
      paper: papers > 0,
    }
  },
})

type Facts = Partial<Record<FactKey, string>>

/** What duplicates and same groups are found by; null while a part is missing. */
const keysOf = (
  { name = '', unit = '', post = '', industry = '', membershipNo = '' }: Facts,
  unitId: string,
) => ({
  nameKey: name.trim() === '' ? null : nameKeyInput(name, unit),
  groupKey: groupKey({ industry, unitId, post }) ?? null,
  memberKey: membershipNo.trim() === '' ? null : memberKeyInput(membershipNo),
})
