import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type { Prisma, PrismaClient } from './generated/client.ts'

/** The client inside a transaction. */
export type Db = Prisma.TransactionClient

/** Runs `fn` in one transaction: everything or nothing. Hold no network call in it and start no other. */
export type Run = <T>(fn: (db: Db) => Promise<T>) => Promise<T>

/** How long to wait for the connection, in ms; others are waiting for the same one. */
const MAX_WAIT_MS = 2_000
/** A press must be answered within 3 s, so nothing may hold the only connection for longer than this. */
const TIMEOUT_MS = 2_500
/** A bulk of rows goes in portions of at most this many, so that a press gets in between. */
const BATCH = 20

/** `open` turns false at the end, so that what a transaction started and left running is not held inside it. */
const inside = new AsyncLocalStorage<{ open: boolean }>()

/**
 * The one way to the database. After each transaction the event loop turns once: without that a row of short
 * transactions lets no press in (docs/decisions/2a).
 * @param timeout ms; longer only where nobody can be waiting for an answer yet
 * @throws at once when called inside a transaction: PGlite has one connection and would wait for itself.
 */
export function createTx(prisma: PrismaClient, timeout = TIMEOUT_MS): Run {
  return async (fn) => {
    refuseInside('a transaction inside a transaction')
    const mark = { open: true }
    try {
      return await prisma.$transaction((db) => inside.run(mark, () => fn(db)), {
        maxWait: MAX_WAIT_MS,
        timeout,
      })
    } finally {
      mark.open = false
      await setImmediate()
    }
  }
}

/** Throws when the caller runs inside a transaction and is about to use another way to the database. */
export function refuseInside(what: string): void {
  if (inside.getStore()?.open) throw new Error(`${what}: use the transaction's own client`)
}

/**
 * The same object, every method of which but `allowed` throws at once inside a transaction. For what must not be
 * used there: the base client, PGlite, the job queue.
 */
export function guarded<T extends object>(target: T, what: string, allowed: readonly string[] = []): T {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key, object)
      if (typeof key === 'symbol' || key === 'then') return value
      if (typeof value === 'function')
        return allowed.includes(key) ? value.bind(object) : guardedMethod(object, key)
      // prisma.person, and whatever else has methods of its own
      if (typeof value === 'object' && value !== null) return guarded(value, `${what}.${key}`)
      return value
    },
  })

  function guardedMethod(owner: object, key: string) {
    return (...args: unknown[]) => {
      refuseInside(`${what}.${key}`)
      return Reflect.apply(Reflect.get(owner, key, owner), owner, args)
    }
  }
}

/** Calls `fn` with portions of at most `size` (≤ 20) rows, one transaction of its own for each, in order. */
export async function inBatches<T>(rows: readonly T[], size: number, fn: (portion: T[]) => Promise<void>) {
  if (size < 1 || size > BATCH) throw new RangeError(`a portion holds 1 to ${BATCH} rows, not ${size}`)
  for (let start = 0; start < rows.length; start += size) await fn(rows.slice(start, start + size))
}
