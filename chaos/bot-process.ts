import { folderBlobs } from '../src/blobs.ts'
import { startBot } from '../src/bot.ts'
import { createDrivenClock } from '../src/clock.ts'
import { createLog } from '../src/log.ts'
import { followSandbox } from '../src/sandbox-mode.ts'
import { createSeal } from '../src/sealing.ts'
import { type Database, openDatabase, type Place } from '../src/store/database.ts'
import { orderedIds } from './ids.ts'

/** What a bot must know of its tenant, as a message between processes. `now`: epoch ms. */
export type Told = {
  place: Place
  blobs: string
  /** hex */
  key: string
  url: string
  appId: string
  appSecret: string
  now: number
  /** the action of the record after whose first commit the process kills itself, before anybody hears of it */
  killAfter?: string
}

/** Lots fall the same way in every run, however often they are drawn. */
const drawnLots = () => 0.5

/**
 * Real milliseconds. An outage is over as soon as the line is open again: days of the tenant pass in seconds, and a line
 * that broke on both sides of them would otherwise have been away for as long, which the staff are told.
 */
const TIMING = { steady: 0 }

/** As src/start-sandbox.ts puts it together, on the clock of a sandbox in another process. */
export const createBot = async (told: Told): Promise<{ close: () => Promise<void> }> => {
  const log = createLog('error')
  const opened = await openDatabase(told.place)
  const database = told.killAfter === undefined ? opened : killedAfter(opened, told.killAfter)
  const clock = createDrivenClock({ start: told.now, frozen: true })
  const bot = await startBot({
    ...{ database, clock, log, blobs: folderBlobs(told.blobs) },
    seal: createSeal([Buffer.from(told.key, 'hex')]),
    ...{ appId: told.appId, appSecret: told.appSecret, domain: told.url, tenantKey: 'sandboxtenant' },
    ...{ random: drawnLots, newId: orderedIds(clock.now), timing: TIMING },
  })
  const control = await followSandbox({
    ...{ url: told.url, name: 'bot', log, clock },
    bot: () => ({ busy: bot.busy, tick: bot.tick, next: bot.next, reset: async () => ({}) }),
  })
  return {
    close: async () => {
      control.close()
      await bot.close()
      await opened.close()
    },
  }
}

/**
 * The same database; SIGKILL as soon as a transaction with this action has committed: before its caller knows, before
 * anything is delivered and before whoever pressed is answered.
 */
const killedAfter = (database: Database, action: string): Database => {
  const { prisma } = database
  const transaction = async (...given: Parameters<typeof prisma.$transaction>) => {
    const result = await prisma.$transaction(...given)
    const [line] = await prisma.$queryRaw<
      { done: boolean }[]
    >`SELECT EXISTS (SELECT FROM "AuditLine" WHERE action = ${action}) AS done`
    if (!line?.done) return result
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  }
  const watched = new Proxy(prisma, {
    get: (target, key) => (key === '$transaction' ? transaction : Reflect.get(target, key)),
  })
  return { ...database, prisma: watched }
}
