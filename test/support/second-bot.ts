import { onTestFinished } from 'vitest'
import { type Bot, startBot } from '../../src/bot.ts'
import { createDrivenClock } from '../../src/clock.ts'
import { followSandbox } from '../../src/sandbox-mode.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { World } from './world.ts'

/** Another instance on the same rows, with connections, clock and way in of its own, closed after the test. */
export const secondBot = async (
  { database, sandbox, bot: first }: World,
  { flowing = false } = {},
): Promise<Bot> => {
  if (!database.pools) throw new Error('a second instance needs PostgreSQL')
  const own = await openDatabase({ url: database.pools.url })
  const clock = createDrivenClock({ start: first.deps.now(), frozen: !flowing })
  const { log, blobs, seal } = first.deps
  const bot = await startBot({
    ...{ database: own, clock, log, blobs, seal, ...sandbox.credentials },
    domain: sandbox.url,
    tenantKey: 'sandboxtenant',
  })
  const control = await followSandbox({
    ...{ url: sandbox.url, name: 'second', log, clock },
    bot: () => ({ busy: bot.busy, tick: bot.tick, next: bot.next, reset: async () => ({}) }),
  })
  onTestFinished(async () => {
    control.close()
    await bot.close()
    await own.close()
  })
  return bot
}
