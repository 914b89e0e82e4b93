import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { sealBody, signHeaders } from '../../sandbox/server/push/webhook.ts'
import { dispatcherOf, flight, type Handlers } from '../../src/feishu/ingress.ts'
import { registerWebhook } from '../../src/feishu/webhook.ts'
import { createHttp } from '../../src/http.ts'

export const KEYS = { encryptKey: 'the key of the district', verificationToken: 'the token of the district' }
export const NOW = Date.parse('2026-04-15T09:00:00+08:00')
export const PATH = '/webhook/event'

type Header = { event_id?: string; event_type?: string; token?: string }

/** An envelope as the platform sends it. */
export const envelope = (header: Header = {}, event: object = { text: '您好' }) => ({
  schema: '2.0',
  header: {
    event_id: 'e1',
    token: KEYS.verificationToken,
    create_time: String(NOW),
    event_type: 'im.message.receive_v1',
    tenant_key: 't1',
    app_id: 'cli_a1',
    ...header,
  },
  event,
})

export const challenge = (token = KEYS.verificationToken) => ({
  challenge: '1b6aef1a-401f-406a-be41-f48911eabcef',
  token,
  type: 'url_verification',
})

export type Request = {
  method?: string
  url?: string
  headers: Record<string, string>
  body: string | Buffer
}

const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' }

/** Encrypted and signed as the platform does it; `at`: of the signature. */
export const genuine = (content: unknown, { at = NOW, key = KEYS.encryptKey } = {}): Request => {
  const body = sealBody(key, content)
  return { headers: { ...JSON_TYPE, ...signHeaders(key, body, at) }, body }
}

export const unsigned = (content: unknown, key = KEYS.encryptKey): Request => ({
  headers: JSON_TYPE,
  body: sealBody(key, content),
})

/** Signed with the right key, whatever the body is. */
export const signed = (body: string, at = NOW): Request => ({
  headers: { ...JSON_TYPE, ...signHeaders(KEYS.encryptKey, body, at) },
  body,
})

export type Door = {
  http: FastifyInstance
  heard: Record<string, unknown>[]
  warned: unknown[]
  knock: (request: Request) => Promise<{ status: number; body: unknown }>
}

type Options = { handlers?: Handlers; elapsed?: () => number }

/** The webhook alone, over the SDK's dispatcher, with handlers that write down what they hear. */
export const openDoor = async ({ handlers, elapsed }: Options = {}): Promise<Door> => {
  const heard: Record<string, unknown>[] = []
  const warned: unknown[] = []
  const hear = (answer: object) => async (raw: unknown) => {
    heard.push(raw as Record<string, unknown>)
    return answer
  }
  const log = { info: () => {}, warn: (facts: unknown) => void warned.push(facts), error: () => {} }
  const all = {
    'im.message.receive_v1': hear({}),
    'card.action.trigger': hear({ toast: { type: 'success', content: '已保存' } }),
    ...handlers,
  }
  const http = createHttp()
  const dispatcher = dispatcherOf(all, log, flight())
  registerWebhook(http, { keys: KEYS, path: PATH, dispatcher, now: () => NOW, log, elapsed })
  onTestFinished(() => http.close())
  await http.ready()
  const knock = async ({ method = 'POST', url = PATH, headers, body }: Request) => {
    const answer = await http.inject({ method: method as 'POST', url, headers, payload: body })
    return { status: answer.statusCode, body: answer.body === '' ? '' : (answer.json() as unknown) }
  }
  return { http, heard, warned, knock }
}
