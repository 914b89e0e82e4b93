import type { ServerResponse } from 'node:http'
import type { Entry } from '../entries.ts'
import type { Store } from '../store.ts'
import { tenantOf } from './overview.ts'
import { triggerOf } from './trigger.ts'

/** Milliseconds; a page that hears nothing for longer than two of them opens the stream anew. */
const HEARTBEAT = 10_000

/** The journal as it may be read: the app's secrets stay inside. */
const shown = (entry: Entry) =>
  entry.kind === 'tenant' ? { ...entry, data: { people: entry.data.seed.people.length } } : entry

/** Starts a stream of server-sent events on a hijacked response. */
export const openStream = (response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  })
  response.write(': open\n\n')
}

/** Sends every entry after `since`, then each new one as it is written. */
export const feed = (store: Store, response: ServerResponse, since: number): void => {
  openStream(response)
  const send = (entry: Entry) => {
    response.write(`id: ${entry.seq}\nevent: ${entry.kind}\ndata: ${JSON.stringify(shown(entry))}\n\n`)
  }
  for (const entry of store.entries(since)) send(entry)
  const stop = store.listen(send)
  response.on('close', stop)
}

/**
 * The same for a page: only some kinds, and of each entry only what tells the page what to fetch (`triggerOf`).
 * Every entry is an unnamed event `{seq, at, kind, data}`; `hello` comes first and says which tenant this is and
 * how far it is, so that a page notices a reset or another sandbox; `beat` shows that the line is alive.
 */
export const pageFeed = (
  store: Store,
  response: ServerResponse,
  { since, kinds }: { since: number; kinds: ReadonlySet<string> },
): void => {
  openStream(response)
  const say = (event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const send = (entry: Entry) => {
    if (!kinds.has(entry.kind)) return
    const { seq, at, kind } = entry
    const data = triggerOf(store.state, entry)
    response.write(`id: ${seq}\ndata: ${JSON.stringify({ seq, at, kind, data })}\n\n`)
  }
  say('hello', { seq: store.lastSeq(), tenant: tenantOf(store) })
  for (const entry of store.entries(since)) send(entry)
  const stop = store.listen(send)
  const beat = setInterval(() => say('beat', { seq: store.lastSeq() }), HEARTBEAT)
  response.on('close', () => {
    clearInterval(beat)
    stop()
  })
}
