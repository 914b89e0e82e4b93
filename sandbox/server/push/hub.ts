import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame, slices } from './frames.ts'

/** At most so many connections of one app (feishu.md 4.1). */
const MAX_CONNECTIONS = 50
/** A handler must answer within this, real milliseconds. */
export const ANSWER_LIMIT = 3000
/** Small on purpose: a filled form already travels in fragments, as long payloads do on the platform. */
const FRAGMENT_BYTES = 2048
/** What a bot is told: how often to try again, after how long, how far to spread, how often to ping; in seconds. */
export type ClientConfig = {
  ReconnectCount: number
  ReconnectInterval: number
  ReconnectNonce: number
  PingInterval: number
}
/** Short reconnects, so that a restarted sandbox has its bots back at once. */
const CLIENT_CONFIG: ClientConfig = {
  ReconnectCount: -1,
  ReconnectInterval: 0.5,
  ReconnectNonce: 0,
  PingInterval: 20,
}
const SERVICE = 33554678

/** What came back for one envelope: the SDK's `code`, and what the handler returned (undefined for nothing). */
export type Answer = { kind: 'ack'; code: number; data?: unknown } | { kind: 'timeout' | 'offline' }

export type Hub = {
  discover: (host: string) => { code: number; msg: string; data: object }
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Gives the envelope to one connection, chosen at random, and waits for its answer. */
  send: (envelope: unknown, how?: Split) => Promise<Answer>
  connections: () => number
  /** Cuts every connection, as a network fault would. */
  drop: () => void
  /** They stay open, and nothing goes through them any more, pongs included: half-open connections. */
  freeze: () => void
  close: () => void
}

/** Into how many frames an envelope is cut, and whether they go out in another order. */
export type Split = { frames?: number; shuffled?: boolean }

type Waiting = { socket: WebSocket; done: (answer: Answer) => void }

const decodeAnswer = (payload: Buffer): Answer => {
  const { code, data } = JSON.parse(payload.toString('utf8')) as { code: number; data?: string }
  if (data === undefined || data === '') return { kind: 'ack', code }
  const json = Buffer.from(data, 'base64').toString('utf8')
  return { kind: 'ack', code, data: JSON.parse(json) as unknown }
}

const pong = (frame: Frame, config: ClientConfig) =>
  encodeFrame({ ...frame, headers: { type: 'pong' }, payload: Buffer.from(JSON.stringify(config)) })

/** Every second one first, backwards: neither the first nor the last stays where it was. */
const shuffle = <T>(frames: T[]): T[] => {
  const odd = frames.filter((_, index) => index % 2 === 1)
  const even = frames.filter((_, index) => index % 2 === 0)
  return [...odd.reverse(), ...even]
}

const eventFrames = (messageId: string, envelope: unknown, { frames, shuffled }: Split): Uint8Array[] => {
  const payload = Buffer.from(JSON.stringify(envelope))
  const size = frames === undefined ? FRAGMENT_BYTES : Math.ceil(payload.length / frames)
  const parts = slices(payload, Math.max(1, size))
  const encoded = parts.map((payload, seq) => {
    const headers = {
      type: 'event',
      message_id: messageId,
      sum: String(parts.length),
      seq: String(seq),
      trace_id: messageId,
      timestamp: String(Date.now()),
    }
    return encodeFrame({ service: SERVICE, method: DATA, headers, payload })
  })
  return shuffled ? shuffle(encoded) : encoded
}

/** The long connection's server side: discovery, sockets, fragments, acknowledgements. */
export const createHub = (given: Partial<ClientConfig> = {}): Hub => {
  const config = { ...CLIENT_CONFIG, ...given }
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const sockets = new Set<WebSocket>()
  const frozen = new WeakSet<WebSocket>()
  const waiting = new Map<string, Waiting>()

  const settle = (messageId: string, answer: Answer) => {
    const one = waiting.get(messageId)
    waiting.delete(messageId)
    one?.done(answer)
  }
  const onFrame = (socket: WebSocket, data: RawData) => {
    if (frozen.has(socket)) return
    const frame = decodeFrame(Buffer.isBuffer(data) ? data : Buffer.concat([data].flat() as Uint8Array[]))
    if (frame.method === CONTROL && frame.headers.type === 'ping') socket.send(pong(frame, config))
    if (frame.method === DATA) settle(frame.headers.message_id ?? '', decodeAnswer(frame.payload))
  }
  const onClose = (socket: WebSocket) => {
    sockets.delete(socket)
    for (const [id, one] of waiting) if (one.socket === socket) settle(id, { kind: 'offline' })
  }
  const accept = (socket: WebSocket) => {
    sockets.add(socket)
    socket.on('message', (data) => {
      try {
        onFrame(socket, data)
      } catch (error) {
        console.warn('sandbox: a bot sent a frame that cannot be read', error)
        socket.terminate()
      }
    })
    socket.on('close', () => onClose(socket))
    socket.on('error', () => socket.terminate())
  }

  return {
    discover: (host) => {
      if (sockets.size >= MAX_CONNECTIONS) return { code: 1000040350, msg: 'too many connections', data: {} }
      const ticket = randomUUID()
      tickets.add(ticket)
      // device_id and service_id must not come first: the SDK parses the whole address as a query string.
      const query = `fpid=493&aid=552564&device_id=1795&access_key=${randomUUID()}&service_id=${SERVICE}&ticket=${ticket}`
      return { code: 0, msg: '', data: { URL: `ws://${host}/ws/v2?${query}`, ClientConfig: config } }
    },
    upgrade: (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'http://sandbox')
      const known = url.pathname === '/ws/v2' && tickets.delete(url.searchParams.get('ticket') ?? '')
      if (!known) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      server.handleUpgrade(request, socket, head, accept)
    },
    send: (envelope, how = {}) => {
      const open = [...sockets].filter((socket) => socket.readyState === socket.OPEN)
      const socket = open[Math.floor(Math.random() * open.length)]
      if (!socket) return Promise.resolve({ kind: 'offline' })
      const messageId = randomUUID()
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(messageId, { kind: 'timeout' }), ANSWER_LIMIT)
        const done = (answer: Answer) => {
          clearTimeout(timer)
          resolve(answer)
        }
        waiting.set(messageId, { socket, done })
        if (frozen.has(socket)) return
        for (const frame of eventFrames(messageId, envelope, how)) socket.send(frame)
      })
    },
    connections: () => sockets.size,
    drop: () => {
      for (const socket of sockets) socket.terminate()
    },
    freeze: () => {
      for (const socket of sockets) frozen.add(socket)
    },
    close: () => {
      for (const socket of sockets) socket.terminate()
      server.close()
    },
  }
}
