import type { DrivenClock } from './clock.ts'
import type { Log } from './deps.ts'

/**
 * The only file that knows the sandbox's control line; loaded in sandbox mode alone. The tenant's clock drives
 * ours, and a question whether we are idle is answered from what is queued and in hands.
 */
export type Controlled = {
  busy: () => Promise<string[]>
  tick: (now: number) => Promise<void>
  reset: (seed: 'district' | 'empty') => Promise<void>
}

type Command =
  | { id: string; kind: 'clock'; now: string }
  | { id: string; kind: 'idle?' }
  | { id: string; kind: 'reset'; seed: 'district' | 'empty' }

type Line = { url: string; name: string; log: Log; clock: DrivenClock; bot: () => Controlled }

/** Opens the control line; resolves once the sandbox counts us among its bots. */
export const followSandbox = async ({ url, name, log, clock, bot }: Line): Promise<{ close: () => void }> => {
  const stop = new AbortController()
  const response = await fetch(`${url}/_sim/bots/control?bot=${name}`, { signal: stop.signal })
  if (!response.ok || !response.body) throw new Error(`沙箱的控制线打不开：HTTP ${response.status}`)
  void read(response.body, async (command) => {
    const answer = await obey(command, clock, bot()).catch((error: Error) => ({
      ok: false,
      error: error.message,
    }))
    await fetch(`${url}/_sim/bots/control/${command.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bot: name, ...answer }),
    })
  }).catch((error: Error) => {
    if (!stop.signal.aborted) log.warn({ error: error.message }, 'the control line of the sandbox broke')
  })
  return { close: () => stop.abort() }
}

const obey = async (command: Command, clock: DrivenClock, bot: Controlled): Promise<object> => {
  if (command.kind === 'idle?') {
    const running = await bot.busy()
    return { ok: true, idle: running.length === 0, running }
  }
  if (command.kind === 'reset') {
    await bot.reset(command.seed)
    return { ok: true }
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
