import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { FILLING_MS, fill } from '../../prisma/fill.ts'
import { simClient } from '../../sandbox/client.ts'
import type { SimSeed } from '../../sandbox/contract.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'
import { folderBlobs } from '../../src/blobs.ts'
import { type Bot, type BotParts, startBot } from '../../src/bot.ts'
import { createDrivenClock, type DrivenClock } from '../../src/clock.ts'
import type { Transport } from '../../src/feishu/ingress.ts'
import { createLog } from '../../src/log.ts'
import { followSandbox } from '../../src/sandbox-mode.ts'
import { createSeal } from '../../src/sealing.ts'
import type { Database } from '../../src/store/database.ts'
import { createTx, type Run } from '../../src/store/tx.ts'
import { withDatabase } from './database.ts'
import { registered } from './webhook-address.ts'

/** A Monday morning in Beijing, in the year of the seeded cycle. */
export const START = '2026-11-23T01:00:00.000Z'

export type World = {
  sim: ReturnType<typeof simClient>
  sandbox: Sandbox
  bot: Bot
  database: Database
  /** a transaction of the test's own, to look at rows or to bring something about that no press can */
  tx: Run
  /** what the bot logged, a JSON line each */
  logged: string[]
  /** stops the bot as a kill would see it from outside, and starts another on the same rows, or on others */
  restartBot: (on?: Database) => Promise<void>
  /** the bot is stopped, this happens (the clock may move), and it is started again, on the same rows or on others */
  whileAway: (happens: () => Promise<unknown>, on?: Database) => Promise<void>
  close: () => Promise<void>
}

type Options = {
  seed?: SimSeed
  random?: () => number
  /** ids in the order of their making, given the clock */
  ids?: (now: () => number) => (prefix: string) => string
  startAt?: string
  /** how events reach the bot; the long connection unless told otherwise */
  transport?: 'ws' | 'webhook'
  /** what the bot is started with otherwise */
  parts?: Partial<BotParts>
  /** time passes, and with it the platform counts its limits; it stands still unless told otherwise */
  flowing?: boolean
  /** the file of another tenant than the district */
  tenant?: string
}

const reset = async () => ({})

/** In the place of a stopped bot: time passes, and nothing is done. */
const away = (clock: DrivenClock) => ({
  busy: async () => [],
  tick: async (to: number) => clock.set(to),
  next: async () => undefined,
  reset,
})

const WEBHOOK_PATH = '/webhook/event'

/** What the bot is started with, and how the sandbox learns where it listens. */
const wayIn = (sandbox: Sandbox, transport: 'ws' | 'webhook') => {
  if (transport === 'ws') return { parts: {}, register: async () => {} }
  const way: Transport = { kind: 'webhook', keys: sandbox.credentials, path: WEBHOOK_PATH }
  return {
    parts: { transport: way, listen: { host: '127.0.0.1', port: 0 } },
    register: (bot: Bot) => registered(() => sandbox.sim.setWebhook(`${bot.address}${WEBHOOK_PATH}`)),
  }
}

/** The sandbox, the unmodified SDK and the whole bot in this process, closed after the test. */
export const createWorld = async (options: Options = {}): Promise<World> => {
  const world = await openWorld(options)
  // Not a hook of this module: a worker imports it once, and its hooks would belong to the first file alone.
  onTestFinished(world.close)
  return world
}

/** The same for several tests; the caller closes it. */
export const openWorld = async (options: Options = {}): Promise<World> => {
  const { database, tx } = await withDatabase()
  const { seed = 'district', startAt = START } = options
  const frozen = !options.flowing
  const sandbox = await createSandbox({
    ...{ clock: frozen ? 'frozen' : 'real', startAt, start: seed },
    ...(options.tenant !== undefined && { seed: options.tenant }),
  })
  const way = wayIn(sandbox, options.transport ?? 'ws')
  const folder = await mkdtemp(join(tmpdir(), 'world-'))
  const logged: string[] = []
  const clock = createDrivenClock({ start: Date.parse(startAt), frozen })
  const log = createLog('info', { write: (line) => logged.push(line) })
  const parts = {
    database,
    clock,
    log,
    blobs: folderBlobs(folder),
    seal: createSeal([randomBytes(32)]),
    ...sandbox.credentials,
    domain: sandbox.url,
    tenantKey: 'sandboxtenant',
    // Whoever breaks the line ten times in a row need not wait for patience to be shown.
    timing: { steady: 200, watch: 20 },
    ...way.parts,
    ...options.parts,
    ...(options.random && { random: options.random }),
    ...(options.ids && { newId: options.ids(clock.now) }),
  }
  let bot = await startBot(parts)
  await way.register(bot)
  await fill(seed, {
    deps: bot.deps,
    run: createTx(database.prisma, FILLING_MS),
    joinGroup: (name, by) => sandbox.sim.addMembers(name, { members: ['bot'], by }).id,
  })
  let isAway = false
  const control = await followSandbox({
    url: sandbox.url,
    name: 'bot',
    log: parts.log,
    clock,
    bot: () => (isAway ? away(clock) : { busy: bot.busy, tick: bot.tick, next: bot.next, reset }),
  })
  const whileAway: World['whileAway'] = async (happens, on = database) => {
    await bot.close()
    isAway = true
    await happens()
    bot = await startBot({ ...parts, database: on })
    isAway = false
    await way.register(bot)
  }
  return {
    sim: simClient(sandbox.url),
    sandbox,
    get bot() {
      return bot
    },
    database,
    tx,
    logged,
    restartBot: (on) => whileAway(async () => {}, on),
    whileAway,
    close: async () => {
      control.close()
      await bot.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
