import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { connection } from './pg-pools.ts'

type Listening = {
  url: string
  channel: string
  heard: (payload: string) => void
  /** the line is open, for the first time or again: what was said meanwhile is lost */
  back: () => void
}
type Line = { broken: Promise<void>; close: () => Promise<void> }

/** A query of this line must not wait longer; it is asked nothing but whether it is alive. */
const ANSWER_MS = 2_000
const HEARTBEAT_MS = 10_000
const RETRY_MS = 1_000

/**
 * Hears the NOTIFYs of a channel on a connection of its own, opened again whenever it breaks.
 * Rejects only when it cannot be opened the first time.
 */
export async function listen(listening: Listening): Promise<{ close: () => Promise<void> }> {
  const stop = new AbortController()
  let line = await openLine(listening)
  const kept = (async () => {
    for (;;) {
      await line.broken
      if (stop.signal.aborted) return
      line = await openLine(listening).catch(() => notYet(stop.signal))
    }
  })()
  return {
    close: async () => {
      stop.abort()
      await line.close()
      await kept
    },
  }
}

/** A line that is broken from the start, and says so a while later. */
const notYet = (signal: AbortSignal): Line => ({
  broken: setTimeout(RETRY_MS, undefined, { signal, ref: false }).catch(() => {}),
  close: async () => {},
})

const openLine = async ({ url, channel, heard, back }: Listening): Promise<Line> => {
  const client = new pg.Client({ ...connection(url), query_timeout: ANSWER_MS })
  const broken = Promise.withResolvers<void>()
  const close = () => client.end().catch(() => {})
  // Without this a line that went dead in silence would be noticed by nobody: it only listens.
  const beat = setInterval(() => client.query('SELECT 1').catch(close), HEARTBEAT_MS).unref()
  const end = () => {
    clearInterval(beat)
    broken.resolve()
  }
  client.on('error', end)
  client.on('end', end)
  client.on('notification', ({ payload }) => heard(payload ?? ''))
  try {
    await client.connect()
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
  } catch (error) {
    end()
    await close()
    throw error
  }
  back()
  return { broken: broken.promise, close }
}
