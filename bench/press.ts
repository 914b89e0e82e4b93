import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Load, press } from './load.ts'
import { markPress, submitPress } from './presses.ts'

export type Kind = 'bot' | 'rows' | 'bare'
export type Usage = { cpuUs: number; rss: number; heapUsed: number }

export type Server = {
  url: string
  /** `collected`: after a garbage collection, which a server at work must not be asked for: it would start others */
  usage: (collected?: boolean) => Promise<Usage>
  stop: () => Promise<void>
}

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url))

/** @param where a PostgreSQL address or a folder */
export const serve = async (kind: Kind, where: string): Promise<Server> => {
  const child = spawn(process.execPath, ['--expose-gc', SERVE, kind, where], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`the server ${kind} ended`)
    return value as string
  }
  return {
    url: await line(),
    usage: async (collected = false) => {
      child.stdin.write(collected ? 'gc\n' : 'usage\n')
      return JSON.parse(await line()) as Usage
    },
    stop: async () => {
      child.stdin.write('stop\n')
      await ended
    },
  }
}

/** `rss`: bytes that are resident at its end */
export type Round = Load & { cpuUs: number; rss: number }

/** `count` presses on one server, with the CPU time of each. */
export const round = async (
  server: Server,
  { act, from, count, inFlight }: { act: 'mark' | 'submit'; from: number; count: number; inFlight: number },
): Promise<Round> => {
  const make = act === 'mark' ? markPress : submitPress
  const wires = Array.from({ length: count }, (_, index) => make(from + index))
  await server.usage()
  const load = await press(server.url, wires, inFlight)
  const { cpuUs, rss } = await server.usage()
  return { ...load, cpuUs: cpuUs / count, rss }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
