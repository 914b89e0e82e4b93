import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { seedDistrict, seedPeople } from '../../prisma/seed.ts'
import { simClient } from '../../sandbox/client.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'
import { folderBlobs } from '../../src/blobs.ts'
import { type Bot, startBot } from '../../src/bot.ts'
import { createDrivenClock } from '../../src/clock.ts'
import { followSandbox } from '../../src/sandbox-mode.ts'
import { createSeal } from '../../src/sealing.ts'
import type { Database } from '../../src/store/database.ts'
import type { Run } from '../../src/store/tx.ts'
import { withDatabase } from './database.ts'

/** A Monday morning in Beijing, in the year of the seeded cycle. */
export const START = '2026-11-23T01:00:00.000Z'

export type World = {
  sim: ReturnType<typeof simClient>
  sandbox: Sandbox
  bot: Bot
  database: Database
  /** a transaction of the test's own, to look at rows or to bring something about that no press can */
  tx: Run
  /** what the bot logged, a line each */
  logged: string[]
  /** stops the bot as a kill would see it from outside, and starts another on the same rows */
  restartBot: () => Promise<void>
  close: () => Promise<void>
}

type Options = { seed?: 'district' | 'empty'; random?: () => number }

/** The sandbox, the unmodified SDK and the whole bot in this process, closed after the test. */
export const createWorld = async (options: Options = {}): Promise<World> => {
  const { database, tx } = await withDatabase()
  const sandbox = await createSandbox({ clock: 'frozen', startAt: START })
  const folder = await mkdtemp(join(tmpdir(), 'world-'))
  const logged: string[] = []
  const clock = createDrivenClock({ start: Date.parse(START), frozen: true })
  const log = (level: string) => (facts: Record<string, unknown>, message: string) => {
    logged.push(JSON.stringify({ level, message, ...facts }))
  }
  const parts = {
    database,
    clock,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    blobs: folderBlobs(folder),
    seal: createSeal([randomBytes(32)]),
    ...sandbox.credentials,
    domain: sandbox.url,
    tenantKey: 'sandboxtenant',
    lost: () => {},
    ...(options.random && { random: options.random }),
  }
  let bot = await startBot(parts)
  if (options.seed !== 'empty') await seed(bot, tx, clock.now())
  const control = await followSandbox({
    url: sandbox.url,
    name: 'bot',
    log: parts.log,
    clock,
    bot: () => ({ busy: bot.busy, tick: bot.tick, reset: async () => {} }),
  })
  const world: World = {
    sim: simClient(sandbox.url),
    sandbox,
    get bot() {
      return bot
    },
    database,
    tx,
    logged,
    restartBot: async () => {
      await bot.close()
      bot = await startBot(parts)
    },
    close: async () => {
      control.close()
      await bot.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  // Not a hook of this module: a worker imports it once, and its hooks would belong to the first file alone.
  onTestFinished(world.close)
  return world
}

const seed = async (bot: Bot, tx: Run, at: number): Promise<void> => {
  const openIds = await bot.feishu.idsByMobile(seedPeople.map((one) => one.mobile))
  await tx((db) => seedDistrict(db, { openIds, phoneKey: bot.deps.seal.hmac, at }))
}
