import * as lark from '@larksuiteoapi/node-sdk'
import type { Credentials } from '../../sandbox/server/model.ts'

type Handler = (event: Record<string, unknown>) => unknown

const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

/** A cache of its own: the SDK's default one is shared by the whole process. */
const ownCache = (): lark.Cache => {
  const kept = new Map<string | symbol, unknown>()
  return {
    get: async (key) => kept.get(key as string),
    set: async (key, value) => {
      kept.set(key as string, value)
      return true
    },
  }
}

/** The real SDK's client, pointed at a sandbox. */
export const larkClient = (url: string, { appId, appSecret }: Credentials) =>
  new lark.Client({ appId, appSecret, domain: url, cache: ownCache(), logger: quiet })

/** The real SDK's long connection with the given handlers; resolves once it is open. */
export const connectBot = async (
  url: string,
  { appId, appSecret }: Credentials,
  handlers: Record<string, Handler>,
): Promise<{ close: () => void; reconnected: () => number }> => {
  let reconnections = 0
  const eventDispatcher = new lark.EventDispatcher({ logger: quiet }).register(handlers)
  const socket = await new Promise<lark.WSClient>((resolve, reject) => {
    const client: lark.WSClient = new lark.WSClient({
      appId,
      appSecret,
      domain: url,
      logger: quiet,
      onReady: () => resolve(client),
      onError: reject,
      onReconnected: () => {
        reconnections += 1
      },
    })
    void client.start({ eventDispatcher })
  })
  return { close: () => socket.close({ force: true }), reconnected: () => reconnections }
}

/** The body of a refusal: what the platform answered, and with which HTTP status. */
export const refusalOf = async (
  call: Promise<unknown>,
): Promise<{ status: number; code: number; msg: string }> => {
  try {
    await call
  } catch (error) {
    const { response } = error as { response?: { status: number; data: { code: number; msg: string } } }
    if (!response) throw error
    return { status: response.status, code: response.data.code, msg: response.data.msg }
  }
  throw new Error('the call was not refused')
}
