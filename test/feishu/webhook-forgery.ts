import { gzipSync } from 'node:zlib'
import { challenge, envelope, genuine, KEYS, NOW, type Request, signed, unsigned } from './webhook-door.ts'

/** The same numbers for the same seed, 0 to 1 (mulberry32). */
export const drawing = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Draw = () => number

const below = (draw: Draw, limit: number): number => Math.floor(draw() * limit)
export const oneOf = <T>(draw: Draw, values: readonly [T, ...T[]]): T =>
  values[below(draw, values.length)] ?? values[0]
const bytes = (draw: Draw, size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, () => below(draw, 256)))
const NAMES = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'] as const

/** Anything JSON can be, a few levels deep, with names that mean something to a program. */
const value = (draw: Draw, levels = 4): unknown => {
  const names = [
    'header',
    'event',
    'token',
    'schema',
    'type',
    'encrypt',
    'constructor',
    'toString',
    '工匠',
  ] as const
  const kind = below(draw, levels > 0 ? 8 : 6)
  if (kind === 6) return Array.from({ length: below(draw, 4) }, () => value(draw, levels - 1))
  if (kind === 7)
    return Object.fromEntries(
      Array.from({ length: below(draw, 5) }, () => [oneOf(draw, names), value(draw, levels - 1)]),
    )
  return oneOf(draw, [null, true, -1e308, '', '2.0', '\u0000\ud83d', KEYS.verificationToken])
}

const event = (draw: Draw) =>
  envelope({
    event_id: `e${below(draw, 1e9)}`,
    event_type: oneOf(draw, ['im.message.receive_v1', 'card.action.trigger']),
  })
const withHeaders = (request: Request, headers: Record<string, string>): Request => ({
  ...request,
  headers: { ...request.headers, ...headers },
})
const flipped = (draw: Draw, text: string | Buffer): Buffer => {
  const copy = Buffer.from(text)
  const at = below(draw, copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << below(draw, 8))
  return copy
}
const without = (request: Request, name: string): Request => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([each]) => each !== name)),
})

/** What the platform would send. */
export const genuineOnes: readonly [(draw: Draw) => Request, ...((draw: Draw) => Request)[]] = [
  (draw) => genuine(event(draw), { at: NOW - below(draw, 300_000) }),
  () => unsigned(challenge()),
  () => genuine(challenge()),
]

/** What it would never send. Each is wrong whatever is drawn. */
export const forgeries: readonly [(draw: Draw) => Request, ...((draw: Draw) => Request)[]] = [
  (draw) => genuine(event(draw), { key: `key ${below(draw, 1000)}` }),
  (draw) => genuine(event(draw), { at: NOW + 301_000 + below(draw, 1e9) }),
  (draw) => genuine(event(draw), { at: NOW - 27_001_000 - below(draw, 1e9) }),
  (draw) => without(genuine(event(draw)), oneOf(draw, NAMES)),
  (draw) => withHeaders(genuine(event(draw)), { [oneOf(draw, NAMES)]: bytes(draw, 20).toString('base64') }),
  (draw) => withHeaders(genuine(event(draw)), { [oneOf(draw, NAMES)]: 'a'.repeat(below(draw, 8000)) }),
  (draw) => {
    const request = genuine(event(draw))
    return { ...request, body: flipped(draw, request.body) }
  },
  (draw) => {
    const request = genuine(event(draw))
    return { ...request, body: request.body.slice(0, below(draw, request.body.length)) }
  },
  (draw) => ({ ...genuine(event(draw)), body: bytes(draw, below(draw, 3000)) }),
  (draw) => ({ ...genuine(event(draw)), body: gzipSync(JSON.stringify(event(draw))) }),
  (draw) => ({ ...genuine(event(draw)), body: Buffer.from(JSON.stringify(event(draw)), 'utf16le') }),
  (draw) => ({ ...unsigned(0), body: JSON.stringify(event(draw)) }),
  (draw) => unsigned(event(draw)),
  (draw) => unsigned(challenge(`token ${below(draw, 1000)}`)),
  (draw) => signed(JSON.stringify(event(draw))),
  (draw) => signed(JSON.stringify(value(draw))),
  (draw) => signed(bytes(draw, 200).toString('latin1')),
  (draw) => signed(JSON.stringify({ encrypt: bytes(draw, 16 * below(draw, 40)).toString('base64') })),
  (draw) => signed(`${'{"encrypt":'.repeat(1 + below(draw, 20_000))}1`),
  (draw) => genuine(value(draw)),
  (draw) => genuine({ ...event(draw), header: value(draw) }),
  (draw) => genuine({ ...event(draw), event: oneOf(draw, [null, 1, 'a', [], [{}]]) }),
  (draw) => genuine(envelope({ token: `token ${below(draw, 1000)}` })),
  (draw) => genuine(envelope({ event_type: oneOf(draw, ['__proto__', 'constructor', 'has', '']) })),
  (draw) => genuine(JSON.parse(`{"__proto__":{"admin":true},"schema":"${below(draw, 9)}"}`)),
  (draw) => withHeaders(genuine(event(draw)), { 'content-type': oneOf(draw, ['text/plain', 'x', 'a/b;c']) }),
  (draw) => ({ ...genuine(event(draw)), method: oneOf(draw, ['GET', 'PUT', 'DELETE', 'OPTIONS']) }),
  (draw) => ({
    ...genuine(event(draw)),
    url: oneOf(draw, ['/', '/webhook', '/webhook/event/..%2f', '/%00']),
  }),
]

/** Over the limit of 1 MB: dear to make, so it comes seldom. */
export const tooLarge = (draw: Draw): Request => signed('a'.repeat(1024 * 1024 + 1 + below(draw, 100_000)))
/** Within the limit, and nested as deeply as it has room for. */
export const tooDeep = (): Request => signed(`{"encrypt":${'['.repeat(500_000)}${']'.repeat(500_000)}}`)
