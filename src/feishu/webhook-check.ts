import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { decrypt, sameSecret, signatureOf } from './webhook-crypto.ts'

export type WebhookKeys = { encryptKey: string; verificationToken: string }
export type Envelope = z.infer<typeof envelopeShape>

/** Why a request was refused, for our log; the sender is told only the sentence of its class. */
export type Fault = 'unsigned' | 'signature' | 'encryption' | 'token' | 'timestamp' | 'plain' | 'shape'
export type Verdict =
  | { kind: 'challenge'; challenge: string }
  | { kind: 'envelope'; envelope: Envelope }
  | { kind: 'refused'; fault: Fault }

export type Received = { headers: IncomingHttpHeaders; body: Buffer; now: number }

const MINUTE = 60_000
const AHEAD = 5 * MINUTE
/**
 * An event is sent again after 15 s, 5 min, 1 h and 6 h, each counted from the one before: 7 h 5 min 15 s after
 * the first. Whether its timestamp is renewed is not documented. The rest is for clocks that differ.
 */
const EVENT_AGE = 7.5 * 60 * MINUTE
/** A press is never sent again. */
const CALLBACK_AGE = 5 * MINUTE
const CALLBACKS: ReadonlySet<string> = new Set(['card.action.trigger'])

/** A challenge of the platform has about 300 bytes when encrypted. */
const CHALLENGE_BYTES = 4096

const wireShape = z.object({ encrypt: z.string().min(1) })
/**
 * Narrow on purpose. This alone is answered without a signature, and CBC can be bent: somebody with a recorded
 * event must not have us echo what was in it.
 */
const challengeShape = z.object({
  type: z.literal('url_verification'),
  token: z.string(),
  challenge: z.string().regex(/^[\w-]{1,128}$/),
})
const envelopeShape = z.object({
  schema: z.literal('2.0'),
  header: z.looseObject({ event_id: z.string().min(1), event_type: z.string().min(1), token: z.string() }),
  event: z.record(z.string(), z.unknown()),
})
const signedHeaders = z.object({
  'x-lark-request-timestamp': z.string().regex(/^\d{10}$/),
  'x-lark-request-nonce': z.string().min(1).max(128),
  'x-lark-signature': z.string().regex(/^[\da-f]{64}$/i),
})

const refuse = (fault: Fault): Verdict => ({ kind: 'refused', fault })

/** A reviver also goes through every level, so that what is nested too deeply ends here (RangeError). */
const withoutProto = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('__proto__ is not a field of the platform')
  return value
}

/** Our deepest event has eight levels. */
const DEEPEST = 32

/**
 * Nothing that the reviver would refuse can be in it: no such name, however it is spelled, and no depth. Looking costs a
 * tenth of a reviver, which goes through every value of every press.
 */
const isPlain = (text: string): boolean => {
  if (text.includes('__proto__') || text.includes('\\u')) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
    if (depth > DEEPEST) return false
  }
  return true
}

const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'[]{}'].map((one) => one.charCodeAt(0))

/** undefined for what is no JSON, or none of ours */
const readJson = (text: string): unknown => {
  try {
    return isPlain(text) ? JSON.parse(text) : JSON.parse(text, withoutProto)
  } catch {
    return undefined
  }
}

/**
 * Judges a request before anything in it is used: the signature over the raw bytes, then the encryption, the
 * verification token, and the age by kind. The platform does not sign its URL check // 请求网址校验, so without any
 * signature there may be nothing but an encrypted challenge with the right token.
 */
export const checkWebhook = (keys: WebhookKeys, received: Received): Verdict => {
  const { headers } = received
  const names = Object.keys(signedHeaders.shape)
  if (names.every((name) => headers[name] === undefined)) return checkUnsigned(keys, received)
  const signed = signedHeaders.safeParse(headers)
  if (!signed.success) return refuse('signature')
  const timestamp = signed.data['x-lark-request-timestamp']
  const nonce = signed.data['x-lark-request-nonce']
  const right = signatureOf(keys.encryptKey, { timestamp, nonce, body: received.body })
  if (!sameSecret(signed.data['x-lark-signature'].toLowerCase(), right)) return refuse('signature')
  return checkSigned(keys, received, Number(timestamp) * 1000)
}

/** One answer for everything that is wrong here: it must not tell padding from content. */
const checkUnsigned = (keys: WebhookKeys, { body }: Received): Verdict => {
  if (body.length > CHALLENGE_BYTES) return refuse('unsigned')
  const opened = open(keys, body)
  const challenge = opened.ok ? checkChallenge(keys, opened.value) : null
  return challenge?.kind === 'challenge' ? challenge : refuse('unsigned')
}

const checkSigned = (keys: WebhookKeys, { body, now }: Received, sentAt: number): Verdict => {
  const opened = open(keys, body)
  if (!opened.ok) return refuse(opened.fault)
  const challenge = checkChallenge(keys, opened.value)
  if (challenge) return challenge
  const envelope = envelopeShape.safeParse(opened.value)
  if (!envelope.success) return refuse('shape')
  const { token, event_type } = envelope.data.header
  if (!sameSecret(token, keys.verificationToken)) return refuse('token')
  const age = now - sentAt
  const oldest = CALLBACKS.has(event_type) ? CALLBACK_AGE : EVENT_AGE
  if (age > oldest || age < -AHEAD) return refuse('timestamp')
  return { kind: 'envelope', envelope: envelope.data }
}

type Opened = { ok: true; value: unknown } | { ok: false; fault: Fault }

const open = (keys: WebhookKeys, body: Buffer): Opened => {
  const wire = wireShape.safeParse(readJson(body.toString('utf8')))
  if (!wire.success) return { ok: false, fault: 'plain' }
  const text = decrypt(keys.encryptKey, wire.data.encrypt)
  return text === null ? { ok: false, fault: 'encryption' } : { ok: true, value: readJson(text) }
}

/** null: this is none */
const checkChallenge = (keys: WebhookKeys, value: unknown): Verdict | null => {
  const asked = challengeShape.safeParse(value)
  if (!asked.success) return null
  if (!sameSecret(asked.data.token, keys.verificationToken)) return refuse('token')
  return { kind: 'challenge', challenge: asked.data.challenge }
}
