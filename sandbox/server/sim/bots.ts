import type { ServerResponse } from 'node:http'
import { newId } from '../ids.ts'

/** What a sandbox-mode bot may be asked; `now` (ISO) and `frozen` go with every command. */
export type Command = { kind: 'clock' | 'idle?' | 'next?' | 'reset'; seed?: string }

/** What it says: `idle` and `running` to idle?, `ok` or `error` to the others, a new one-time `code` to a reset, when and what is due to next?. */
export type BotAnswer = {
  bot?: string
  idle?: boolean
  running?: string[]
  ok?: boolean
  error?: string
  code?: string
  /** ISO */
  next?: string
  what?: string
}

export type Asked = { bot: string; answer: BotAnswer | 'gone' | 'timeout' }

type Stream = { bot: string; response: ServerResponse }
type Open = { stream: Stream; done: (answer: Asked['answer']) => void }

/** The control streams of sandbox-mode bots (`GET /_sim/bots/control`). */
export type Bots = {
  connect: (bot: string, response: ServerResponse) => void
  /** A bot's answer to a command; false when nobody waits for it any more. */
  answer: (id: string, answer: BotAnswer) => boolean
  /** Asks every connected bot and waits for all, at most `limit` real milliseconds each. */
  askAll: (command: Command, limit: number) => Promise<Asked[]>
  names: () => string[]
  close: () => void
}

/** Milliseconds. Node's fetch gives up a body that says nothing for five minutes (undici, bodyTimeout). */
const BEAT = 60_000

/** @param clock the tenant's time and whether it stands still, read whenever a command leaves */
export const createBots = (clock: { now: () => number; frozen: boolean }): Bots => {
  const streams = new Set<Stream>()
  const open = new Map<string, Open>()

  const write = (stream: Stream, id: string, command: Command) => {
    const now = new Date(clock.now()).toISOString()
    stream.response.write(`data: ${JSON.stringify({ id, ...command, now, frozen: clock.frozen })}\n\n`)
  }
  const settle = (id: string, answer: Asked['answer']): boolean => {
    const one = open.get(id)
    open.delete(id)
    one?.done(answer)
    return one !== undefined
  }
  const forget = (stream: Stream) => {
    streams.delete(stream)
    for (const [id, one] of open) if (one.stream === stream) settle(id, 'gone')
  }
  const ask = (stream: Stream, command: Command, limit: number): Promise<Asked> => {
    const id = newId.command()
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(id, 'timeout'), limit)
      const done = (answer: Asked['answer']) => {
        clearTimeout(timer)
        resolve({ bot: stream.bot, answer })
      }
      open.set(id, { stream, done })
      write(stream, id, command)
    })
  }

  return {
    connect: (bot, response) => {
      const stream = { bot, response }
      streams.add(stream)
      const beat = setInterval(() => response.write(': beat\n\n'), BEAT)
      response.on('close', () => {
        clearInterval(beat)
        forget(stream)
      })
      // A bot that has just come learns the tenant's time before anything else.
      write(stream, newId.command(), { kind: 'clock' })
    },
    answer: (id, answer) => settle(id, answer),
    askAll: (command, limit) => Promise.all([...streams].map((stream) => ask(stream, command, limit))),
    names: () => [...streams].map(({ bot }) => bot),
    close: () => {
      for (const { response } of streams) response.end()
    },
  }
}
