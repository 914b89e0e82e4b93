import { ApiRefusal } from './route.ts'

/** At most `most` in any window of so many milliseconds. */
type Limit = { most: number; window: number }

/** For each message call and app: tier 4 of the platform (feishu.md 5). */
const APP: readonly Limit[] = [
  { most: 50, window: 1_000 },
  { most: 1_000, window: 60_000 },
]
/** For each person or group that is written to, and each message that is replaced (im-v1 message create, patch). */
const RECEIVER: Limit = { most: 5, window: 1_000 }

const COUNTED = new Set(['im.message.create', 'im.message.reply', 'im.message.patch'])

/** The platform's limits on messages, counted as they would be there. */
export type Limits = {
  /** Counts a call of the app; too many: HTTP 429, 99991400, and when to come again. */
  call: (op: string) => void
  /** Counts what a person, a group or a card receives; too much: HTTP 400, 230020. */
  receiver: (id: string) => void
}

/** Instants of one kind of call, oldest first; those before the longest window are forgotten. */
const counter = (now: () => number) => {
  const seen = new Map<string, number[]>()
  return (key: string, limits: readonly Limit[]): { limit: Limit; wait: number } | undefined => {
    const at = now()
    const longest = Math.max(...limits.map(({ window }) => window))
    const instants = (seen.get(key) ?? []).filter((instant) => instant > at - longest)
    seen.set(key, instants)
    for (const limit of limits) {
      // The window has room again once the oldest of its last `most` calls has left it.
      const oldest = instants.at(-limit.most)
      if (oldest === undefined || oldest <= at - limit.window) continue
      return { limit, wait: oldest + limit.window - at }
    }
    instants.push(at)
    return undefined
  }
}

/**
 * Sliding windows, the strictest reading of "50 a second". On the machine's own clock, whose seconds pass: the tenant's
 * may be put forward by days, which frees nothing on the platform.
 * @param counted false where the tenant's time stands still: no rate has a meaning there
 */
export const createLimits = ({ counted }: { counted: boolean }, now = () => performance.now()): Limits => {
  const count = counter(now)
  return {
    call: (op) => {
      const over = counted && COUNTED.has(op) ? count(op, APP) : undefined
      if (!over) return
      throw new ApiRefusal(99991400, 'request trigger frequency limit', 429, {
        'x-ogw-ratelimit-limit': String(over.limit.most),
        'x-ogw-ratelimit-reset': String(Math.ceil(over.wait / 1_000)),
      })
    },
    receiver: (id) => {
      const over = counted ? count(`to ${id}`, [RECEIVER]) : undefined
      if (over) throw new ApiRefusal(230020, 'This operation triggers the frequency limit.')
    },
  }
}
