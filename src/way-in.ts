import type { FastifyInstance } from 'fastify'
import { downWords } from '../cards/words/line.ts'
import type { BotParts } from './bot.ts'
import type { Outage } from './domain/outage.ts'
import type { Dispatcher } from './feishu/ingress.ts'
import { type Line, openLine } from './feishu/line.ts'
import { registerWebhook } from './feishu/webhook.ts'
import { answers, registerHealth } from './health.ts'

type Parts = BotParts & {
  http: FastifyInstance
  dispatcher: Dispatcher
  now: () => number
  /** asks the database anything */
  ping: () => Promise<unknown>
  random: () => number
  /** the long connection was down, and is back */
  back: (outage: Outage) => void
}

export type WayIn = {
  address: string | null
  /** why nothing can be heard now, a sentence; null when it can */
  deaf: () => string | null
  /** takes nothing new, then waits until nothing of `running` is left */
  close: (running: () => string[]) => Promise<void>
}

type State = { line: Line | null; stopping: boolean }

/**
 * Opens what the bot hears through: HTTP for probes and the webhook, and the long connection unless it is one. Resolves
 * after the first try to connect, whatever became of it.
 */
export const openWayIn = async (parts: Parts): Promise<WayIn> => {
  const { http, dispatcher, log, now, transport = { kind: 'ws' } } = parts
  const state: State = { line: null, stopping: false }
  if (transport.kind === 'webhook') registerWebhook(http, { ...transport, dispatcher, log, now })
  registerHealth(http, () => problemsOf(parts, state))
  const address = parts.listen ? await http.listen(parts.listen) : null
  if (transport.kind === 'ws') state.line = await openLine(parts)
  return {
    address,
    deaf: () => deafness(state),
    close: async (running) => {
      state.stopping = true
      await Promise.all([closeHttp(http), closeLine(state, running)])
      await drained(running, STOP_LIMIT - ANSWER_LIMIT)
    },
  }
}

const problemsOf = async (parts: Parts, state: State): Promise<string[]> => {
  if (state.stopping) return ['正在停止']
  const problems: string[] = []
  if (!(await answers(parts.ping))) problems.push('数据库没有回答')
  const deaf = parts.transport?.kind === 'webhook' ? null : state.line ? deafness(state) : '正在连接飞书'
  return deaf ? [...problems, deaf] : problems
}

const deafness = ({ line }: State): string | null => {
  const down = line?.down()
  return down ? downWords(down.since, down.trouble) : null
}

/** Docker kills after 10 s; the rest is for the queue and the database. */
const STOP_LIMIT = 8_000

/** Requests that run are answered; connections that never end are cut. */
const closeHttp = async (http: FastifyInstance): Promise<void> => {
  const cut = setTimeout(() => http.server.closeAllConnections(), STOP_LIMIT)
  await http.close()
  clearTimeout(cut)
}

/** Nobody waits longer for the answer to a press. */
const ANSWER_LIMIT = 3_000

/**
 * What is being handled is answered over the line it came by, so it is closed when nothing is in hands. What comes in
 * until then is handled, too: there is no way to tell the platform to send nothing more.
 */
const closeLine = async ({ line }: State, running: () => string[]): Promise<void> => {
  if (!line) return
  await drained(running, ANSWER_LIMIT)
  // The SDK hands the answer to the socket just after the handler returned it.
  await pause(POLL)
  line.close()
}

const POLL = 20
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const drained = async (running: () => string[], limit: number): Promise<void> => {
  for (let waited = 0; running().length > 0 && waited < limit; waited += POLL) await pause(POLL)
}
