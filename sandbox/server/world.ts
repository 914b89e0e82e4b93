import type { Blobs } from './blobs.ts'
import type { Clock } from './clock.ts'
import type { Limits } from './openapi/limits.ts'
import type { Hub } from './push/hub.ts'
import type { Overtaking } from './push/overtaking.ts'
import type { Store } from './store.ts'

/** Everything a part of the sandbox may need; built once in sandbox.ts. */
export type World = {
  store: Store
  clock: Clock
  blobs: Blobs
  hub: Hub
  overtaking: Overtaking
  busy: Busy
  limits: Limits
}

/** What is in flight, in words a person can read, and how much has happened since the start. */
export type Busy = {
  begin: (what: string) => () => void
  running: () => string[]
  /** Grows with everything that begins: equal before and after means nothing happened in between. */
  count: () => number
  /** Cards that are in the middle of a press. */
  locked: Map<string, number>
}

export const createBusy = (): Busy => {
  const open = new Map<number, string>()
  let count = 0
  return {
    begin: (what) => {
      count += 1
      const id = count
      open.set(id, what)
      return () => void open.delete(id)
    },
    running: () => [...open.values()],
    count: () => count,
    locked: new Map(),
  }
}
