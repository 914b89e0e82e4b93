import axios, { type AxiosError, type AxiosInstance } from 'axios'
import { z } from 'zod'
import type { LineTrouble, ReconnectPace } from '../domain/outage.ts'

/** What the platform answers about the long connection; seconds, -1: without end (SDK 1.74, ws-client). */
const answerShape = z.object({
  code: z.number(),
  data: z
    .object({
      ClientConfig: z
        .object({
          ReconnectCount: z.number(),
          ReconnectInterval: z.number(),
          ReconnectNonce: z.number(),
          PingInterval: z.number(),
        })
        .optional(),
    })
    .optional(),
})

/** Wrong app or secret: 514 and 403 of the long connection, the others of the tokens (feishu.md 4.1, 5.1). */
const REFUSALS: ReadonlySet<number> = new Set([403, 514, 10003, 10014, 10015])

/** What was heard when the address of the long connection was asked for. */
export type Heard = { trouble: LineTrouble | null; pace: ReconnectPace | null }

const paceOf = (answer: z.infer<typeof answerShape>): ReconnectPace | null => {
  const config = answer.data?.ClientConfig
  if (!config) return null
  const { ReconnectCount: count, ReconnectInterval, ReconnectNonce, PingInterval } = config
  return {
    count,
    interval: ReconnectInterval * 1000,
    nonce: ReconnectNonce * 1000,
    ping: PingInterval * 1000,
  }
}

const troubleOf = (code: number): LineTrouble | null => {
  if (code === 0) return null
  return REFUSALS.has(code) ? { kind: 'refused', code } : { kind: 'code', code }
}

const failure = (error: AxiosError): LineTrouble =>
  error.response
    ? { kind: 'status', status: error.response.status }
    : { kind: 'unreachable', error: error.code ?? error.name }

/**
 * The HTTP by which the SDK asks for the address. It listens in, since the SDK tells neither why it failed nor what pace
 * the platform wants.
 */
export const listeningHttp = (heard: Heard): AxiosInstance => {
  const http = axios.create({ proxy: false })
  http.interceptors.response.use(
    ({ data }) => {
      const answer = answerShape.safeParse(data)
      heard.trouble = answer.success ? troubleOf(answer.data.code) : { kind: 'status', status: 200 }
      heard.pace = answer.success ? paceOf(answer.data) : null
      return data
    },
    (error: AxiosError) => {
      heard.trouble = failure(error)
      throw error
    },
  )
  return http
}
