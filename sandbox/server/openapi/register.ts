import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkConsole } from '../console.ts'
import { type Fault, takeFault } from '../faults.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { applicationRoutes } from './application.ts'
import { authRoutes, checkToken } from './auth.ts'
import { cardRoutes } from './cards.ts'
import { chatRoutes } from './chats.ts'
import { contactRoutes } from './contacts.ts'
import { type Cut, cutOf, sendCut } from './cut.ts'
import { messageRoutes } from './messages.ts'
import { loggable, readRequest } from './parse.ts'
import { resourceRoutes } from './resources.ts'
import { ApiRefusal, type ApiReply, type ApiRequest, type Route } from './route.ts'

/** Every imitated call of the open platform. */
export const apiRoutes: Route[] = [
  ...authRoutes,
  ...messageRoutes,
  ...cardRoutes,
  ...resourceRoutes,
  ...chatRoutes,
  ...contactRoutes,
  ...applicationRoutes,
]

type Outcome = { status: number; headers: Record<string, string>; body: Buffer | Record<string, unknown> }

const refused = (error: unknown): Outcome => {
  const refusal = error instanceof ApiRefusal ? error : undefined
  if (!refusal) console.error('sandbox: an open-apis route failed', error)
  const body = {
    code: refusal?.code ?? 2200,
    msg: refusal?.message ?? 'internal error',
    error: { log_id: newId.log() },
  }
  return { status: refusal?.status ?? 500, headers: refusal?.headers ?? {}, body }
}

const answered = (reply: ApiReply): Outcome => {
  if ('bytes' in reply) {
    const headers = {
      'content-type': reply.mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`,
      'x-content-type-options': 'nosniff',
    }
    return { status: 200, headers, body: reply.bytes }
  }
  const rest = 'flat' in reply ? reply.flat : { data: reply.data }
  return { status: 200, headers: {}, body: { code: 0, msg: 'success', ...rest } }
}

const ofFault = ({ effect }: Fault): Outcome => {
  const usual = { code: effect.status === 429 ? 99991400 : 2200, msg: 'injected by a fault rule' }
  const body = (effect.body ?? usual) as Record<string, unknown>
  return { status: effect.status ?? 500, headers: effect.headers ?? {}, body }
}

/** What the call that was never carried out would have said. */
const NOTHING: Outcome = { status: 0, headers: {}, body: { code: -1 } }

const perform = (world: World, route: Route, request: { parsed: ApiRequest; auth?: string }): Outcome => {
  try {
    if (!route.open) checkToken(world, request.auth)
    checkConsole(world.store.state, route.op)
    world.limits.call(route.op)
    return answered(route.handle(world, request.parsed))
  } catch (error) {
    return refused(error)
  }
}

type Served = { outcome: Outcome; cut?: Cut }

const record = (
  world: World,
  {
    route,
    request,
    parsed,
    outcome,
    ms,
    fault,
    cut,
  }: Served & { route: Route; request: FastifyRequest; parsed: ApiRequest; ms: number; fault?: Fault },
): void => {
  const { body } = outcome
  // No whole answer, no status: the bot does not know what became of the call.
  const status = cut ? 0 : outcome.status
  const code = Buffer.isBuffer(body) ? 0 : Number(body.code ?? -1)
  const response = Buffer.isBuffer(body) ? { bytes: body.length } : body
  world.store.commit({
    kind: 'call',
    data: {
      at: world.clock.now(),
      op: route.op,
      method: route.method,
      path: request.url.split('?')[0] ?? '',
      query: parsed.query,
      request: loggable(parsed),
      status,
      code,
      response: route.open ? { code } : response,
      ms,
      ...(fault && { fault: fault.scenarios }),
      ...(cut && { cut: cut === 'reset' ? 'before' : 'after' }),
    },
  })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const serve = async (world: World, route: Route, request: FastifyRequest): Promise<Served> => {
  const started = performance.now()
  const parsed = await readRequest(request)
  const path = request.url.split('?')[0]
  const receiver = parsed.body.receive_id
  const people = world.store.state.people.values()
  const user = [...people].find(({ openId }) => openId === receiver)?.id
  const chat = typeof receiver === 'string' ? receiver : undefined
  const fault = takeFault(world, { op: route.op, method: route.method, path, user, chat })
  if (fault?.effect.delay) await pause(fault.effect.delay)
  const cut = fault && cutOf(fault.effect)
  const auth = fault?.effect.staleToken ? 'Bearer t-stale' : request.headers.authorization
  const done = () => (fault?.effect.status ? ofFault(fault) : perform(world, route, { parsed, auth }))
  const outcome = cut === 'reset' ? NOTHING : done()
  const ms = Math.round(performance.now() - started)
  record(world, { route, request, parsed, outcome, ms, fault, cut })
  return { outcome, cut }
}

const respond = async (
  world: World,
  route: Route,
  pair: { request: FastifyRequest; reply: FastifyReply },
) => {
  const { request, reply } = pair
  const end = world.busy.begin(`${route.method} ${route.path}`)
  try {
    const { outcome, cut } = await serve(world, route, request)
    if (cut) return sendCut(reply, cut, outcome)
    return reply
      .code(outcome.status)
      .headers({ 'x-tt-logid': newId.log(), ...outcome.headers })
      .send(outcome.body)
  } finally {
    end()
  }
}

/** Registers the open platform's routes. */
export const registerOpenApi = (app: FastifyInstance, world: World): void => {
  for (const route of apiRoutes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => respond(world, route, { request, reply }),
    })
  }
}

/** A call of the open platform that is not imitated: 404 as there, and loud in the wire log. */
export const answerUnknown = (world: World, request: FastifyRequest): Outcome => {
  const path = request.url.split('?')[0] ?? ''
  const body = { code: 99991201, msg: `path not found: ${path}`, error: { log_id: newId.log() } }
  const { method } = request
  const call = {
    at: world.clock.now(),
    op: 'unknown',
    method,
    path,
    query: {},
    status: 404,
    code: 99991201,
    ms: 0,
  }
  world.store.commit({ kind: 'call', data: { ...call, response: body } })
  console.warn(`sandbox: ${method} ${path} is not imitated here`)
  return { status: 404, headers: {}, body }
}
