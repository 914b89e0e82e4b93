import { setTimeout } from 'node:timers/promises'
import type { NoRoom } from '../deps.ts'
import { describeError } from '../error-facts.ts'
import type { Job, JobQueue } from '../store/job-queue.ts'

/**
 * Call `again` to have the job once more at that instant (epoch ms) as a new one, or `later` when the platform has no
 * room: the same job, with the tries it had, as soon as there is some. Throwing: again, after a growing delay.
 */
export type Handler = (job: Job, again: (at: number) => void, later: (none: NoRoom) => void) => Promise<void>

/** Queues in order of precedence, and how many of their jobs may be in hands at a time. */
export type Lane = { queues: readonly string[]; handler: Handler; concurrency: number }

export type JobLog = {
  warn: (facts: Record<string, unknown>, message: string) => void
  error: (facts: Record<string, unknown>, message: string) => void
}

type Parts = {
  queue: JobQueue
  log: JobLog
  now: () => number
  /** time stands still: what waits for real time stays in hand, since its instant would never come */
  frozen: boolean
  ended: () => void
}
type Hands = Set<Promise<void>>
type Opened = { lane: Lane; hands: Hands }

/** Takes jobs out of their queues and into hands; `ended` is called when a hand finds nothing more. */
export function createLanes(parts: Parts) {
  const lanes: Opened[] = []
  const closed = new Map<string, number>()
  const stopping = new AbortController()

  /** Until there is room again nobody else of this queue need ask. */
  const close = (name: string, ms: number) => {
    closed.set(name, performance.now() + ms)
    void setTimeout(ms, undefined, { ref: false }).then(parts.ended)
  }
  let putOffUntil = 0
  const putOff = (ms: number) => {
    putOffUntil = Math.max(putOffUntil, performance.now() + ms)
  }

  const isClosed = (name: string): boolean => (closed.get(name) ?? 0) > performance.now()

  /** What the last round saw due and nobody took since. A hand goes on with it without a round of its own. */
  const left = new Map<string, number>()
  const fetch = async (name: string, most: number): Promise<Job[]> => {
    if (!left.get(name) || isClosed(name) || stopping.signal.aborted) return []
    const jobs = await parts.queue.fetch(name, most)
    left.set(name, jobs.length < most ? 0 : (left.get(name) ?? 0) - jobs.length)
    return jobs
  }
  const following = async (names: readonly string[]): Promise<Job | undefined> => {
    for (const name of names) {
      const [job] = await fetch(name, 1)
      if (job) return job
    }
    return undefined
  }

  const goOn = async (first: Job, { queues, handler }: Lane): Promise<void> => {
    let job: Job | undefined = first
    while (job) {
      await settle(job, { ...parts, handler, close, putOff, signal: stopping.signal })
      // Trouble with the database is for the next round to see.
      job = await following(queues).catch(() => undefined)
    }
  }

  const begin = (job: Job, { lane, hands }: Opened) => {
    const work = goOn(job, lane).finally(() => {
      hands.delete(work)
      parts.ended()
    })
    hands.add(work)
  }

  return {
    add: (lane: Lane) => {
      lanes.push({ lane, hands: new Set() })
    },
    /** Fills the free hands. `due`: how many jobs each queue has due. */
    fill: async (due: ReadonlyMap<string, number>): Promise<void> => {
      for (const opened of lanes) {
        for (const name of opened.lane.queues) {
          left.set(name, due.get(name) ?? 0)
          const free = opened.lane.concurrency - opened.hands.size
          if (free > 0) for (const job of await fetch(name, free)) begin(job, opened)
        }
      }
    },
    /** Something that waits for nothing but the platform's next slot was put off beyond that instant (`performance.now()`). */
    waitsForRoom: (from: number): boolean => putOffUntil > from,
    inHands: (): Promise<void>[] => lanes.flatMap(({ hands }) => [...hands]),
    /** Nothing new into any hand; what waits in one goes back into its queue. */
    stop: () => stopping.abort(),
  }
}

type Work = Parts & {
  handler: Handler
  close: (queue: string, ms: number) => void
  /** a job goes back into its queue for so many real ms: the tenant's clock may go back, too */
  putOff: (ms: number) => void
  signal: AbortSignal
}
/** `back`: when it goes back into its queue as it was (epoch ms) */
type Asked = { again?: number; later?: NoRoom; back?: number }

/** Never rejects: a job that cannot be settled stays active and is released at the next start. */
async function settle(job: Job, work: Work): Promise<void> {
  const facts = { queue: job.queue, job: job.id, attempt: job.attempt }
  try {
    const asked = await handled(job, work)
    if (asked instanceof Error) {
      work.log.warn({ ...facts, error: asked }, 'a job failed')
      await work.queue.fail(job, describeError(asked))
    } else await put(job, asked, work)
  } catch (error) {
    work.log.error({ ...facts, error }, 'a job could not be settled')
  }
}

/** What the handler asked for, or why it failed. */
async function handled(
  job: Job,
  { handler, now, frozen, signal, close, putOff }: Work,
): Promise<Asked | Error> {
  for (;;) {
    const asked: Asked = {}
    const again = (at: number) => Object.assign(asked, { again: at })
    const later = (none: NoRoom) => Object.assign(asked, { later: none })
    try {
      await handler(job, again, later)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
    if (!asked.later) return asked
    const { afterMs, of } = asked.later
    const back = now() + afterMs
    if (of === 'lane') close(job.queue, afterMs)
    if (!frozen) {
      putOff(afterMs)
      return { back }
    }
    await setTimeout(afterMs, undefined, { signal }).catch(() => {})
    if (signal.aborted) return { back }
  }
}

async function put(job: Job, { again, back }: Asked, { queue }: Work): Promise<void> {
  if (back !== undefined) return queue.giveBack(job, back)
  if (again === undefined) return queue.complete(job)
  return queue.again(job, again)
}
