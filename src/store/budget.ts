import { setImmediate } from 'node:timers/promises'
import type { Database } from './database.ts'

/**
 * A bucket that a message is taken out of. `step`: ms until one more fits, 0 when nothing is counted; `slack`: ms by
 * which the bucket may be ahead, that is (messages at once − 1) × step; `hold`: the longest wait (ms) that is granted.
 */
export type Bucket = { key: string; step: number; slack: number; hold: number }

/** Granted: send after `wait` ms. Not granted: nothing was taken, and there is room in `wait` ms for what `full` names. */
export type Grant = { granted: boolean; wait: number; full: string[] }

export type Budget = ReturnType<typeof openBudget>

/** Longer than any pause or any bucket may honestly lie ahead, ms: a server's clock that was put back blocks nobody. */
const AHEAD_MS = 10_000
const PAUSE_MS = 60_000
/** A bucket this old is full; ms. */
const FORGET_MS = 3_600_000

/**
 * The rows of "Budget", shared by all instances: one statement for a message, outside of every transaction and without
 * the writers' lock. It locks its two or three rows in the order of their keys, so that nobody waits in a circle, and
 * reckons on the database's real clock, the only one that all instances share. (Virtual scheduling, GCRA: ITU-T I.371.)
 */
export const openBudget = ({ prisma }: Pick<Database, 'prisma'>) => ({
  /**
   * Takes one message out of all the buckets, or out of none. The slot may lie up to `hold` ms ahead. `early` is taken
   * out of now and not at the slot: what another lane may use meanwhile is not kept waiting.
   */
  take: async (buckets: readonly Bucket[], early: string): Promise<Grant> => {
    const keys = buckets.map(({ key }) => key)
    const [steps, slacks, holds] = [
      buckets.map(({ step }) => step),
      buckets.map(({ slack }) => slack),
      buckets.map(({ hold }) => hold),
    ]
    const rows = await prisma.$queryRaw<Grant[]>`
      WITH asked AS (
        SELECT * FROM unnest(${keys}::text[], ${steps}::float8[], ${slacks}::float8[], ${holds}::float8[])
          AS asked("key", step, slack, hold)
      ), held AS MATERIALIZED (
        SELECT * FROM "Budget" WHERE "key" = ANY(${keys}::text[]) ORDER BY "key" FOR UPDATE
      ), clock AS MATERIALIZED (
        -- Counted, so that the clock is read after the rows are locked.
        SELECT count(*), extract(epoch FROM clock_timestamp())::float8 * 1000 AS now FROM held
      ), waits AS (
        SELECT "key", step, hold, now, filled,
          GREATEST(0, filled - slack - now, LEAST(coalesce("until", 0), now + ${PAUSE_MS}::float8) - now) AS wait
        FROM clock CROSS JOIN asked LEFT JOIN held USING ("key")
          CROSS JOIN LATERAL (SELECT LEAST(coalesce("full", 0), now + ${AHEAD_MS}::float8) AS filled) AS f
      ), slot AS (
        SELECT max(wait) AS wait, bool_and(wait <= hold) AS granted,
          coalesce(array_agg("key") FILTER (WHERE wait > hold), '{}') AS "full"
        FROM waits
      ), taken AS (
        INSERT INTO "Budget" ("key", "full", "until")
        SELECT "key", GREATEST(filled, now + CASE WHEN "key" = ${early} THEN 0 ELSE slot.wait END) + step, 0
        FROM waits, slot WHERE granted AND step > 0 ORDER BY "key"
        -- Met by two instances at once for the first time, a receiver's two messages count as one.
        ON CONFLICT ("key") DO UPDATE SET "full" = EXCLUDED."full"
      )
      SELECT granted, wait, "full" FROM slot`
    // As after every transaction (tx.ts): a row of statements must let a press in.
    await setImmediate()
    return rows[0] as Grant
  },
  /** Nothing out of these for `ms`, on every instance: the platform said so. */
  pause: async (keys: readonly string[], ms: number): Promise<void> => {
    await prisma.$executeRaw`
      INSERT INTO "Budget" ("key", "full", "until")
      SELECT "key", 0, extract(epoch FROM clock_timestamp())::float8 * 1000 + ${Math.min(ms, PAUSE_MS)}::float8
      FROM unnest(${[...keys]}::text[]) AS asked("key") ORDER BY "key"
      ON CONFLICT ("key") DO UPDATE SET "until" = GREATEST("Budget"."until", EXCLUDED."until")`
  },
  /** Forgets receivers to whom nothing was sent for an hour. */
  tidy: async (): Promise<void> => {
    await prisma.$executeRaw`
      DELETE FROM "Budget" WHERE GREATEST("full", "until") <
        extract(epoch FROM clock_timestamp())::float8 * 1000 - ${FORGET_MS}::float8`
  },
})
