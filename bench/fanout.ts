// node_modules/node/bin/node bench/fanout.ts
// One list to 1,000 groups while five officers chat. On PGlite; with TEST_DATABASE_URL=postgres://… on that server, too.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FILLING_MS, fill } from '../prisma/fill.ts'
import { folderBlobs } from '../src/blobs.ts'
import { type Bot, startBot } from '../src/bot.ts'
import { createDrivenClock } from '../src/clock.ts'
import { systemActor } from '../src/feishu/actor.ts'
import { createSeal } from '../src/sealing.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { createTx } from '../src/store/tx.ts'
import { createDatabase, dropDatabase, randomName } from '../test/support/server.ts'
import { GROUPS_OF_THE_LIST } from '../test/support/tenant-with-groups.ts'
import type { Ask, Seen, Tenant } from './fanout-outside.ts'

export type Fanout = {
  groups: number
  /** from the press that publishes to the last group */
  seconds: number
  officersP99Ms: number
  /** calls that the platform refused because there were too many */
  provoked429: number
  database: 'pglite' | 'postgres'
}

/** A Monday morning in Beijing, in the year of the seeded cycle. */
const START = '2026-11-23T01:00:00.000Z'
const LIMIT_MS = 600_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** @param server a PostgreSQL server on which a database may be made; without it a folder of PGlite */
export const measureFanout = async ({
  groups = 1_000,
  server,
}: {
  groups?: number
  server?: string
} = {}): Promise<Fanout> => {
  const folder = await mkdtemp(join(tmpdir(), 'haidian-fanout-'))
  const name = randomName()
  const database = await openDatabase(
    server ? { url: await createDatabase(server, name) } : { dataDir: folder },
  )
  const outside = fork(fileURLToPath(new URL('fanout-outside.ts', import.meta.url)))
  let bot: Bot | undefined
  try {
    const tenant = (await ask(outside, { ask: 'open', groups, startAt: START })) as Tenant
    bot = await startBot({ ...botParts(tenant, folder), database })
    await prepare({ bot, database, tenant })
    return { groups, ...(await publish({ bot, database, outside })), database: database.kind }
  } finally {
    await bot?.close()
    await ask(outside, { ask: 'end' })
    outside.kill()
    await database.close()
    if (server) await dropDatabase(server, name)
    await rm(folder, { recursive: true, force: true })
  }
}

const ask = (outside: ChildProcess, asked: Ask): Promise<unknown> =>
  new Promise((resolve, reject) => {
    outside.once('message', ({ answer, error }: { answer?: unknown; error?: string }) =>
      error === undefined ? resolve(answer) : reject(new Error(error)),
    )
    outside.send(asked)
  })

const botParts = ({ url, credentials }: Tenant, folder: string) => {
  const loud = (facts: Record<string, unknown>, message: string) => console.error(message, facts)
  return {
    clock: createDrivenClock({ start: Date.parse(START) }),
    log: { info: () => {}, warn: loud, error: loud },
    blobs: folderBlobs(join(folder, 'blobs')),
    seal: createSeal([randomBytes(32)]),
    ...credentials,
    domain: url,
    tenantKey: 'sandboxtenant',
    lost: (error: Error) => console.error(error.message),
  }
}

type Ready = { bot: Bot; database: Database }

const idle = async (bot: Bot): Promise<void> => {
  while ((await bot.busy()).length > 0) await pause(50)
}

/** A list that was released and stands in two groups; a thousand more are confirmed since. */
const prepare = async ({ bot, database, tenant }: Ready & { tenant: Tenant }): Promise<void> => {
  const run = createTx(database.prisma, FILLING_MS)
  await fill('publicity', { deps: bot.deps, run, joinGroup: (name) => tenant.chats[name] ?? '' })
  await idle(bot)
  const row = { setBy: 'linxiao', confirmedBy: 'sunli', at: new Date(bot.deps.now()) }
  const groups = Object.entries(tenant.chats).filter(([name]) => GROUPS_OF_THE_LIST.test(name))
  const data = groups.map(([name, chatId]) => ({ chatId, name, ...row }))
  await run((db) => db.publicGroup.createMany({ data }))
}

type Publishing = Ready & { outside: ChildProcess }

const publish = async ({ bot, database, outside }: Publishing) => {
  const run = createTx(database.prisma)
  const list = await run((db) => db.publicList.findFirstOrThrow({ where: { state: 'released' } }))
  await ask(outside, { ask: 'chat' })
  await pause(2_000)
  const began = performance.now()
  await bot.deps.store.change(systemActor(bot.deps.now()), async (tx) => {
    tx.job('publish', { list: list.id, what: 'list' })
    return { ok: true, value: {} }
  })
  for (;;) {
    const seen = (await ask(outside, { ask: 'count' })) as Seen
    const spent = performance.now() - began
    if (seen.cards.some((count) => count > 1)) throw new Error('a group has the list twice')
    if (seen.cards.every((count) => count === 1)) return figures(seen, spent)
    if (spent > LIMIT_MS) throw new Error(`after ${spent} ms ${seen.cards.filter(Boolean).length} groups`)
    await pause(500)
  }
}

const figures = ({ answers, refused }: Seen, spent: number) => ({
  seconds: Math.round(spent / 100) / 10,
  officersP99Ms: Math.round([...answers].sort((a, b) => a - b)[Math.floor(answers.length * 0.99)] ?? 0),
  provoked429: refused,
})

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = process.env.TEST_DATABASE_URL
  const groups = Number(process.argv[2] ?? 1_000)
  console.log(await measureFanout({ groups }))
  if (server) console.log(await measureFanout({ groups, server }))
  else console.log('PostgreSQL: TEST_DATABASE_URL=postgres://…')
  process.exit(0)
}
