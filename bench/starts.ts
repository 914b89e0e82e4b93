import { setTimeout } from 'node:timers/promises'
import { type Kind, onPglite, onPostgres } from './places.ts'
import { serve } from './press.ts'

export type StartFigures = {
  database: Kind
  /** ms from the start of the process until presses are answered, on a database that is there */
  startMs: number
  /** resident, in MiB, `SETTLED_MS` after the start and after a garbage collection */
  idleMiB: number
}

const SETTLED_MS = 10_000
const STORED = 100

/** The whole bot in a process of its own on an existing database: how long until it answers, and what it holds at rest. */
export const measureStart = async (kind: Kind): Promise<StartFigures> => {
  const places = await (kind === 'PostgreSQL' ? onPostgres(STORED) : onPglite(STORED))
  try {
    // The first start makes the tables of the job queue.
    await (await serve('bot', places.where[0] ?? '')).stop()
    const began = performance.now()
    const server = await serve('bot', places.where[0] ?? '')
    const startMs = performance.now() - began
    await setTimeout(SETTLED_MS)
    const { rss } = await server.usage(true)
    await server.stop()
    return { database: kind, startMs, idleMiB: rss / 2 ** 20 }
  } finally {
    await places.forget()
  }
}
