import { randomUUID } from 'node:crypto'
import { buildApp } from './app.ts'
import { type Clock, isFrozen } from './clock.ts'
import type { Blobs, Deps, Log, Seal } from './deps.ts'
import { createFeishu, type Feishu } from './feishu/client.ts'
import { dispatcherOf, flight, type Transport } from './feishu/ingress.ts'
import type { LineTiming } from './feishu/line.ts'
import { logHandled } from './feishu/log-handled.ts'
import { openRoom } from './feishu/room.ts'
import { createBoss, type Soon } from './jobs/boss.ts'
import { registerJobs } from './jobs/register.ts'
import { tellOutage } from './jobs/tell-outage.ts'
import { nominationTemplate } from './reports/nomination-template.ts'
import { readPeopleSheet } from './reports/people-sheet.ts'
import { lookAtFile } from './reports/received-file.ts'
import { openBudget } from './store/budget.ts'
import type { Database } from './store/database.ts'
import { createSeats } from './store/seats.ts'
import { createStore } from './store/store.ts'
import { createTx } from './store/tx.ts'
import { vacuum } from './store/vacuum.ts'
import { openWayIn } from './way-in.ts'

export type BotParts = {
  database: Database
  clock: Clock
  log: Log
  blobs: Blobs
  seal: Seal
  appId: string
  appSecret: string
  domain: string
  /** the tenant this installation belongs to, null until known */
  tenantKey: string | null
  /** the long connection unless told otherwise */
  transport?: Transport
  /** where to answer HTTP; nowhere without it */
  listen?: { host: string; port: number }
  /** when the long connection counts as steady, and how often it is looked at; shorter in tests */
  timing?: Partial<LineTiming>
  /** [0, 1); replaceable so that a test's assignment order is its own */
  random?: () => number
  /** replaceable so that what is listed by id is listed in the same order in every run of a test */
  newId?: (prefix: string) => string
}

export type Bot = {
  deps: Deps
  feishu: Feishu
  /** names of what is being handled, queued and due, or in hands */
  busy: () => Promise<string[]>
  /** puts the driven clock to `now` and does everything due until then, in order */
  tick: (now: number) => Promise<void>
  /** what happens by itself next, and when (epoch ms) */
  next: () => Promise<Soon | undefined>
  /** `http://host:port`, null when it listens nowhere */
  address: string | null
  /** why it hears nothing of Feishu now, a sentence; null when it does */
  deaf: () => string | null
  close: () => Promise<void>
}

/** Lines of the record are sealed after a second (jobs/seal.ts): whoever wrote one has a round come by then. */
const SEALED_WITHIN_MS = 1_000

const drawnId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`

/** The whole bot over an open database: jobs first, then the way in. */
export const startBot = async (parts: BotParts): Promise<Bot> => {
  const { clock, log, blobs, seal, newId = drawnId } = parts
  const boss = await createBoss({ database: parts.database, clock, log })
  const run = createTx(parts.database.prisma)
  const store = createStore({
    run,
    enqueue: boss.enqueue,
    now: clock.now,
    newId,
    woken: (left) => (left === 'jobs' ? boss.wake() : boss.wakeWithin(SEALED_WITHIN_MS)),
  })
  const budget = openBudget(parts.database)
  boss.alsoTidy(budget.tidy)
  boss.alsoTidy(() => vacuum(parts.database))
  const room = openRoom(budget, { counted: !isFrozen(clock) })
  const feishu = createFeishu({ ...parts, now: clock.now, room })
  const deps: Deps = {
    now: clock.now,
    newId,
    random: parts.random ?? Math.random,
    log,
    store,
    seats: createSeats(parts.database, {
      written: () => boss.wakeWithin(SEALED_WITHIN_MS),
    }),
    blobs,
    seal,
    directory: { idsByMobile: feishu.idsByMobile, nameOf: feishu.userName },
    papers: { peopleSheet: readPeopleSheet, lookAt: lookAtFile, nominationTemplate },
  }
  const app = buildApp({ deps, feishu, tenantKey: () => parts.tenantKey })
  await registerJobs({ boss, deps, feishu, show: app.show })
  boss.start()
  const inFlight = flight()
  const handlers = logHandled(app.handlers, { log, transport: parts.transport?.kind ?? 'ws' })
  const dispatcher = dispatcherOf(handlers, log, inFlight)
  const ping = () => run((db) => db.$queryRaw`SELECT 1`)
  const way = await openWayIn({
    ...{ ...parts, http: app.http, dispatcher, now: clock.now, ping },
    random: Math.random,
    back: (outage) => void inFlight.track('outage', tellOutage(deps, outage)),
  })
  return {
    deps,
    feishu,
    busy: async () => [...inFlight.running(), ...(await boss.idle())],
    tick: (now) => {
      // The sandbox's clock is there already, ours goes there instant by instant.
      feishu.forgetTokens(now)
      return boss.tick(now)
    },
    next: boss.soon,
    address: way.address,
    deaf: way.deaf,
    close: async () => {
      await way.close(inFlight.running)
      await boss.stop()
    },
  }
}
