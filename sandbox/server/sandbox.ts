import { randomBytes } from 'node:crypto'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import type { SimSeed } from '../contract.ts'
import { openBlobs } from './blobs.ts'
import { type Clock, createClock } from './clock.ts'
import { newId, openIdOf } from './ids.ts'
import { openJournal } from './journal.ts'
import type { App, Credentials } from './model.ts'
import { createLimits } from './openapi/limits.ts'
import { answerUnknown, registerOpenApi } from './openapi/register.ts'
import { registerPage } from './page.ts'
import { type ClientConfig, createHub } from './push/hub.ts'
import { registerLine } from './push/line.ts'
import { resumeOutbox } from './push/outbox.ts'
import { createOvertaking } from './push/overtaking.ts'
import { readSeed } from './seed.ts'
import { type Bots, createBots } from './sim/bots.ts'
import { createPlayer, type StartPlay } from './sim/play.ts'
import { registerSim } from './sim/routes.ts'
import { createSim, type Sim } from './sim/sim.ts'
import { resetAll } from './sim/time.ts'
import { createStore } from './store.ts'
import { createBusy, type World } from './world.ts'

export type SandboxOptions = {
  /** 0 or absent: any free port. */
  port?: number
  /** `district`, or the path of a JSON file of the same form. */
  seed?: string
  /** What its bot fills its database with at the first start; only remembered here. */
  start?: SimSeed
  /** Folder of the journal and the uploaded bytes; absent: memory only. */
  dataDir?: string
  appId?: string
  appSecret?: string
  encryptKey?: string
  verificationToken?: string
  /** Where a bot that is already there takes events; it must answer the URL check, or the start fails. */
  webhook?: string
  /** what bots are told about coming back and pinging; short times unless it says otherwise */
  clientConfig?: Partial<ClientConfig>
  /**
   * `real` flows with the machine's clock, `frozen` moves only by `/_sim/clock`; there the platform's limits on messages
   * are not counted, since its seconds never end.
   */
  clock?: 'real' | 'frozen'
  /** The tenant's time at the first start, ISO 8601. */
  startAt?: string
  /** Starts the story that can be played before whoever looks at the page. */
  play?: StartPlay
}

export type Sandbox = {
  url: string
  port: number
  credentials: Credentials
  tenantKey: string
  sim: Sim
  close: () => Promise<void>
}

const APP_NAME = '海淀工匠选树助手'
/** Largest request: a person's 40 MB file in base64; the bot's own uploads are bounded by their routes. */
const BODY_LIMIT = 64 * 1024 * 1024

const newApp = (given: SandboxOptions): App => ({
  appId: given.appId ?? newId.app(),
  appSecret: given.appSecret ?? newId.secret(),
  encryptKey: given.encryptKey ?? newId.secret(),
  verificationToken: given.verificationToken ?? newId.secret(),
  name: APP_NAME,
  botOpenId: openIdOf('bot'),
  tenantKey: 'sandboxtenant',
  tokenKey: randomBytes(32).toString('hex'),
})

/** A clock of another kind goes on from the same moment. */
const restoreClock = (clock: Clock, { state, frozen }: { state: number; frozen: boolean }): void => {
  clock.set(frozen ? state : Date.now() + state)
}

/** Opens what was there before, or starts a tenant from its seed. */
const openWorld = (options: SandboxOptions): World => {
  const startAt = options.startAt === undefined ? undefined : Date.parse(options.startAt)
  const clock = createClock(options.clock ?? 'real', startAt)
  const journal = openJournal(options.dataDir)
  const store = createStore(journal, clock.now)
  if (store.state.clock) restoreClock(clock, store.state.clock)
  const world = {
    store,
    clock,
    blobs: openBlobs(options.dataDir),
    hub: createHub(options.clientConfig),
    overtaking: createOvertaking(),
    busy: createBusy(),
    limits: createLimits({ counted: !clock.frozen }),
  }
  if (store.lastSeq() === 0) startTenant(world, newApp(options), options)
  return world
}

/** The clock's entry comes after the tenant's: a reset forgets everything before it. */
const startTenant = (
  world: World,
  app: App,
  { seed = 'district', start = 'district' }: SandboxOptions,
): void => {
  world.store.commit({ kind: 'tenant', data: { app, seed: readSeed(seed), start } })
  world.store.commit({ kind: 'clock', data: { state: world.clock.state(), frozen: world.clock.frozen } })
}

const serve = async (world: World, { sim, bots }: { sim: Sim; bots: Bots }): Promise<FastifyInstance> => {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true })
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT } })
  app.removeContentTypeParser('application/json')
  // Generated calls send bodies that the platform ignores, empty ones too (feishu.md 6.1).
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(String(body)))
    } catch (error) {
      done(error as Error)
    }
  })
  registerSim(app, world, { sim, bots })
  registerOpenApi(app, world)
  registerLine(app, world)
  await registerPage(app)
  app.setNotFoundHandler((request, reply) => {
    if (!request.url.startsWith('/open-apis/')) return reply.code(404).send({ error: '没有这个地址' })
    const { status, body } = answerUnknown(world, request)
    return reply.code(status).send(body)
  })
  return app
}

/** The tenant as it was at its first start: same app, same people, its first time unless another is given. */
const refresh =
  (world: World, options: SandboxOptions) =>
  (start: SimSeed, at?: number): void => {
    const startAt = options.startAt === undefined ? Date.now() : Date.parse(options.startAt)
    world.clock.set(at ?? startAt)
    startTenant(world, world.store.state.app, { ...options, start })
  }

/** A port that is taken leaves nothing open behind. */
const listen = async (app: FastifyInstance, world: World, port: number): Promise<void> => {
  try {
    await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    await app.close()
    world.store.close()
    throw error
  }
}

/** Undoes what was begun when the rest fails. */
const orElse = (rest: Promise<void>, undo: () => Promise<void>): Promise<void> =>
  rest.catch(async (error: unknown) => {
    await undo()
    throw error
  })

/** Starts a Feishu on this machine, on 127.0.0.1 only; with a dataDir it goes on where it was. */
export const createSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const world = openWorld(options)
  const bots = createBots(world.clock)
  const fresh = refresh(world, options)
  let url = ''
  const play = createPlayer(world.store, { start: options.play, url: () => url }, (at) =>
    resetAll(world, bots, { seed: 'empty', at, fresh }),
  )
  const sim = createSim(world, bots, { fresh, play })
  const app = await serve(world, { sim, bots })
  await listen(app, world, options.port ?? 0)
  resumeOutbox(world)
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  url = `http://127.0.0.1:${port}`
  const { appId, appSecret, encryptKey, verificationToken, tenantKey } = world.store.state.app
  const close = async () => {
    await play.stop()
    world.hub.close()
    bots.close()
    await app.close()
    world.clock.clear()
    world.store.close()
  }
  const credentials = { appId, appSecret, encryptKey, verificationToken }
  if (options.webhook !== undefined) await orElse(sim.setWebhook(options.webhook), close)
  return { url, port, credentials, tenantKey, sim, close }
}
