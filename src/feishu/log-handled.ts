import type { Log } from '../deps.ts'
import type { Handlers, Transport } from './ingress.ts'

/** What a handler tells of its work: names of ours alone. `outcome`: accepted, repeat, or why not. */
export type Handled = { click?: string; command?: string; outcome?: string }
export type Note = (handled: Handled) => void
export type NotingHandlers = Record<string, (raw: unknown, note: Note) => Promise<unknown>>

type Parts = { log: Log; transport: Transport['kind'] }

/** One line for everything that came in: its id and kind, what it was, what became of it, and how long that took. */
export const logHandled = (handlers: NotingHandlers, { log, transport }: Parts): Handlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([kind, handle]) => [
      kind,
      async (raw: unknown) => {
        const began = performance.now()
        const facts: Record<string, unknown> = { event: idOf(raw), kind, transport, outcome: 'accepted' }
        const end = () => ({ ...facts, ms: Math.round(performance.now() - began) })
        try {
          const answer = await handle(raw, (handled) => Object.assign(facts, handled))
          log.info(end(), 'handled')
          return answer
        } catch (error) {
          log.error({ ...end(), outcome: 'error', error }, 'handled')
          throw error
        }
      },
    ]),
  )

const idOf = (raw: unknown): unknown => (raw as { event_id?: unknown } | null)?.event_id
