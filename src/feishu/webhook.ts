import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../deps.ts'
import type { Dispatcher } from './ingress.ts'
import { checkWebhook, type Envelope, type Fault, type WebhookKeys } from './webhook-check.ts'
import { createRate } from './webhook-rate.ts'

export type WebhookParts = {
  keys: WebhookKeys
  /** where the platform sends to, e.g. `/webhook/event` */
  path: string
  dispatcher: Dispatcher
  now: () => number
  log: Log
  /** milliseconds of a clock that only goes forward, for the rate; the process's own unless a test drives it */
  elapsed?: () => number
}

/** A card of 28 KB fits many times; more is no event of the platform. */
const BODY_LIMIT = 1024 * 1024

type Refusal = { status: number; error: string }

const NOT_GENUINE: Refusal = { status: 401, error: '请求未通过校验' }
const NOT_READABLE: Refusal = { status: 400, error: '请求内容无法识别' }
const NOT_SUBSCRIBED: Refusal = { status: 404, error: '没有这种事件的处理' }
const TOO_MANY: Refusal = { status: 429, error: '请求太频繁，请稍后再试' }
/** The platform delivers an event again that was not answered 200. */
const TROUBLE: Refusal = { status: 500, error: '系统繁忙，请稍后再试' }

const REFUSALS: Record<Fault, Refusal> = {
  unsigned: NOT_GENUINE,
  signature: NOT_GENUINE,
  encryption: NOT_GENUINE,
  token: NOT_GENUINE,
  timestamp: NOT_GENUINE,
  plain: NOT_READABLE,
  shape: NOT_READABLE,
}

/** Fastify's own refusals, in our words. */
const BY_STATUS: Record<number, string> = {
  413: '请求内容太大',
  415: '只接受 application/json',
}

/** Takes events and presses as HTTP requests of the platform, beside the long connection and by the same handlers. */
export const registerWebhook = (http: FastifyInstance, parts: WebhookParts): void => {
  const rate = createRate(parts.elapsed ?? (() => performance.now()))
  const tell = toldOnceAMinute(parts)
  http.register(async (scope) => {
    // The signature is over the bytes as they came.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.setErrorHandler((error: FastifyError, _request, reply) => answerError(parts.log, error, reply))
    scope.addHook('onRequest', async (request, reply) => {
      if (!rate.take(request.ip)) return refuse(reply, TOO_MANY)
    })
    scope.route({
      method: 'POST',
      url: parts.path,
      bodyLimit: BODY_LIMIT,
      handler: (request, reply) => receive(parts, { request, reply, tell }),
    })
  })
}

const refuse = (reply: FastifyReply, { status, error }: Refusal): FastifyReply =>
  reply.code(status).send({ error })

const answerError = (log: Log, error: FastifyError, reply: FastifyReply): FastifyReply => {
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) {
    return refuse(reply, { status, error: BY_STATUS[status] ?? NOT_READABLE.error })
  }
  log.error({ error }, 'an event failed')
  return refuse(reply, TROUBLE)
}

type Exchange = { request: FastifyRequest; reply: FastifyReply; tell: (fault: Fault) => void }

const receive = async (parts: WebhookParts, { request, reply, tell }: Exchange): Promise<unknown> => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const verdict = checkWebhook(parts.keys, { headers: request.headers, body, now: parts.now() })
  if (verdict.kind === 'challenge') return { challenge: verdict.challenge }
  if (verdict.kind === 'envelope') return handle(parts, verdict.envelope, reply)
  tell(verdict.fault)
  return refuse(reply, REFUSALS[verdict.fault])
}

/** The answer leaves when the handler is done: its transaction has taken the event in by then. */
const handle = async (
  { dispatcher }: WebhookParts,
  envelope: Envelope,
  reply: FastifyReply,
): Promise<unknown> => {
  if (!dispatcher.handles.has(envelope.header.event_type)) return refuse(reply, NOT_SUBSCRIBED)
  const answer: unknown = await dispatcher.invoke(envelope, { needCheck: false })
  return answer ?? {}
}

/** A wrong key in the settings shows in the log; a flood of forgeries does not fill it. */
const toldOnceAMinute = ({ log, elapsed = () => performance.now() }: WebhookParts) => {
  const last = new Map<Fault, number>()
  return (fault: Fault): void => {
    const now = elapsed()
    if (now - (last.get(fault) ?? Number.NEGATIVE_INFINITY) < 60_000) return
    last.set(fault, now)
    log.warn({ fault }, 'a webhook request was refused')
  }
}
