import { signal } from '@preact/signals'

/** What the sandbox says happened: enough to know what to fetch (server/sim/trigger.ts). */
export type Trigger = { seq: number; at: number; kind: string; data: Record<string, unknown> }

type Hello = { seq: number; tenant: string }

/** `lost`: no line to the sandbox now, it is tried again and again. */
export const connection = signal<'opening' | 'open' | 'lost'>('opening')

const KINDS = [
  'message,card,recall,read,entered,chat,member,dissolved,person,tenant,clock,play',
  'did,delivery,attempt,told,call,fault,fault-used,faults-cleared',
].join(',')

/** The server beats every 10 s. */
const SILENCE = 25_000
/** Milliseconds before the next try; a person who restarts the sandbox should not wait for the page. */
const RETRY = 1000

const listeners = new Set<(trigger: Trigger) => void>()

/** Hears of everything that happens from now on. One line to the sandbox serves the whole window. */
export const onTrigger = (listener: (trigger: Trigger) => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let seen = 0
let tenant = ''

/** From where to listen: the sequence number and the tenant of what has just been fetched. */
export const listenFrom = (hello: Hello): void => {
  seen = hello.seq
  tenant = hello.tenant
}

export const lastSeq = (): number => seen

const tell = (trigger: Trigger): void => {
  if (trigger.seq <= seen) return
  seen = trigger.seq
  for (const listener of listeners) listener(trigger)
}

/**
 * Keeps a line to the sandbox. `resync` is called when what the page knows can no longer be brought up to date by
 * triggers: another tenant than before, after 重新开始 or with another sandbox at the same address.
 */
export const startLive = (resync: () => Promise<void>): void => {
  let source: EventSource | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined

  const again = () => {
    source?.close()
    clearTimeout(quiet)
    connection.value = 'lost'
    setTimeout(open, RETRY)
  }
  const alive = () => {
    clearTimeout(quiet)
    quiet = setTimeout(again, SILENCE)
  }
  const greet = async (event: MessageEvent<string>) => {
    alive()
    const hello = JSON.parse(event.data) as Hello
    if (hello.tenant !== tenant || hello.seq < seen) {
      await resync().catch(() => {})
      if (hello.tenant !== tenant) return again()
    }
    connection.value = 'open'
  }
  const open = () => {
    source = new EventSource(`/_sim/events?since=${seen}&kinds=${KINDS}`)
    source.addEventListener('hello', (event) => void greet(event as MessageEvent<string>))
    source.addEventListener('beat', alive)
    source.addEventListener('message', (event) => {
      alive()
      tell(JSON.parse(event.data as string) as Trigger)
    })
    source.addEventListener('error', again, { once: true })
  }
  open()
}
