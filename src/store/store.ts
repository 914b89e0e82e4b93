import type { Actor, Outcome } from '../deps.ts'
import type { Result } from '../domain/result.ts'
import type { Show } from '../usecases/shows.ts'
import { auditLines } from './nouns/audit.ts'
import { outbox } from './nouns/outbox.ts'
import { seen } from './nouns/seen.ts'
import { type Nouns, nounsOf } from './nouns.ts'
import { oneWriter } from './one-writer.ts'
import type { Db, Run } from './tx.ts'

export type AuditEntry = {
  action: string
  /** `nomination:nom_x` */
  about: string
  before?: unknown
  after?: unknown
  article?: string
  note?: string
}

/** 0: the answer to a person; 1: tasks and reminders; 2: mass posting */
export type Lane = 0 | 1 | 2
export type To = { person: string } | { chat: string }
export type Message = { to: To; show: Show; lane?: Lane }

/** One transaction: the nouns, and what must commit with them. */
export type Tx = Nouns & {
  audit: (entry: AuditEntry) => void
  send: (message: Message) => void
  /** something falls due: handled by src/jobs/due.ts, in order of time */
  due: (kind: string, about: string, at: number) => void
  /** a job of another queue, enqueued in this transaction */
  job: (queue: string, data: Record<string, unknown>) => void
  /** something to do by hand, shown to the staff */
  task: (kind: string, about: string, words: string) => void
}

export type Enqueue = (db: Db, queue: string, job: { data: object; at?: number }) => Promise<void>

export type Store = {
  read: <T>(fn: (tx: Nouns) => Promise<T>) => Promise<T>
  /**
   * Runs `fn` once for `actor.once`: a repeat is answered with the stored outcome. A refusal rolls everything
   * back and stores nothing. Rows, audit lines, jobs and the ids seen commit together or not at all.
   */
  change: (actor: Actor, fn: (tx: Tx) => Promise<Result<Outcome>>) => Promise<Result<Outcome>>
}

/** What a change leaves to be done: a job or something that falls due, or the sealing of its record alone. */
export type Left = 'jobs' | 'record'

class Refused extends Error {
  result: Result<Outcome>
  constructor(result: Result<Outcome>) {
    super('refused')
    this.result = result
  }
}

type Parts = {
  run: Run
  enqueue: Enqueue
  now: () => number
  newId: (prefix: string) => string
  woken: (by: Left) => void
}

export const createStore = (parts: Parts): Store => ({
  read: (fn) => parts.run((db) => fn(nounsOf(db))),
  change: async (actor, fn) => {
    try {
      const { result, left } = await parts.run((db) => once(parts, { db, actor, fn }))
      if (left) parts.woken(left)
      return result
    } catch (error) {
      if (error instanceof Refused) return error.result
      throw error
    }
  },
})

type Work = { db: Db; actor: Actor; fn: (tx: Tx) => Promise<Result<Outcome>> }

type Done = { result: Result<Outcome>; left?: Left }

const once = async (parts: Parts, { db, actor, fn }: Work): Promise<Done> => {
  await oneWriter(db)
  const before = await seen(db).claim(actor.once, actor.at)
  if (before) {
    // A second event of one press takes its own id before it meets the press: that id has the answer, too.
    await seen(db).store(actor.once, before)
    return { result: { ok: true, value: before } }
  }
  const writes: Write[] = []
  const result = await fn(txOf(parts, { db, actor, writes }))
  if (!result.ok) throw new Refused(result)
  if (result.value.show && actor.via !== 'press' && actor.via !== 'system') {
    const answer = { to: { person: actor.person.id }, show: result.value.show as Show }
    writes.push({ left: 'jobs', write: () => outbox(db, parts).add(answer) })
  }
  for (const { write } of writes) await write()
  await seen(db).store(actor.once, result.value)
  const left = writes.some((one) => one.left === 'jobs') ? 'jobs' : writes[0]?.left
  return { result, ...(left && { left }) }
}

type Write = { left: Left; write: () => Promise<void> }
type Open = { db: Db; actor: Actor; writes: Write[] }

const txOf = (parts: Parts, { db, actor, writes }: Open): Tx => {
  const after = (left: Left, write: () => Promise<void>) => {
    writes.push({ left, write })
  }
  return {
    ...nounsOf(db),
    audit: (entry) => after('record', () => auditLines(db).add(actor, parts.now(), entry)),
    send: (message) => after('jobs', () => outbox(db, parts).add(message)),
    due: (kind, about, at) => after('jobs', () => outbox(db, parts).due(kind, about, at)),
    job: (queue, data) => after('jobs', () => parts.enqueue(db, queue, { data })),
    task: (kind, about, words) => after('record', () => outbox(db, parts).task(kind, about, words)),
  }
}
