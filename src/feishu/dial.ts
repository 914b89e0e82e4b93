import type { Log } from '../deps.ts'
import type { LineTrouble, ReconnectPace } from '../domain/outage.ts'
import { type Heard, listeningHttp } from './discovery.ts'
import type { Dispatcher } from './ingress.ts'
import { LoggerLevel, WSClient } from './sdk.ts'
import { lineLogger } from './sdk-logger.ts'

export type DialParts = {
  appId: string
  appSecret: string
  domain: string
  log: Log
  dispatcher: Dispatcher
  /** seconds of silence after a ping until the line counts as dead; without it the SDK would wait for ever */
  pingTimeout: number
}

/** `trouble` null: events can arrive now, until `isOpen` says no. */
export type Dialled = { trouble: LineTrouble | null; pace: ReconnectPace | null }

export type Connection = {
  done: Promise<Dialled>
  isOpen: () => boolean
  /** for good, also in the middle of a handshake */
  close: () => void
}

const HANDSHAKE_MS = 15_000
/** The SDK asks for the address for 15 s at most; then the handshake. What is silent for longer is stuck. */
const DIAL_MS = 2 * HANDSHAKE_MS + 5_000

/** Opens one long connection // 长连接, once: the SDK comes back from nothing, and what broke stays broken. */
export const dial = ({ dispatcher, log, pingTimeout, ...app }: DialParts): Connection => {
  const heard: Heard = { trouble: null, pace: null }
  let settle: (trouble: LineTrouble | null) => void = () => {}
  const settled = new Promise<LineTrouble | null>((resolve) => {
    settle = resolve
  })
  const client = new WSClient({
    ...app,
    httpInstance: listeningHttp(heard) as never,
    logger: lineLogger(log),
    loggerLevel: LoggerLevel.warn,
    autoReconnect: false,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout },
    onReady: () => settle(null),
    onError: () => settle(heard.trouble ?? { kind: 'handshake' }),
  })
  const isOpen = () => client.getConnectionStatus().state === 'connected'
  const stuck = setTimeout(() => settle({ kind: 'handshake' }), DIAL_MS)
  const done = settled.then((trouble) => {
    clearTimeout(stuck)
    if (trouble) client.close({ force: true })
    return { trouble, pace: heard.pace }
  })
  void client.start({ eventDispatcher: dispatcher }).then(() => {
    // It looks at the form of the app's id and says no by doing nothing.
    if (client.getConnectionStatus().state === 'idle') settle({ kind: 'refused', code: null })
  })
  const close = () => {
    settle({ kind: 'broken' })
    client.close({ force: true })
  }
  return { done, isOpen, close }
}
