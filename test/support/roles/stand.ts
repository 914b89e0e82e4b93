import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedPeople } from '../../../prisma/seed.ts'
import { buildApp } from '../../../src/app.ts'
import { folderBlobs } from '../../../src/blobs.ts'
import { createDrivenClock } from '../../../src/clock.ts'
import type { Deps, Directory } from '../../../src/deps.ts'
import { createFeishu } from '../../../src/feishu/client.ts'
import type { ClickAnswer } from '../../../src/feishu/handle-click.ts'
import { openRoom } from '../../../src/feishu/room.ts'
import { createBoss } from '../../../src/jobs/boss.ts'
import { registerJobs } from '../../../src/jobs/register.ts'
import { nominationTemplate } from '../../../src/reports/nomination-template.ts'
import { readPeopleSheet } from '../../../src/reports/people-sheet.ts'
import { lookAtFile } from '../../../src/reports/received-file.ts'
import { createSeal } from '../../../src/sealing.ts'
import { openBudget } from '../../../src/store/budget.ts'
import { createStore } from '../../../src/store/store.ts'
import { createTx, type Db, type Run } from '../../../src/store/tx.ts'
import type { Show } from '../../../src/usecases/shows.ts'
import { withDatabase } from '../database.ts'
import { fillDistrict, NOW, openIdOf } from './district.ts'

/** A press as it reaches the bot: whose, what the button carried, what the form held. `at`: epoch ms. */
export type Pressed = {
  by: string
  value: unknown
  form?: unknown
  at?: number
  tenant?: string
  event?: string
}

/** Where buttons are pressed, inside one transaction that is rolled back at the end. */
export type Stand = {
  db: Db
  deps: Deps
  press: (pressed: Pressed) => Promise<ClickAnswer>
  /** what this button carries on the card that this person would see now */
  carried: (by: string, show: Show, click: string) => Promise<Record<string, unknown>>
  /** puts rows in for what `fn` does, and takes everything out again afterwards */
  apart: <T>(fn: () => Promise<T>) => Promise<T>
  /** a digest of every table's rows, by table */
  digest: () => Promise<Record<string, string>>
}

/** The tenant knows the seeded people. */
const directory: Directory = {
  idsByMobile: async (mobiles) =>
    new Map(
      seedPeople
        .filter(({ mobile }) => mobiles.includes(mobile))
        .map((one) => [one.mobile, openIdOf(one.id)]),
    ),
  nameOf: async (openId) => seedPeople.find(({ id }) => openIdOf(id) === openId)?.name ?? null,
}

const TENANT = 'sandboxtenant'
const LONGEST_MS = 60_000
const SECOND_MS = 1000

/**
 * The whole bot over one database, without a platform: nobody may be looked up, every known person has a row. What
 * a press changes is undone by savepoints, because restoring the rows for each of a thousand presses would take
 * minutes; the store, its transactions' bodies and the job queue are the real ones.
 */
export const openStand = async () => {
  const { database } = await withDatabase()
  const clock = createDrivenClock({ start: NOW, frozen: true })
  const logged: string[] = []
  const line = (level: string) => (facts: Record<string, unknown>, message: string) => {
    logged.push(JSON.stringify({ level, message, ...facts }))
  }
  const log = { info: line('info'), warn: line('warn'), error: line('error') }
  const boss = await createBoss({ database, clock, log })
  const nobody = { appId: 'cli_roles', appSecret: 'none', domain: 'http://127.0.0.1:9' }
  const room = openRoom(openBudget(database), { counted: false })
  const feishu = createFeishu({ ...nobody, now: clock.now, log, room })
  let current: Db | undefined
  const now = () => {
    if (!current) throw new Error('a press outside of a stand')
    return current
  }
  const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 20)}`
  const parts = { enqueue: boss.enqueue, now: clock.now, newId, woken: () => {} }
  const deps: Deps = {
    ...{ now: clock.now, newId, random: () => 0.5, log },
    store: {
      read: createStore({ ...parts, run: async (fn) => fn(now()) }).read,
      change: createStore({ ...parts, run: nested(now) }).change,
    },
    blobs: folderBlobs(await mkdtemp(join(tmpdir(), 'roles-'))),
    seal: createSeal([randomBytes(32)]),
    directory,
    papers: { peopleSheet: readPeopleSheet, lookAt: lookAtFile, nominationTemplate },
  }
  const app = buildApp({ deps, feishu, tenantKey: () => TENANT })
  await registerJobs({ boss, deps, feishu, show: app.show })
  await createTx(database.prisma, LONGEST_MS)((db) => fillDistrict(db, deps.seal.hmac))
  const handle = app.handlers['card.action.trigger']

  const press = async ({ by, value, form, at = NOW, tenant = TENANT, event }: Pressed) => {
    clock.set(at)
    const raw = {
      event_id: event ?? newId('ev'),
      operator: { open_id: openIdOf(by), tenant_key: tenant },
      action: { tag: 'button', value, ...(form !== undefined && { form_value: form }) },
      context: { open_message_id: 'om_roles', open_chat_id: `oc_${by}` },
    }
    return (await handle?.(raw, () => {})) as ClickAnswer
  }

  const carried = async (by: string, show: Show, click: string) => {
    clock.set(NOW)
    const person = await deps.store.read((nouns) => nouns.people.byId(by))
    if (!person) throw new Error(`nobody is called ${by}`)
    const card = await app.show(deps, { person, at: NOW, via: 'press', once: [] }, show)
    if (!card.ok) throw new Error(`${by} may not see ${show.card}: ${card.denial.key}`)
    const button = buttonsIn(card.value).find((value) => value.c === click)
    if (!button) throw new Error(`${show.card} has no button ${click}`)
    return button
  }

  /** Runs `fn` with a stand of its own; nothing of it stays. */
  const within = async <T>(fn: (stand: Stand) => Promise<T>): Promise<T> => {
    let result: T | undefined
    const undone = new Error('undone')
    const work = async (db: Db) => {
      current = db
      await prepareDigest(db)
      result = await fn({ db, deps, press, carried, apart: apartIn(db), digest: () => digestOf(db) })
      throw undone
    }
    try {
      await database.prisma.$transaction(work, { maxWait: LONGEST_MS, timeout: LONGEST_MS })
    } catch (error) {
      if (error !== undone) throw error
    } finally {
      current = undefined
    }
    return result as T
  }
  const close = () => boss.stop(SECOND_MS)
  return { within, logged, close }
}

/** The store's transactions inside the one that will be rolled back: all or nothing, as outside. */
const nested =
  (now: () => Db): Run =>
  async (fn) => {
    const db = now()
    await db.$executeRawUnsafe('SAVEPOINT store')
    try {
      const result = await fn(db)
      await db.$executeRawUnsafe('RELEASE SAVEPOINT store')
      return result
    } catch (error) {
      await undo(db, 'store')
      throw error
    }
  }

/**
 * Savepoints by depth: each stays where it is, so that going back to it again is one step. Nothing may be written
 * between two uses at one depth.
 */
const apartIn = (db: Db) => {
  let depth = 0
  let taken = 0
  return async <T>(fn: () => Promise<T>): Promise<T> => {
    const here = depth++
    if (here >= taken) {
      await db.$executeRawUnsafe(`SAVEPOINT apart${here}`)
      taken = here + 1
    }
    try {
      return await fn()
    } finally {
      await db.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT apart${here}`)
      depth = here
      taken = here + 1
    }
  }
}

/** What the buttons of a card carry, wherever they stand. */
const buttonsIn = (part: unknown): Record<string, unknown>[] => {
  if (typeof part !== 'object' || part === null) return []
  const { type, value } = part as { type?: unknown; value?: unknown }
  const own = type === 'callback' ? [value as Record<string, unknown>] : []
  return [...own, ...Object.values(part).flatMap(buttonsIn)]
}

// Rolling back leaves the savepoint itself, in the way of an outer one of the same name.
const undo = async (db: Db, savepoint: string): Promise<void> => {
  await db.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${savepoint}`)
  await db.$executeRawUnsafe(`RELEASE SAVEPOINT ${savepoint}`)
}

const tablesOf = async (db: Db): Promise<string[]> => {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`
  return rows.map(({ name }) => name)
}

// Prepared once, and answered in one row: planning a question over every table takes longer than answering it.
const prepareDigest = async (db: Db): Promise<void> => {
  const tables = await tablesOf(db)
  const one = (name: string, from: string) =>
    `SELECT '${name}' AS name, coalesce(sum(hashtextextended(r::text, 0)), 0)::text AS hash FROM ${from} r`
  const all = [...tables.map((name) => one(name, `public."${name}"`)), one('jobs', 'pgboss.job')]
  // It belongs to the connection, and outlives a transaction that is rolled back.
  await db.$executeRawUnsafe('DEALLOCATE ALL')
  await db.$executeRawUnsafe(
    `PREPARE digest AS SELECT json_object_agg(name, hash) AS tables FROM (${all.join(' UNION ALL ')}) every`,
  )
}

const digestOf = async (db: Db): Promise<Record<string, string>> => {
  const [row] = await db.$queryRawUnsafe<{ tables: Record<string, string> }[]>('EXECUTE digest')
  if (!row) throw new Error('the digest gave no row')
  return row.tables
}
