import type { Log } from '../deps.ts'
import { EventDispatcher, LoggerLevel } from './sdk.ts'
import { sdkLogger } from './sdk-logger.ts'
import type { WebhookKeys } from './webhook-check.ts'

export type Handlers = Record<string, (raw: unknown) => Promise<unknown>>

export type Dispatcher = InstanceType<typeof EventDispatcher>

/** Counts what is being handled, so that a stop or a test can wait for it. */
export type Flight = {
  running: () => string[]
  track: (name: string, work: Promise<unknown>) => Promise<unknown>
}

export const flight = (): Flight => {
  const now = new Map<number, string>()
  let next = 0
  return {
    running: () => [...now.values()],
    track: async (name, work) => {
      const id = next++
      now.set(id, name)
      try {
        return await work
      } finally {
        now.delete(id)
      }
    },
  }
}

/** One dispatcher for every way in. Handlers always answer with an object: an empty one keeps the card. */
export const dispatcherOf = (handlers: Handlers, log: Log, inFlight: Flight): Dispatcher => {
  const tracked = Object.fromEntries(
    Object.entries(handlers).map(([type, handle]) => [
      type,
      (raw: unknown) => inFlight.track(type, handle(raw)),
    ]),
  )
  return new EventDispatcher({ logger: sdkLogger(log), loggerLevel: LoggerLevel.warn }).register(tracked)
}

/** How events come in: over a connection that we open, or as requests that the platform sends. */
export type Transport = { kind: 'ws' } | { kind: 'webhook'; keys: WebhookKeys; path: string }
