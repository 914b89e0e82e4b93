import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import type { Outcome, Person } from '../deps.ts'
import type { Entry, Route } from '../domain/entry.ts'
import type { FieldKey } from '../domain/fields.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import type { Grant } from '../domain/roles.ts'
import type { CycleClock } from '../domain/stages.ts'
import type { Database } from './database.ts'
import { type Assignment, assignmentOf, type Row } from './nouns/review-row.ts'
import type { ChangedAssignment, Desk, MarkWritten } from './nouns/reviews.ts'
import { preparedOn, type Statement } from './pglite-prepared.ts'
import type { AuditEntry } from './store.ts'
import { refuseInside } from './tx.ts'

export type SeatLine = Omit<Desk, 'marked'>

/** Everything a press on a scoring card is judged by and its answer is drawn from. */
export type Seat = {
  person: Person
  /** the cycle that is current, which need not be the seat's */
  currentCycle: string | null
  cycle: CycleClock & { id: string; version: number }
  assignment: Assignment
  nomination: { id: string; state: NominationState; entry: Entry }
  /** the reviewer's whole queue in this cycle, in the order of their ids */
  desk: SeatLine[]
}

export type Ask = { openId: string; nomination: string; keys: readonly FieldKey[] }

/** Current texts of an entry, which the card that comes back needs. */
export type TextsWanted = { nomination: string; keys: readonly string[] }

/** Of a seat, what such a press can change. */
export type SeatChanged = Pick<ChangedAssignment, 'state' | 'submittedAt' | 'firstReadAt' | 'comment'>

export type SeatWrite = {
  assignment: Assignment
  cycle: { version: number }
  change: SeatChanged
  mark?: MarkWritten
  audit: AuditEntry
  by: { person: string; at: number; once: readonly string[] }
  /** when the line of the record is written (epoch ms) */
  now: number
  outcome: Outcome
}

/**
 * Presses on a scoring card in one statement each way. In the last hour of the scoring everybody presses at once, and
 * what such a press costs is the round trips: a transaction of the common kind has some thirty (docs/decisions/16).
 */
export type Seats = {
  /** null when nobody assigned this candidate to who presses, or nobody knows who that is */
  read: (ask: Ask) => Promise<Seat | null>
  /**
   * Ids seen, seat, mark and the line of the record, all or none; answers with the texts that were asked for. Null, and
   * nothing is written, when the seat or the cycle is no longer the one that was read, the entry is no longer being
   * scored, the press was answered before, or somebody else is at it for longer than a moment.
   */
  write: (write: SeatWrite, texts: TextsWanted | null) => Promise<Entry['fields'] | null>
}

type Query = <T>(statement: Statement, values: unknown[]) => Promise<T[]>

/** The ids are being kept by a twin, or a transaction of the common kind holds what this one would wait for. */
const YIELDS: ReadonlySet<string | undefined> = new Set(['23505', '55P03', '40P01'])

/** @param written called when a line of the record waits for its seal */
export const createSeats = (
  database: Database,
  { written = () => {} }: { written?: () => void } = {},
): Seats => {
  const query = queryOf(database)
  return {
    read: async ({ openId, nomination, keys }) => {
      const [row] = await query<{ seat: SeatRow }>(READ, [
        openId,
        nomination,
        ['name', 'unit', 'post', ...keys],
      ])
      return row ? seatOf(row.seat) : null
    },
    write: async (write, texts) => {
      const more = [texts?.nomination ?? null, texts?.keys ?? []]
      try {
        const values = [...valuesOf(write), ...more, write.cycle.version]
        const [row] = await query<{ texts: Entry['fields'] | null }>(WRITE, values)
        if (!row) return null
        written()
        return row.texts ?? {}
      } catch (error) {
        if (YIELDS.has((error as { code?: string }).code)) return null
        throw error
      }
    },
  }
}

/** Each planned once: by a server for every connection, by PGlite at all. Outside of transactions. */
const queryOf = ({ pools, pglite }: Database): Query => {
  if (pools)
    return async <T>({ name, text }: Statement, values: unknown[]) => {
      refuseInside('a statement of its own')
      return (await onOne(pools.seats, { name, text, values })).rows as T[]
    }
  if (!pglite) throw new Error('a database is a folder or a server')
  const prepared = preparedOn(pglite)
  return async <T>(statement: Statement, values: unknown[]) => {
    refuseInside('a statement of its own')
    try {
      return await prepared<T>(statement, values)
    } finally {
      // As after every transaction (tx.ts): in a folder nothing else lets a press in.
      await setImmediate()
    }
  }
}

/** The pool itself would close a connection on which a statement was refused, and with it what was planned there. */
const onOne = async (pool: pg.Pool, query: pg.QueryConfig): Promise<pg.QueryResult> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await client.query(query)
  } catch (error) {
    const isRefusal = error instanceof pg.DatabaseError && error.severity === 'ERROR'
    if (!isRefusal) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** Epoch milliseconds of a column without a zone. */
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`

const READ: Statement = {
  name: 'seat_read',
  text: `
SELECT json_build_object(
  'person', json_build_object('id', p.id, 'openId', p."openId", 'name', p.name, 'unitId', p."unitId", 'external', p.external),
  'grants', (SELECT json_agg(json_build_object('role', g.role, 'unitId', g."unitId", 'from', ${ms('g."from"')},
      'to', ${ms('g."to"')}, 'grantedBy', g."grantedBy", 'confirmedBy', g."confirmedBy"))
    FROM "RoleGrant" g WHERE g."personId" = p.id AND g.state = 'active'),
  'currentCycle', (SELECT y.id FROM "Cycle" y WHERE y.stage <> 'closed' ORDER BY y.year DESC LIMIT 1),
  'cycle', json_build_object('id', c.id, 'stage', c.stage, 'dates', c.dates, 'version', c.version),
  'assignment', json_build_object('id', a.id, 'cycleId', a."cycleId", 'nominationId', a."nominationId",
    'reviewerId', a."reviewerId", 'state', a.state, 'recusalKind', a."recusalKind", 'recusalReason', a."recusalReason",
    'firstReadAt', ${ms('a."firstReadAt"')}, 'submittedAt', ${ms('a."submittedAt"')}, 'skippedAt', ${ms('a."skippedAt"')},
    'comment', a.comment, 'version', a.version),
  'marks', (SELECT json_agg(json_build_object('criterion', m.criterion, 'mark', m.mark, 'reason', m.reason))
    FROM "Mark" m WHERE m."assignmentId" = a.id),
  'nomination', json_build_object('id', n.id, 'state', n.state, 'route', n.route),
  'texts', (SELECT json_object_agg(f.key, f.value) FROM "FieldValue" f
    WHERE f."nominationId" = n.id AND f.current AND f.key = ANY($3::text[])),
  'files', (SELECT json_object_agg(e.criterion, e.count) FROM (
    SELECT t.criterion, count(*)::int AS count FROM "Attachment" t
    WHERE t."nominationId" = n.id AND t.state = 'stored' AND t.purpose = 'evidence' AND t.criterion IS NOT NULL
    GROUP BY t.criterion) e),
  'desk', (SELECT string_agg(d."nominationId" || ',' || d.state || ',' || x.state ||
      CASE WHEN d."skippedAt" IS NULL THEN '' ELSE ',' || ${ms('d."skippedAt"')} END, ';' ORDER BY d.id)
    FROM "Assignment" d JOIN "Nomination" x ON x.id = d."nominationId"
    WHERE d."reviewerId" = p.id AND d."cycleId" = a."cycleId")
) AS seat
FROM "Person" p
JOIN "Assignment" a ON a."reviewerId" = p.id AND a."nominationId" = $2
JOIN "Nomination" n ON n.id = a."nominationId"
JOIN "Cycle" c ON c.id = a."cycleId"
WHERE p."openId" = $1`,
}

// A seat that somebody else writes at the moment is waited for and then looked at again: only the version that was read
// passes. Without a row in "seat" no other part writes anything.
const WRITE: Statement = {
  name: 'seat_write',
  text: `
WITH seat AS (
  UPDATE "Assignment" a SET version = a.version + 1, state = $3, "submittedAt" = $4::timestamp, "firstReadAt" = $5::timestamp,
    comment = $6
  WHERE a.id = $1 AND a.version = $2
    AND EXISTS (SELECT FROM "Nomination" n WHERE n.id = a."nominationId" AND n.state = 'assigned')
    AND EXISTS (SELECT FROM "Cycle" c WHERE c.id = a."cycleId" AND c.version = $22)
    AND NOT EXISTS (SELECT FROM "Seen" s WHERE s.id = ANY($7::text[]))
  RETURNING a.id
), once AS (
  INSERT INTO "Seen" (id, outcome, at) SELECT o, $8::jsonb, $9::timestamp FROM seat, unnest($7::text[]) o
), mark AS (
  INSERT INTO "Mark" ("assignmentId", criterion, mark, reason, at)
  SELECT seat.id, $10, $11::int, $12, $9::timestamp FROM seat WHERE $10::text IS NOT NULL
  ON CONFLICT ("assignmentId", criterion)
  DO UPDATE SET mark = EXCLUDED.mark, reason = EXCLUDED.reason, at = EXCLUDED.at
), line AS (
  INSERT INTO "AuditLine" (at, "actorId", action, about, before, after, article)
  SELECT $13::timestamp, $14, $15, $16, $17::jsonb, $18::jsonb, $19 FROM seat
)
SELECT (SELECT json_object_agg(f.key, f.value) FROM "FieldValue" f
  WHERE f."nominationId" = $20 AND f.current AND f.key = ANY($21::text[])) AS texts
FROM seat`,
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

const valuesOf = ({ assignment, change, mark, audit, by, now, outcome }: SeatWrite): unknown[] => {
  const next = { ...assignment, ...change }
  return [
    ...[assignment.id, assignment.version],
    ...[next.state, instant(next.submittedAt), instant(next.firstReadAt), next.comment],
    ...[by.once, JSON.stringify(outcome), instant(by.at)],
    ...[
      mark?.criterion ?? null,
      mark === undefined || mark.mark === 'na' ? null : mark.mark,
      mark?.reason ?? null,
    ],
    ...[instant(now), by.person, audit.action, audit.about, json(audit.before), json(audit.after)],
    audit.article ?? null,
  ]
}

type Instants = 'firstReadAt' | 'submittedAt' | 'skippedAt'
type SeatRow = {
  person: Omit<Person, 'grants'>
  grants: Grant[] | null
  currentCycle: string | null
  cycle: Seat['cycle']
  assignment: Omit<Row, 'marks' | Instants> & Record<Instants, number | null>
  marks: Row['marks'] | null
  nomination: { id: string; state: NominationState; route: Route }
  texts: Entry['fields'] | null
  files: NonNullable<Entry['files']> | null
  /** a queue of sixty as JSON would be a third of the statement's time */
  desk: string | null
}

const seatOf = (row: SeatRow): Seat => ({
  person: { ...row.person, grants: row.grants ?? [] },
  currentCycle: row.currentCycle,
  cycle: row.cycle,
  assignment: assignmentOf({
    ...row.assignment,
    firstReadAt: dateOf(row.assignment.firstReadAt),
    submittedAt: dateOf(row.assignment.submittedAt),
    skippedAt: dateOf(row.assignment.skippedAt),
    marks: row.marks ?? [],
  }),
  nomination: {
    id: row.nomination.id,
    state: row.nomination.state,
    entry: { route: row.nomination.route, fields: row.texts ?? {}, files: row.files ?? {} },
  },
  desk: row.desk?.split(';').map(seatLineOf) ?? [],
})

const seatLineOf = (line: string): SeatLine => {
  const [nominationId = '', state, nomination, skippedAt] = line.split(',')
  return {
    nominationId,
    state: state as SeatLine['state'],
    nomination: nomination as SeatLine['nomination'],
    skippedAt: skippedAt === undefined ? null : Number(skippedAt),
  }
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at))
