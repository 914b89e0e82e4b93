import type { Job, JobQueue } from '../store/job-queue.ts'

/** Call `again` to have the job once more at that instant (epoch ms). Throwing: again, after a growing delay. */
export type Handler = (job: Job, again: (at: number) => void) => Promise<void>

/** Queues in order of precedence, and how many of their jobs may be in hands at a time. */
export type Lane = { queues: readonly string[]; handler: Handler; concurrency: number }

export type JobLog = {
  warn: (facts: Record<string, unknown>, message: string) => void
  error: (facts: Record<string, unknown>, message: string) => void
}

type Parts = { queue: JobQueue; log: JobLog; ended: () => void }
type Hands = Set<Promise<void>>

/** Takes jobs out of their queues and into hands; `ended` is called after each. */
export function createLanes({ queue, log, ended }: Parts) {
  const lanes: { lane: Lane; hands: Hands }[] = []

  const begin = (job: Job, { handler, hands }: { handler: Handler; hands: Hands }) => {
    const work = settle(job, { queue, handler, log }).finally(() => {
      hands.delete(work)
      ended()
    })
    hands.add(work)
  }

  return {
    add: (lane: Lane) => {
      lanes.push({ lane, hands: new Set() })
    },
    /** Fills the free hands. `due`: how many jobs each queue has due. */
    fill: async (due: ReadonlyMap<string, number>): Promise<void> => {
      for (const { lane, hands } of lanes) {
        for (const name of lane.queues) {
          const free = lane.concurrency - hands.size
          if (free <= 0) break
          if (!due.get(name)) continue
          for (const job of await queue.fetch(name, free)) begin(job, { handler: lane.handler, hands })
        }
      }
    },
    inHands: (): Promise<void>[] => lanes.flatMap(({ hands }) => [...hands]),
  }
}

type Work = { queue: JobQueue; handler: Handler; log: JobLog }

/** Never rejects: a job that cannot be settled stays active and is released at the next start. */
async function settle(job: Job, { queue, handler, log }: Work): Promise<void> {
  const facts = { queue: job.queue, job: job.id, attempt: job.attempt }
  let repeat: number | undefined
  try {
    await handler(job, (at) => {
      repeat = at
    })
  } catch (error) {
    log.warn({ ...facts, error: messageOf(error) }, 'a job failed')
    await queue.fail(job, messageOf(error)).catch(unsettled)
    return
  }
  await (repeat === undefined ? queue.complete(job) : queue.again(job, repeat)).catch(unsettled)

  function unsettled(error: unknown) {
    log.error({ ...facts, error: messageOf(error) }, 'a job could not be settled')
  }
}

/** Never the whole error: what people typed may hang on it. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300)
}
