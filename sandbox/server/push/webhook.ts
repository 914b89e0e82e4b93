import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { NotPossible } from '../lookup.ts'
import type { Credentials } from '../model.ts'
import type { World } from '../world.ts'
import { ANSWER_LIMIT, type Answer } from './hub.ts'

/** Real milliseconds for the URL check // 请求网址校验 (feishu.md 3.2, 3.3). */
const CHALLENGE_LIMIT = 1000

/** base64 of a random IV and AES-256-CBC under the hash of the Encrypt Key. */
const encrypt = (encryptKey: string, text: string): string => {
  const key = createHash('sha256').update(encryptKey).digest()
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

/** Compact, as the platform sends it: the SDK's own check hashes a body that it wrote again. */
export const sealBody = (encryptKey: string, content: unknown): string =>
  JSON.stringify({ encrypt: encrypt(encryptKey, JSON.stringify(content)) })

/** @param at epoch milliseconds; the header counts seconds */
export const signHeaders = (encryptKey: string, body: string, at: number): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000))
  const nonce = String(randomBytes(4).readUInt32BE())
  const signature = createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${body}`).digest('hex')
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  }
}

type Post = { url: string; body: string; headers: Record<string, string>; limit: number }

/** A redirect is an answer like any other, and a wrong one. */
const post = ({ url, body, headers, limit }: Post): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(limit),
  })

const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Sends one envelope, signed and encrypted, to the registered address and waits for the answer. */
export const postEnvelope = async (
  { app, url }: { app: Credentials; url: string },
  envelope: unknown,
  at: number,
): Promise<Answer> => {
  const body = sealBody(app.encryptKey, envelope)
  try {
    const headers = signHeaders(app.encryptKey, body, at)
    const response = await post({ url, body, headers, limit: ANSWER_LIMIT })
    const text = await response.text()
    const answer = { kind: 'ack' as const, code: response.status }
    return text === '' ? answer : { ...answer, data: read(text) }
  } catch (error) {
    return { kind: (error as Error).name === 'TimeoutError' ? 'timeout' : 'offline' }
  }
}

/** What is wrong with the answer to a challenge, in words; null when it is right. The platform does not sign it. */
const challenge = async (app: Credentials, url: string): Promise<string | null> => {
  const asked = { challenge: randomUUID(), token: app.verificationToken, type: 'url_verification' }
  try {
    const body = sealBody(app.encryptKey, asked)
    const response = await post({ url, body, headers: {}, limit: CHALLENGE_LIMIT })
    const answer = read(await response.text())
    if (response.status !== 200) return `HTTP ${response.status}`
    if (typeof answer !== 'object' || answer === null) return '返回数据不是合法的 JSON 格式'
    return (answer as { challenge?: unknown }).challenge === asked.challenge ? null : 'challenge 不一致'
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? '没有在 1 秒内回应' : '连不上这个网址'
  }
}

/**
 * Sets where events and callbacks are sent, after the challenge, as the developer console does; null goes back to
 * the long connection. An app has one of the two ways: with an address nothing goes over a connection.
 */
export const setWebhook = async (world: World, url: string | null): Promise<void> => {
  if (url !== null && !URL.canParse(url)) throw new NotPossible('缺少 url：机器人接收事件的网址')
  const wrong = url === null ? null : await challenge(world.store.state.app, url)
  if (wrong !== null) throw new NotPossible(`请求网址校验失败：${wrong}`)
  world.store.commit({ kind: 'webhook', data: { url } })
}
