import { jobWords } from '../../cards/words/dues.ts'
import { type Clock, type DrivenClock, isDriven, isFrozen } from '../clock.ts'
import type { Database } from '../store/database.ts'
import { type JobQueue, openJobQueue } from '../store/job-queue.ts'
import { createLanes, type Handler, type JobLog } from './lanes.ts'
import { createRounds } from './rounds.ts'

/** What will happen by itself at an instant (epoch ms), in words. */
export type Soon = { at: number; what: string }

/** Something else that falls due, kept in a table of its own. */
export type Due = {
  name: string
  /** the earliest instant at which something falls due (epoch ms) */
  next: () => Promise<number | undefined>
  /** the next of it that anybody would notice */
  soon?: () => Promise<Soon | undefined>
  /** does everything due at `now`, in order of time */
  run: (now: number) => Promise<void>
  /** a driven clock does not stop for it: it is done wherever the clock stops anyway, and at the end */
  leaps?: true
}

export type Boss = Awaited<ReturnType<typeof createBoss>>

type Parts = { database: Database; clock: Clock; log: JobLog }

/** After this long without a wake-up the database is asked anyway: another instance may have enqueued. */
const POLL_MS = { pglite: 30_000, postgres: 2_000 }
const TIDY_MS = 3_600_000
const AFTER_ERROR_MS = 1_000

/**
 * Works on the jobs of pg-boss: woken after each commit of this process, by the next due instant, and by a slow
 * poll. Our own rounds and not pg-boss's workers: one question to the one connection in place of one per queue,
 * strict precedence between queues, and a driven clock that steps through what falls due in order.
 */
export async function createBoss({ database, clock, log }: Parts) {
  const queue = await openJobQueue(database, clock, {
    heard: () => rounds.wake(),
    trouble: (error) => log.warn({ error }, 'the job queue is in trouble'),
  })
  const dues: Due[] = []
  const lanes = createLanes({
    ...{ queue, log, now: clock.now, frozen: isFrozen(clock) },
    ended: () => rounds.wake(),
  })
  const tidied: (() => Promise<unknown>)[] = [queue.tidy]
  const rounds = createRounds({
    round: () => oneRound({ queue, dues, lanes, clock, log, poll: POLL_MS[database.kind] }),
  })
  let tidying: NodeJS.Timeout | undefined

  /** Works until nothing is due and nothing is in hands. */
  const drain = async (): Promise<void> => {
    for (;;) {
      rounds.wake()
      await rounds.quiet()
      const running = lanes.inHands()
      if (running.length === 0) return
      await Promise.race(running)
    }
  }

  const tidyUp = async (): Promise<void> => {
    const tried = await Promise.allSettled(tidied.map((tidy) => tidy()))
    for (const one of tried)
      if (one.status === 'rejected') log.warn({ error: one.reason }, 'tidying up failed')
  }

  return {
    /** Puts a job into the transaction `db`: it exists if and only if that commits. `at`: not before (epoch ms). */
    enqueue: queue.enqueue,
    /**
     * `handler` works on these queues, at most `concurrency` jobs at a time; while an earlier queue has a job
     * due, a later one gets no free hand.
     */
    work: async (queues: string | readonly string[], handler: Handler, concurrency = 1): Promise<void> => {
      const names = typeof queues === 'string' ? [queues] : queues
      for (const name of names) await queue.create(name)
      lanes.add({ queues: names, handler, concurrency })
      rounds.wake()
    },
    alsoDue: (due: Due): void => {
      dues.push(due)
      rounds.wake()
    },
    /** Something else that is cleaned up once in an hour. */
    alsoTidy: (tidy: () => Promise<unknown>): void => {
      tidied.push(tidy)
    },
    start: (): void => {
      tidying = setInterval(() => void tidyUp(), TIDY_MS).unref()
      rounds.start()
    },
    /** Takes nothing new and lets what is in hands end, for at most `grace` ms. */
    stop: async (grace = 5_000): Promise<void> => {
      clearInterval(tidying)
      await rounds.stop()
      lanes.stop()
      await Promise.race([Promise.all(lanes.inHands()), pause(grace)])
      await queue.stop()
    },
    /** Call after a commit that leaves something to do. */
    wake: rounds.wake,
    /** Something falls due in so many ms (real time): a round by then at the latest. */
    wakeWithin: rounds.wakeWithin,
    drain,
    soon: () => soonest({ queue, dues }),
    /** The names of what has something due or in hands. */
    idle: () => busy({ queue, dues, lanes, clock }),
    /** Drives the clock to `target`, stopping wherever something falls due, and ends idle there. */
    tick: async (target: number): Promise<void> => {
      if (!isDriven(clock)) throw new Error('the real clock cannot be driven')
      const stops = () => dues.filter(({ leaps }) => !leaps)
      await stepThrough(target, { clock, drain, next: () => nextInstant({ queue, dues: stops() }) })
    },
  }
}

type Sources = { queue: JobQueue; dues: readonly Due[] }
type Round = Sources & { lanes: ReturnType<typeof createLanes>; clock: Clock; log: JobLog; poll: number }

async function oneRound({ queue, dues, lanes, clock, log, poll }: Round): Promise<number> {
  try {
    await queue.syncTime()
    const known: (number | undefined)[] = []
    let isQuiet = true
    for (const due of dues) {
      const at = await due.next()
      known.push(at)
      if (at === undefined || at > clock.now()) continue
      isQuiet = false
      await due.run(clock.now())
    }
    await queue.syncTime()
    const pending = await queue.pending()
    await lanes.fill(new Map(pending.map((row) => [row.queue, row.due])))
    known.push(...pending.map((row) => row.next))
    // Most rounds find nothing to do: what they were told stands, and the one connection is not asked again.
    isQuiet = isQuiet && pending.every((row) => row.due === 0)
    const next = isQuiet ? earliest(known) : await nextInstant({ queue, dues })
    return next === undefined ? poll : Math.min(poll, Math.max(0, next - clock.now()))
  } catch (error) {
    log.error({ error }, 'a round of jobs failed')
    return AFTER_ERROR_MS
  }
}

/** The next instant at which anything falls due; what is due already and waits for a free hand is not asked. */
async function nextInstant({ queue, dues }: Sources): Promise<number | undefined> {
  const instants = (await queue.pending()).map((row) => row.next)
  for (const due of dues) instants.push(await due.next())
  return earliest(instants)
}

/** What is due already is not asked here either. */
async function soonest({ queue, dues }: Sources): Promise<Soon | undefined> {
  await queue.syncTime()
  const retries = (await queue.pending()).flatMap(({ next }) => next ?? [])
  const all: Soon[] = retries.map((at) => ({ at, what: jobWords }))
  for (const due of dues) {
    const soon = await due.soon?.()
    if (soon) all.push(soon)
  }
  return all.sort((a, b) => a.at - b.at)[0]
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined)
  return known.length ? Math.min(...known) : undefined
}

type Busy = Pick<Round, 'queue' | 'dues' | 'lanes' | 'clock'>

async function busy({ queue, dues, lanes, clock }: Busy): Promise<string[]> {
  const from = performance.now()
  await queue.syncTime()
  const names = (await queue.pending()).filter((row) => row.due + row.active > 0).map((row) => row.queue)
  for (const due of dues) {
    const at = await due.next()
    if (at !== undefined && at <= clock.now()) names.push(due.name)
  }
  // Not due for another moment, and yet on its way: who asks whether all is done wants to see it arrive.
  if (lanes.waitsForRoom(from)) names.push('room')
  return names.sort()
}

type Steps = { clock: DrivenClock; drain: () => Promise<void>; next: () => Promise<number | undefined> }

async function stepThrough(target: number, { clock, drain, next }: Steps): Promise<void> {
  let last: number | undefined
  for (;;) {
    await drain()
    const at = await next()
    if (at === undefined || at > target) break
    if (at === last && at <= clock.now())
      throw new Error(`what is due at ${new Date(at).toISOString()} is not done`)
    last = at
    if (at > clock.now()) clock.set(at)
  }
  clock.set(target)
  await drain()
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
