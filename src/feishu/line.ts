import type { Log } from '../deps.ts'
import {
  type LineTrouble,
  type Outage,
  pingTimeout,
  type ReconnectPace,
  type Tries,
  waitBefore,
} from '../domain/outage.ts'
import { type Connection, type DialParts, dial } from './dial.ts'

/** Real milliseconds; replaceable so that a test need not wait. */
export type LineTiming = {
  /** open for so long, it counts as steady: an outage is over */
  steady: number
  /** how often it is looked whether it is still open: the SDK tells nobody */
  watch: number
}
const TIMING: LineTiming = { steady: 10_000, watch: 250 }

export type LineParts = Omit<DialParts, 'pingTimeout'> & {
  log: Log
  now: () => number
  random: () => number
  /** an outage is over */
  back: (outage: Outage) => void
  timing?: Partial<LineTiming>
}

export type Line = {
  /** null while events can arrive; else since when (epoch ms) they cannot, and why */
  down: () => { since: number; trouble: LineTrouble } | null
  close: () => void
}

type State = {
  connection: Connection | null
  pace: ReconnectPace | null
  tries: Tries
  /** what is not over yet; `to` is the last time it came back */
  outage: Outage | null
  down: { since: number; trouble: LineTrouble } | null
  stopped: boolean
  timers: { next?: NodeJS.Timeout; steady?: NodeJS.Timeout; watch?: NodeJS.Timeout }
}

/**
 * Keeps one long connection // 长连接 open for as long as the program runs: dials, watches, and dials anew, at the
 * platform's pace and with growing patience; never two at a time. Resolves after the first try, whatever became of it.
 */
export const openLine = async (parts: LineParts): Promise<Line> => {
  const state: State = {
    ...{ connection: null, pace: null, outage: null, down: null, stopped: false },
    tries: { failures: 0, flaps: 0 },
    timers: {},
  }
  const line: Line = {
    down: () => {
      if (state.down) return state.down
      return state.connection?.isOpen() ? null : { since: parts.now(), trouble: { kind: 'broken' } }
    },
    close: () => {
      state.stopped = true
      for (const timer of Object.values(state.timers)) clearTimeout(timer)
      state.connection?.close()
    },
  }
  await tryOnce(parts, state)
  return line
}

const tryOnce = async (parts: LineParts, state: State): Promise<void> => {
  const patience = pingTimeout(state.pace)
  const connection = dial({ ...parts, pingTimeout: patience / 1000 })
  state.connection = connection
  const { trouble, pace } = await connection.done
  if (state.stopped) return connection.close()
  state.pace = pace ?? state.pace
  if (trouble) {
    state.tries.failures += 1
    return failed(parts, state, trouble)
  }
  if (pingTimeout(state.pace) >= patience) return opened(parts, state, connection)
  // Only now is it known how often Feishu wants a ping, and the SDK cannot be told any more.
  connection.close()
  await tryOnce(parts, state)
}

const opened = (parts: LineParts, state: State, connection: Connection): void => {
  const { steady, watch } = { ...TIMING, ...parts.timing }
  state.tries.failures = 0
  state.down = null
  if (state.outage) state.outage.to = parts.now()
  state.timers.steady = setTimeout(() => settled(parts, state), steady)
  state.timers.watch = setInterval(() => {
    if (!connection.isOpen()) broke(parts, state, connection)
  }, watch)
}

/** Steady again: the next break is a new outage. */
const settled = (parts: LineParts, state: State): void => {
  state.timers.steady = undefined
  state.tries.flaps = 0
  const { outage } = state
  if (!outage) return
  state.outage = null
  const { from, to, breaks } = outage
  parts.log.info({ from: iso(from), to: iso(to), breaks }, 'the long connection is back')
  parts.back(outage)
}

const broke = (parts: LineParts, state: State, connection: Connection): void => {
  clearInterval(state.timers.watch)
  if (state.timers.steady) state.tries.flaps += 1
  clearTimeout(state.timers.steady)
  connection.close()
  failed(parts, state, { kind: 'broken' })
}

const failed = (parts: LineParts, state: State, trouble: LineTrouble): void => {
  const before = state.down
  state.down = { since: before?.since ?? parts.now(), trouble }
  if (trouble.kind === 'broken' && state.outage) state.outage.breaks += 1
  tell(parts, state, before?.trouble.kind)
  state.outage ??= { from: state.down.since, to: state.down.since, breaks: trouble.kind === 'broken' ? 1 : 0 }
  const wait = waitBefore(state.tries, { trouble, pace: state.pace, random: parts.random() })
  state.timers.next = setTimeout(() => void tryOnce(parts, state), wait)
}

/** One line for each outage, and one more when it turns out that nothing but a person can end it. */
const tell = ({ log }: LineParts, { outage, down }: State, before: LineTrouble['kind'] | undefined): void => {
  if (!down || (outage && (down.trouble.kind !== 'refused' || before === 'refused'))) return
  const facts = { ...down.trouble, since: iso(down.since) }
  if (down.trouble.kind === 'refused') log.error(facts, 'feishu refuses the long connection')
  else log.warn(facts, 'the long connection is down')
}

const iso = (at: number): string => new Date(at).toISOString()
