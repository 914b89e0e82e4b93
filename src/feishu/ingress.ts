import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import type { Log } from '../deps.ts'
import { sdkLogger } from './sdk-logger.ts'

export type Handlers = Record<string, (raw: unknown) => Promise<unknown>>

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
export const dispatcherOf = (handlers: Handlers, log: Log, inFlight: Flight): EventDispatcher => {
  const tracked = Object.fromEntries(
    Object.entries(handlers).map(([type, handle]) => [
      type,
      (raw: unknown) => inFlight.track(type, handle(raw)),
    ]),
  )
  return new EventDispatcher({ logger: sdkLogger(log), loggerLevel: LoggerLevel.warn }).register(tracked)
}

type Connection = {
  appId: string
  appSecret: string
  domain: string
  log: Log
  dispatcher: EventDispatcher
  /** called when the SDK gave up for good */
  lost: (error: Error) => void
}

/** Silence for this long after a ping means the line is dead (off by default in the SDK). */
const PING_TIMEOUT_S = 10

/** Opens the long connection // 长连接 and resolves once events can arrive. */
export const connect = (options: Connection): Promise<{ close: () => void }> =>
  new Promise((resolve, reject) => {
    const client = new WSClient({
      appId: options.appId,
      appSecret: options.appSecret,
      domain: options.domain,
      logger: sdkLogger(options.log),
      loggerLevel: LoggerLevel.warn,
      handshakeTimeoutMs: 15_000,
      wsConfig: { pingTimeout: PING_TIMEOUT_S },
      onReady: () => resolve({ close: () => client.close({ force: true }) }),
      onError: (error) => {
        options.lost(error)
        reject(error)
      },
    })
    void client.start({ eventDispatcher: options.dispatcher })
  })
