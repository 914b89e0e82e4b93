import { fromPglite, fromPrisma, PgBoss, TestClock } from 'pg-boss'
import { type Clock, isDriven } from '../clock.ts'
import type { Database } from './database.ts'
import { jobsOver } from './pg-jobs.ts'
import { type Db, guarded, refuseInside } from './tx.ts'

export type Job = { id: string; queue: string; data: Record<string, unknown>; attempt: number }

/** How much of a queue is due now, how much is in hands, and when the next of the rest falls due (epoch ms). */
export type Pending = { queue: string; due: number; active: number; next: number | undefined }

export type JobQueue = Awaited<ReturnType<typeof openJobQueue>>

/** How often a job is taken in hand before the queue gives it up: some 50 minutes, within the hour of a uuid. */
export const ATTEMPTS = 13

const QUEUE = {
  retryLimit: ATTEMPTS - 1,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  // A job may be due at a stage far away; the default of 14 days would drop it.
  retentionSeconds: 2 * 365 * 86_400,
  deleteAfterSeconds: 7 * 86_400,
  // After a kill another instance takes over this much later; no handler of ours works for as long.
  expireInSeconds: 120,
}

type Options = {
  /** called when another instance has put in a job */
  heard?: () => void
  /** called when pg-boss cannot do what it does by itself */
  trouble?: (error: Error) => void
}

/**
 * pg-boss as storage: it keeps, orders, retries and ages the jobs; who works on them is in src/jobs/boss.ts.
 * With a driven clock pg-boss reads that clock's time, in SQL too.
 */
export async function openJobQueue(database: Database, clock: Clock, options: Options = {}) {
  const testClock = isDriven(clock) ? new TestClock(clock.now()) : undefined
  const boss = newBoss(database, { ...options, ...(testClock && { clock: testClock }) })
  await boss.start()
  // A folder has one process, and so has a driven clock.
  if (database.kind === 'pglite' || testClock) await releaseAbandoned(database)
  const known = new Set<string>()
  let synced: Promise<void> = Promise.resolve()
  let told: number | undefined
  const tell = async () => {
    const now = clock.now()
    if (!testClock || now === told) return
    await testClock.setTime(now)
    told = now
  }

  const create = async (queue: string) => {
    if (known.has(queue)) return
    await boss.createQueue(queue, {
      ...QUEUE,
      notify: database.kind === 'postgres',
    })
    known.add(queue)
  }
  const enqueue = async (db: Db, queue: string, { data, at }: { data: object; at?: number }) => {
    if (!known.has(queue)) throw new Error(`nobody made the queue ${queue}`)
    await boss.send(queue, data, {
      db: fromPrisma(db),
      ...(at !== undefined && { startAfter: new Date(at) }),
    })
  }
  return {
    create,
    enqueue,
    /** Brings the database's idea of now up to the clock; a no-op on the real clock. */
    syncTime: () => {
      refuseInside('the job queue')
      // One after another: TestClock refuses two at once.
      synced = synced.catch(() => {}).then(tell)
      return synced
    },
    fetch: async (queue: string, batchSize: number): Promise<Job[]> => {
      const jobs = await boss.fetch<Record<string, unknown>>(queue, { batchSize })
      return jobs.map(({ id, data, retryCount }) => ({ id, queue, data, attempt: retryCount + 1 }))
    },
    complete: async (job: Job) => {
      await boss.complete(job.queue, job.id)
    },
    /** Ends the job and leaves its like for `at`; both or neither. */
    again: (job: Job, at: number) =>
      database.prisma.$transaction(async (db) => {
        await boss.complete(job.queue, job.id, null, { db: fromPrisma(db) })
        await enqueue(db, job.queue, { data: job.data, at })
      }),
    /** Puts the job back as it was, for `at` at the earliest: its place in the queue and its tries stay its own. */
    giveBack: async (job: Job, at: number) => {
      refuseInside('the job queue')
      await database.prisma.$executeRaw`
        UPDATE pgboss.job SET start_after = ${new Date(at)}, started_on = NULL,
          state = (CASE WHEN retry_count > 0 THEN 'retry' ELSE 'created' END)::pgboss.job_state
        WHERE name = ${job.queue} AND id = ${job.id}::uuid AND state = 'active'`
    },
    fail: async (job: Job, reason: string) => {
      await boss.fail(job.queue, job.id, { reason })
    },
    pending: () => pendingOf(database),
    /** Deletes jobs that ended a week ago. */
    tidy: () => boss.supervise(),
    stop: () => boss.stop({ graceful: false }),
  }
}

function newBoss(
  database: Database,
  { heard = () => {}, trouble = () => {}, clock }: Options & { clock?: TestClock },
): PgBoss {
  const boss = new PgBoss({
    ...placeOf(database, heard),
    ...(clock && { clock }),
    schedule: false,
    // One process and one connection: nobody else's jobs to watch, no server to warn about.
    supervise: database.kind === 'postgres',
    registerInstance: database.kind === 'postgres',
    monitorVacuum: database.kind === 'postgres',
    reindex: database.kind === 'postgres',
    openTelemetry: { enabled: false },
  })
  boss.on('error', trouble)
  // Those two are given the transaction's own client.
  return guarded(boss, 'pg-boss', ['send', 'complete'])
}

function placeOf({ pglite, pools }: Database, heard: () => void) {
  if (pglite) return { db: fromPglite(pglite), backend: 'pglite' as const }
  if (!pools) throw new Error('a database is a folder or a server')
  return { db: jobsOver(pools, heard), useListenNotify: true }
}

/** What is in hands at the start was in the hands of a killed one. */
async function releaseAbandoned({ prisma }: Database): Promise<void> {
  await prisma.$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`
}

async function pendingOf({ prisma }: Database): Promise<Pending[]> {
  // Rounded up: a retry falls due within a millisecond, and at its beginning it is not due yet.
  const rows = await prisma.$queryRaw<{ queue: string; due: number; active: number; next: number | null }[]>`
    SELECT name AS queue,
      (count(*) FILTER (WHERE state < 'active' AND start_after <= pgboss.job_now()))::int AS due,
      (count(*) FILTER (WHERE state = 'active'))::int AS active,
      ceil(extract(epoch FROM min(start_after)
        FILTER (WHERE state < 'active' AND start_after > pgboss.job_now())) * 1000)::float8 AS next
    FROM pgboss.job WHERE state <= 'active' GROUP BY name ORDER BY name`
  return rows.map(({ next, ...row }) => ({ ...row, next: next ?? undefined }))
}
