import type { ServerResponse } from 'node:http'
import type { Entry } from '../entries.ts'
import type { Store } from '../store.ts'

/** The journal as a page may read it: the app's secrets stay inside. */
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
