import { randomBytes } from 'node:crypto'
import { buildApp } from './app.ts'
import type { Clock } from './clock.ts'
import type { Blobs, Deps, Log, Seal } from './deps.ts'
import { createFeishu, type Feishu } from './feishu/client.ts'
import { connect, dispatcherOf, flight } from './feishu/ingress.ts'
import { createBoss } from './jobs/boss.ts'
import { registerJobs } from './jobs/register.ts'
import { nominationTemplate } from './reports/nomination-template.ts'
import { readPeopleSheet } from './reports/people-sheet.ts'
import { lookAtFile } from './reports/received-file.ts'
import type { Database } from './store/database.ts'
import { createStore } from './store/store.ts'
import { createTx } from './store/tx.ts'

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
  /** called when the connection is lost for good */
  lost: (error: Error) => void
  /** [0, 1); replaceable so that a test's assignment order is its own */
  random?: () => number
}

export type Bot = {
  deps: Deps
  feishu: Feishu
  /** names of what is being handled, queued and due, or in hands */
  busy: () => Promise<string[]>
  /** puts the driven clock to `now` and does everything due until then, in order */
  tick: (now: number) => Promise<void>
  close: () => Promise<void>
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

const newId = (prefix: string): string =>
  `${prefix}_${[...randomBytes(20)].map((byte) => ALPHABET[byte % 32]).join('')}`

/** The whole bot over an open database: jobs first, then the way in. */
export const startBot = async (parts: BotParts): Promise<Bot> => {
  const { clock, log, blobs, seal } = parts
  const boss = await createBoss({ database: parts.database, clock, log })
  const store = createStore({
    run: createTx(parts.database.prisma),
    enqueue: boss.enqueue,
    now: clock.now,
    newId,
    woken: boss.wake,
  })
  const feishu = createFeishu({ ...parts, now: clock.now })
  const deps: Deps = {
    now: clock.now,
    newId,
    random: parts.random ?? Math.random,
    log,
    store,
    blobs,
    seal,
    directory: { idsByMobile: feishu.idsByMobile, nameOf: feishu.userName },
    papers: { peopleSheet: readPeopleSheet, lookAt: lookAtFile, nominationTemplate },
  }
  const app = buildApp({ deps, feishu, tenantKey: () => parts.tenantKey })
  await registerJobs({ boss, deps, feishu, show: app.show })
  boss.start()
  const inFlight = flight()
  const dispatcher = dispatcherOf(app.handlers, log, inFlight)
  const line = await connect({ ...parts, dispatcher })
  return {
    deps,
    feishu,
    busy: async () => [...inFlight.running(), ...(await boss.idle())],
    tick: boss.tick,
    close: async () => {
      line.close()
      await drained(inFlight.running)
      await boss.stop()
      await app.http.close()
    },
  }
}

/** Waits until nothing is being answered, at most 5 s. */
const drained = async (running: () => string[]): Promise<void> => {
  for (let waited = 0; running().length > 0 && waited < 5_000; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
