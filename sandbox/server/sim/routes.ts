import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotPossible } from '../lookup.ts'
import { manifest } from '../manifest.ts'
import type { World } from '../world.ts'
import { benchVerbs } from './bench-routes.ts'
import type { BotAnswer, Bots } from './bots.ts'
import { feed, openStream, pageFeed } from './feed.ts'
import { isForeign } from './guard.ts'
import { playVerbs } from './play-routes.ts'
import type { Filter, Sim } from './sim.ts'
import { StillBusy } from './time.ts'

/** Base64 of the largest file a person may send (100 MB), with room for the rest. */
const BODY_LIMIT = 150 * 1024 * 1024

type Input = {
  params: Record<string, string>
  query: Record<string, string | undefined>
  body: Record<string, unknown>
}
type Verb = (sim: Sim, input: Input) => unknown

const text = (input: Input, key: string): string => {
  const value = input.body[key]
  if (typeof value !== 'string' || value === '') throw new NotPossible(`缺少 ${key}`)
  return value
}
const optional = (input: Input, key: string): string | undefined => {
  const value = input.body[key]
  return typeof value === 'string' ? value : undefined
}
const object = (input: Input, key: string): Record<string, unknown> => {
  const value = input.body[key]
  if (typeof value !== 'object' || value === null) throw new NotPossible(`缺少 ${key}`)
  return { ...value }
}
const strings = (input: Input, key: string): string[] => {
  const value = input.body[key]
  return Array.isArray(value) ? value.map(String) : []
}
const who = (input: Input) => input.params.person ?? ''
const filterOf = ({ query }: Input): Filter => ({
  ...(query.since && { since: Number(query.since) }),
  ...(query.last && { last: Number(query.last) }),
  ...(query.op && { op: query.op }),
  ...(query.type && { type: query.type }),
})
const fileOf = (input: Input) => ({
  chat: optional(input, 'chat'),
  name: text(input, 'name'),
  bytes: Buffer.from(optional(input, 'base64') ?? '', 'base64'),
})
const count = (input: Input, key: string): number => {
  const value = input.body[key]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new NotPossible(`${key} 要是一个不小于 0 的整数`)
  return value
}
const pressOf = (input: Input) => ({
  message: text(input, 'message'),
  ...((input.body.button !== undefined || input.body.at === undefined) && { button: text(input, 'button') }),
  ...(input.body.at !== undefined && { at: count(input, 'at') }),
  ...(input.body.version !== undefined && { version: count(input, 'version') }),
  ...(input.body.form !== undefined && { form: object(input, 'form') }),
})
const partOf = ({ query: { since, before, from, last } }: Input) => ({
  since,
  before,
  from,
  ...(last && { last: Number(last) }),
})
/** `silent`: the bot's event about it is lost on the way. */
const actOf = ({ query: { by, silent } }: Input) => ({ by, silent: silent === 'true' })
const membersOf = (input: Input) =>
  strings(input, 'members').length > 0 ? strings(input, 'members') : [text(input, 'member')]

const VERBS: Record<string, Verb> = {
  'GET /_sim/state': (sim) => sim.state(),
  'GET /_sim/overview': (sim) => sim.overview(),
  'POST /_sim/people/:person/messages': (sim, input) =>
    sim.say(who(input), { chat: optional(input, 'chat'), text: text(input, 'text') }),
  'POST /_sim/people/:person/files': (sim, input) => sim.sendFile(who(input), fileOf(input)),
  'GET /_sim/people/:person/chats/:chat/messages': (sim, input) =>
    sim.messages(who(input), input.params.chat, partOf(input)),
  'POST /_sim/people/:person/chats/:chat/read': (sim, input) =>
    sim.markRead(who(input), { chat: input.params.chat ?? '', seq: Number(input.body.seq) }),
  'POST /_sim/people/:person/clicks': (sim, input) => sim.click(who(input), pressOf(input)),
  'POST /_sim/people/:person/raw': (sim, input) => sim.raw(who(input), object(input, 'event')),
  'POST /_sim/people/:person/menu': (sim, input) => sim.menu(who(input), text(input, 'key')),
  'POST /_sim/people/:person/enter': (sim, input) => sim.enter(who(input)),
  'POST /_sim/people/:person/forwards': (sim, input) =>
    sim.forward(who(input), { message: text(input, 'message'), to: text(input, 'to') }),
  'POST /_sim/people/:person/recalls': (sim, input) => sim.recall(who(input), text(input, 'message')),
  'POST /_sim/people/:person/leaves': (sim, input) => sim.leave(who(input)),
  'POST /_sim/people/:person/stops': (sim, input) => sim.stopBot(who(input), input.body.stopped !== false),
  'POST /_sim/chats': (sim, input) =>
    sim.createChat({
      name: text(input, 'name'),
      members: strings(input, 'members'),
      external: input.body.external === undefined ? undefined : input.body.external === true,
      by: optional(input, 'by'),
    }),
  'POST /_sim/chats/:chat/members': (sim, input) =>
    sim.addMembers(input.params.chat ?? '', { members: membersOf(input), by: optional(input, 'by') }),
  'DELETE /_sim/chats/:chat/members/:member': (sim, input) =>
    sim.removeMember(input.params.chat ?? '', { member: input.params.member ?? '', ...actOf(input) }),
  'DELETE /_sim/chats/:chat': (sim, input) => sim.dissolveChat(input.params.chat ?? '', actOf(input)),
  'POST /_sim/clock': async (sim, input) => ({
    now: await sim.clock({ advance: optional(input, 'advance'), to: optional(input, 'to') }),
  }),
  'GET /_sim/next': (sim) => sim.next(),
  'POST /_sim/idle': (sim) => sim.idle(),
  'POST /_sim/reset': async (sim, input) => ({
    ok: true,
    ...(await sim.reset({ seed: optional(input, 'seed'), at: optional(input, 'at') })),
  }),
  'POST /_sim/faults': (sim, input) => sim.addFault(input.body),
  'DELETE /_sim/faults': (sim) => sim.clearFaults(),
  'POST /_sim/connections/drop': (sim) => sim.dropConnections(),
  'POST /_sim/connections/freeze': (sim) => sim.freezeConnections(),
  'POST /_sim/webhook': (sim, input) => sim.setWebhook(input.body.url === null ? null : text(input, 'url')),
  'POST /_sim/console': (sim, input) =>
    sim.setConsole(input.body.usual === true ? null : (input.body as Parameters<Sim['setConsole']>[0])),
  'GET /_sim/calls': (sim, input) => sim.calls(filterOf(input)),
  'GET /_sim/deliveries': (sim, input) => sim.deliveries(filterOf(input)),
  'GET /_sim/coverage': () => manifest,
  ...benchVerbs,
  ...playVerbs,
}

const inputOf = (request: FastifyRequest): Input => ({
  params: request.params as Input['params'],
  query: request.query as Input['query'],
  body: { ...((request.body ?? {}) as Record<string, unknown>) },
})

const fail = (reply: FastifyReply, error: unknown): FastifyReply => {
  if (error instanceof NotPossible) return reply.code(error.status).send({ error: error.message })
  if (error instanceof StillBusy)
    return reply.code(504).send({ error: error.message, running: error.running })
  console.error('sandbox: a /_sim call failed', error)
  return reply.code(500).send({ error: String(error) })
}

const registerStreams = (app: FastifyInstance, world: World, bots: Bots): void => {
  app.get('/_sim/events', (request, reply) => {
    const { since, kinds, ...query } = request.query as { since?: string; kinds?: string }
    const last = request.headers['last-event-id']
    const from = Number(since ?? last ?? 0)
    reply.hijack()
    if (kinds === undefined) feed(world.store, reply.raw, from)
    else pageFeed(world.store, reply.raw, { since: from, kinds: new Set(kinds.split(',')) })
    return query
  })
  app.get('/_sim/bots/control', (request, reply) => {
    const { bot = 'bot' } = request.query as { bot?: string }
    reply.hijack()
    openStream(reply.raw)
    bots.connect(bot, reply.raw)
  })
  app.post('/_sim/bots/control/:id', (request) => {
    const { id } = request.params as { id: string }
    return { known: bots.answer(id, (request.body ?? {}) as BotAnswer) }
  })
}

/** What a browser draws and never runs. */
const PICTURE = /^image\/(png|jpeg|gif|webp|bmp)$/

/** A file goes out as an attachment of no sniffable type: what people upload is not trusted. Pictures may be shown. */
const sendBytes = (
  reply: FastifyReply,
  file: { name: string; mime: string; bytes: Buffer },
): FastifyReply => {
  const how = PICTURE.test(file.mime) ? 'inline' : 'attachment'
  return reply
    .header('content-type', file.mime)
    .header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600')
    .send(file.bytes)
}

const registerFiles = (app: FastifyInstance, sim: Sim): void => {
  const opened = (read: (params: Record<string, string>) => Parameters<typeof sendBytes>[1]) => {
    return async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return sendBytes(reply, read(inputOf(request).params))
      } catch (error) {
        return fail(reply, error)
      }
    }
  }
  app.get(
    '/_sim/people/:person/files/:message',
    opened(({ person = '', message = '' }) => sim.file(person, message)),
  )
  app.get(
    '/_sim/people/:person/images/:key',
    opened(({ person = '', key = '' }) => sim.picture(person, key)),
  )
}

/** Registers the sandbox's own calls under `/_sim` (architecture 6), for this machine only. */
export const registerSim = (
  app: FastifyInstance,
  world: World,
  { sim, bots }: { sim: Sim; bots: Bots },
): void => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/_sim') && isForeign(request)) {
      reply.code(403).send({ error: '只允许本机的沙箱页面访问' })
      return
    }
    done()
  })
  for (const [route, verb] of Object.entries(VERBS)) {
    const [method = 'GET', url = ''] = route.split(' ')
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return reply.send((await verb(sim, inputOf(request))) ?? { ok: true })
      } catch (error) {
        return fail(reply, error)
      }
    }
    app.route({ method, url, handler, bodyLimit: BODY_LIMIT })
  }
  registerFiles(app, sim)
  registerStreams(app, world, bots)
}
