import { setTimeout } from 'node:timers/promises'
import type { DrivenClock } from './clock.ts'
import type { Seed } from './config.ts'
import type { Log } from './deps.ts'

/**
 * The only file that knows the sandbox's control line; loaded in sandbox mode alone. The tenant's clock drives
 * ours, and a question whether we are idle is answered from what is queued and in hands.
 */
export type Controlled = {
  busy: () => Promise<string[]>
  tick: (now: number) => Promise<void>
  /** what happens by itself next, and when (epoch ms) */
  next: () => Promise<{ at: number; what: string } | undefined>
  /** forgets everything and begins again at `now` (epoch ms); a new one-time code while there is no staff */
  reset: (seed: Seed, now: number) => Promise<{ code?: string }>
}

type Command =
  | { id: string; kind: 'clock'; now: string }
  | { id: string; kind: 'idle?' }
  | { id: string; kind: 'next?' }
  | { id: string; kind: 'reset'; seed: Seed; now: string }

type Line = { url: string; name: string; log: Log; clock: DrivenClock; bot: () => Controlled }

/** Real milliseconds between two tries to open a line that broke. */
const AGAIN_MS = 500

/** Opens the control line, and again whenever it breaks; resolves once the sandbox counts us among its bots. */
export const followSandbox = async (line: Line): Promise<{ close: () => void }> => {
  const stop = new AbortController()
  const first = await open(line, stop.signal)
  void keep(line, first, stop.signal)
  return { close: () => stop.abort() }
}

type Body = ReadableStream<Uint8Array>

const open = async ({ url, name }: Line, signal: AbortSignal): Promise<Body> => {
  const response = await fetch(`${url}/_sim/bots/control?bot=${name}`, { signal })
  if (!response.ok || !response.body) throw new Error(`沙箱的控制线打不开：HTTP ${response.status}`)
  return response.body
}

/** The sandbox tells the tenant's time first thing, so whatever was missed in between does not matter. */
const keep = async (line: Line, first: Body, signal: AbortSignal): Promise<void> => {
  let body: Body | null = first
  while (body) {
    await follow(line, body).catch(() => {})
    if (signal.aborted) return
    line.log.warn({}, 'the control line of the sandbox broke')
    body = await openAgain(line, signal)
  }
}

const openAgain = async (line: Line, signal: AbortSignal): Promise<Body | null> => {
  while (!signal.aborted) {
    const body = await open(line, signal).catch(() => null)
    if (body) return body
    await setTimeout(AGAIN_MS, undefined, { signal }).catch(() => {})
  }
  return null
}

const follow = ({ url, name, clock, bot }: Line, body: Body): Promise<void> =>
  read(body, async (command) => {
    const answer = await obey(command, clock, bot()).catch((error: Error) => ({
      ok: false,
      error: error.message,
    }))
    await fetch(`${url}/_sim/bots/control/${command.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bot: name, ...answer }),
    })
  })

const obey = async (command: Command, clock: DrivenClock, bot: Controlled): Promise<object> => {
  if (command.kind === 'idle?') {
    const running = await bot.busy()
    return { ok: true, idle: running.length === 0, running }
  }
  if (command.kind === 'next?') {
    const next = await bot.next()
    return { ok: true, ...(next && { next: new Date(next.at).toISOString(), what: next.what }) }
  }
  if (command.kind === 'reset') {
    return { ok: true, ...(await bot.reset(command.seed, Date.parse(command.now))) }
  }
  const now = Date.parse(command.now)
  if (now > clock.now()) await bot.tick(now)
  clock.set(now)
  const running = await bot.busy()
  return { ok: true, idle: running.length === 0, running }
}

const read = async (
  body: ReadableStream<Uint8Array>,
  on: (command: Command) => Promise<void>,
): Promise<void> => {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    const events = rest.split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = event
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim())
        .join('\n')
      // Not awaited: an idle question must be answered while a clock command is still running.
      if (data) void on(JSON.parse(data) as Command).catch(() => {})
    }
  }
}
