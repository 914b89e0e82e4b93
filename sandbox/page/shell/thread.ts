import { type Signal, signal } from '@preact/signals'
import type { SimMessage } from '../../contract.ts'
import { get, Refused } from '../api.ts'
import type { Trigger } from './live.ts'

/** Messages that are drawn, and left out while far away, together. */
export type Chunk = { key: number; messages: readonly SimMessage[] }

/** A chat as one person sees it: its newest part, and older ones as far as the visitor has scrolled. */
export type Thread = {
  chat: string
  chunks: Signal<readonly Chunk[]>
  /** there is more above */
  hasOlder: Signal<boolean>
  state: Signal<'loading' | 'ready' | 'failed'>
  /** why it could not be loaded */
  why: Signal<string>
  /** Fetches what changed; without anything yet, the newest part. */
  refresh: () => Promise<void>
  /** Fetches the part above. */
  older: () => Promise<void>
  shown: number
  stale: boolean
}

/** Messages fetched at once: two screens. */
const PART = 30
/** What is drawn in one frame, by length of its JSON: one large card, or some texts. More would hold up the scrolling. */
const CHUNK_WEIGHT = 4000
/** What a message weighs beside its card: its name, its bubble. */
const MESSAGE_WEIGHT = 500

type Query = { last?: number; before?: string; from?: string; since?: number }

const fetchPart = (person: string, chat: string, query: Query): Promise<SimMessage[]> => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))
  return get(`/people/${encodeURIComponent(person)}/chats/${chat}/messages?${search}`)
}

const newest = (messages: readonly SimMessage[], known: number): number =>
  messages.reduce((max, { seq }) => Math.max(max, seq), known)

/** Replaces what changed and puts the new ones behind; chunks without a change stay the same objects. */
const merged = (chunks: readonly Chunk[], changed: readonly SimMessage[]): readonly Chunk[] => {
  const left = new Map(changed.map((message) => [message.id, message]))
  const kept = chunks.map((chunk) => {
    if (!chunk.messages.some(({ id }) => left.has(id))) return chunk
    const messages = chunk.messages.map((message) => {
      const next = left.get(message.id)
      left.delete(message.id)
      return next ?? message
    })
    return { ...chunk, messages }
  })
  return [...left.values()].reduce(appended, kept)
}

const weights = new WeakMap<SimMessage, number>()

const weightOf = (message: SimMessage): number => {
  const known = weights.get(message)
  if (known !== undefined) return known
  const weight = MESSAGE_WEIGHT + (message.card ? JSON.stringify(message.card).length : 0)
  weights.set(message, weight)
  return weight
}

const isFull = ({ messages }: Chunk, next: SimMessage): boolean =>
  messages.reduce((sum, message) => sum + weightOf(message), weightOf(next)) > CHUNK_WEIGHT

const appended = (chunks: readonly Chunk[], message: SimMessage): readonly Chunk[] => {
  const last = chunks.at(-1)
  if (!last || isFull(last, message)) return [...chunks, { key: (last?.key ?? 0) + 1, messages: [message] }]
  return [...chunks.slice(0, -1), { ...last, messages: [...last.messages, message] }]
}

/** Older messages in chunks with keys below the top one's. */
const split = (messages: readonly SimMessage[], top: number): readonly Chunk[] => {
  const chunks = messages.reduce(appended, [] as readonly Chunk[])
  return chunks.map((chunk, at) => ({ ...chunk, key: top - chunks.length + at }))
}

/** One at a time: who asks while it runs gets one more run, however many they are. */
const oneByOne = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (!running) return run()
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return run()
      })
    return next
  }
}

const newThread = (person: string, chat: string): Thread => {
  let seq = 0
  const chunks = signal<readonly Chunk[]>([])
  const hasOlder = signal(false)
  const state = signal<'loading' | 'ready' | 'failed'>('loading')
  const why = signal('')
  const first = async () => {
    const messages = await fetchPart(person, chat, { last: PART })
    seq = newest(messages, seq)
    hasOlder.value = messages.length === PART
    chunks.value = messages.reduce(appended, [] as readonly Chunk[])
  }
  const changes = async () => {
    const from = chunks.peek()[0]?.messages[0]?.id
    const messages = await fetchPart(person, chat, { since: seq, from })
    seq = newest(messages, seq)
    if (messages.length > 0) chunks.value = merged(chunks.peek(), messages)
  }
  const thread: Thread = {
    chat,
    chunks,
    hasOlder,
    state,
    why,
    shown: 0,
    stale: true,
    refresh: oneByOne(async () => {
      thread.stale = false
      try {
        await (state.peek() === 'ready' ? changes() : first())
        state.value = 'ready'
      } catch (error) {
        thread.stale = true
        if (state.peek() === 'ready') return
        why.value = error instanceof Refused ? error.message : String(error)
        state.value = 'failed'
      }
    }),
    older: oneByOne(async () => {
      const top = chunks.peek()[0]
      const before = top?.messages[0]?.id
      if (!top || !before || !hasOlder.peek()) return
      const messages = await fetchPart(person, chat, { before, last: PART })
      hasOlder.value = messages.length === PART
      chunks.value = [...split(messages, top.key), ...chunks.peek()]
    }),
  }
  return thread
}

const threads = new Map<string, Thread>()

export const threadOf = (person: string, chat: string): Thread => {
  const key = `${person} ${chat}`
  const known = threads.get(key)
  if (known) return known
  const thread = newThread(person, chat)
  threads.set(key, thread)
  return thread
}

/** Brings the open chats up to date that something happened in; the others when they are opened again. */
export const touchThreads = ({ data }: Trigger): void => {
  const touched = new Set(((data.messages as { chat: string }[] | undefined) ?? []).map(({ chat }) => chat))
  if (touched.size === 0) return
  for (const thread of threads.values()) {
    if (!touched.has(thread.chat)) continue
    thread.stale = true
    if (thread.shown > 0) void thread.refresh()
  }
}

export const forgetThreads = (): void => threads.clear()
