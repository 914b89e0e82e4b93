import { apply } from './apply.ts'
import type { Change, Entry } from './entries.ts'
import type { Journal } from './journal.ts'
import { emptyState, type State } from './state.ts'

/** The tenant's state, and the only way to change it. */
export type Store = {
  state: State
  /** Applies, writes to the journal and tells the listeners, in this order. */
  commit: (change: Change) => Entry
  /** Entries after `since`, oldest first, as far back as the last reset. */
  entries: (since: number) => Entry[]
  lastSeq: () => number
  listen: (listener: (entry: Entry) => void) => () => void
  close: () => void
}

/** @param now the tenant's time, milliseconds: stamped on every entry */
export const createStore = (journal: Journal, now: () => number): Store => {
  const state = emptyState()
  const listeners = new Set<(entry: Entry) => void>()
  let entries: Entry[] = journal.past
  let closed = false
  for (const entry of entries) apply(state, entry)
  let seq = entries.at(-1)?.seq ?? 0

  const commit = (change: Change): Entry => {
    seq += 1
    const entry: Entry = { ...change, seq, at: now() }
    if (entry.kind === 'tenant') entries = []
    if (entry.kind === 'tenant' && !closed) journal.restart()
    apply(state, entry)
    entries.push(entry)
    if (!closed) journal.append(entry)
    for (const listener of listeners) listener(entry)
    return entry
  }

  return {
    state,
    commit,
    entries: (since) => {
      const from = entries.findIndex((entry) => entry.seq > since)
      return from === -1 ? [] : entries.slice(from)
    },
    lastSeq: () => seq,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      if (!closed) journal.close()
      closed = true
    },
  }
}
