import { Readable } from 'node:stream'
import { Client, LoggerLevel } from '@larksuiteoapi/node-sdk'
import axios, { isAxiosError } from 'axios'
import type { Log, Sending } from '../deps.ts'
import { sdkLogger } from './sdk-logger.ts'
import { tokenCache } from './tokens.ts'

type Options = { appId: string; appSecret: string; domain: string; now: () => number; log: Log }
type Answer = { code?: number; msg?: string }

/** Too many requests: nothing was done, and it is welcome later (feishu.md 5.2). */
export const tooOften: ReadonlySet<number> = new Set([230020, 11232, 99991400])
/** 99991663: the tenant token is stale although our cache thought otherwise. */
const STALE_TOKEN = 99991663
/** Longer than any answer of the platform we have seen documented; the SDK itself would wait for ever. */
const TIMEOUT_MS = 10_000

/** The only calls the bot makes. Business refusals are values; network trouble is `unknown`. */
export const createFeishu = (options: Options) => {
  const tokens = tokenCache(options.now)
  const http = axios.create({ timeout: TIMEOUT_MS, proxy: false })
  http.interceptors.response.use((response) =>
    '$return_headers' in response.config ? { data: response.data, headers: response.headers } : response.data,
  )
  const client = new Client({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.domain,
    cache: tokens,
    httpInstance: http as never,
    logger: sdkLogger(options.log),
    loggerLevel: LoggerLevel.warn,
  })
  const once = <T>(call: () => Promise<T>): Promise<T> => withFreshToken(call, tokens.drop)
  return {
    /** `uuid` makes a repeat within one hour the same message. */
    send: (to: { kind: 'open_id' | 'chat_id'; id: string }, card: object, uuid: string): Promise<Sending> =>
      sending(() =>
        once(() =>
          client.im.v1.message.create({
            params: { receive_id_type: to.kind },
            data: { receive_id: to.id, msg_type: 'interactive', content: JSON.stringify(card), uuid },
          }),
        ),
      ),
    sendFile: (
      to: { kind: 'open_id' | 'chat_id'; id: string },
      fileKey: string,
      uuid: string,
    ): Promise<Sending> =>
      sending(() =>
        once(() =>
          client.im.v1.message.create({
            params: { receive_id_type: to.kind },
            data: {
              receive_id: to.id,
              msg_type: 'file',
              content: JSON.stringify({ file_key: fileKey }),
              uuid,
            },
          }),
        ),
      ),
    /** Replaces a card of ours that is less than 14 days old. */
    patch: (messageId: string, card: object): Promise<Sending> =>
      sending(async () => {
        const answer = await once(() =>
          client.im.v1.message.patch({
            path: { message_id: messageId },
            data: { content: JSON.stringify(card) },
          }),
        )
        return { ...answer, data: { message_id: messageId } }
      }),
    upload: async (name: string, bytes: Buffer): Promise<string> => {
      const answer = await once(() =>
        client.im.v1.file.create({ data: { file_type: 'stream', file_name: name, file: bytes } }),
      )
      if (!answer?.file_key) throw new Error('upload refused')
      return answer.file_key
    },
    /** The bytes of a file that somebody sent to us; throws past `limit` bytes. */
    download: async (
      source: { messageId: string; fileKey: string; type: 'image' | 'file' },
      limit: number,
    ): Promise<Buffer | 'too-large'> => {
      const answer = await once(() =>
        client.im.v1.messageResource.get({
          path: { message_id: source.messageId, file_key: source.fileKey },
          params: { type: source.type },
        }),
      )
      const parts: Buffer[] = []
      let size = 0
      for await (const part of answer.getReadableStream()) {
        size += part.length
        if (size > limit) return 'too-large'
        parts.push(part)
      }
      return Buffer.concat(parts)
    },
    /** Name of a colleague; null when the platform does not know or does not tell. */
    userName: async (openId: string): Promise<string | null> => {
      try {
        const answer = await once(() =>
          client.contact.v3.user.get({ path: { user_id: openId }, params: { user_id_type: 'open_id' } }),
        )
        return answer.data?.user?.name ?? null
      } catch {
        return null
      }
    },
    /** open_id by mobile number; numbers nobody has are absent. At most 50 a call. */
    idsByMobile: async (mobiles: readonly string[]): Promise<Map<string, string>> => {
      const found = new Map<string, string>()
      for (let start = 0; start < mobiles.length; start += 50) {
        const answer = await once(() =>
          client.contact.v3.user.batchGetId({
            params: { user_id_type: 'open_id' },
            data: { mobiles: mobiles.slice(start, start + 50) },
          }),
        )
        for (const user of answer.data?.user_list ?? []) {
          if (user.mobile && user.user_id) found.set(user.mobile, user.user_id)
        }
      }
      return found
    },
    /** Name and outsideness of a chat we are in. */
    chat: async (chatId: string): Promise<{ name: string; external: boolean } | null> => {
      const answer = await once(() => client.im.v1.chat.get({ path: { chat_id: chatId } })).catch(saidNo)
      if (answer.code !== 0 || !('data' in answer)) return null
      return { name: answer.data?.name ?? '', external: answer.data?.external ?? false }
    },
    /** Our messages in a chat since an instant (ms), newest last: for reconciling an uncertain posting. */
    listOwn: async (chatId: string, since: number): Promise<{ messageId: string; content: string }[]> => {
      const found: { messageId: string; content: string }[] = []
      let pageToken: string | undefined
      do {
        const answer = await once(() =>
          client.im.v1.message.list({
            params: {
              container_id_type: 'chat',
              container_id: chatId,
              start_time: String(Math.floor(since / 1000)),
              sort_type: 'ByCreateTimeAsc',
              // Without it a 2.0 card comes back as a stump (im-v1/message/list).
              card_msg_content_type: 'user_card_content',
              page_size: 50,
              ...(pageToken && { page_token: pageToken }),
            },
          }),
        )
        for (const item of answer.data?.items ?? []) {
          if (item.sender?.sender_type === 'app' && item.message_id)
            found.push({ messageId: item.message_id, content: item.body?.content ?? '' })
        }
        pageToken = answer.data?.has_more ? answer.data.page_token : undefined
      } while (pageToken)
      return found
    },
  }
}

export type Feishu = ReturnType<typeof createFeishu>

const withFreshToken = async <T>(call: () => Promise<T>, drop: () => void): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    const answer = (await streamedAnswerOf(error)) ?? answerOf(error)
    if (answer?.code !== STALE_TOKEN) throw error
    drop()
    return call()
  }
}

/** A refused download carries its answer as a stream, too. */
const streamedAnswerOf = async (error: unknown): Promise<Answer | undefined> => {
  const data: unknown = isAxiosError(error) ? error.response?.data : undefined
  if (!(data instanceof Readable)) return undefined
  try {
    return JSON.parse(Buffer.concat(await data.toArray()).toString('utf8')) as Answer
  } catch {
    return undefined
  }
}

const answerOf = (error: unknown): Answer | undefined =>
  isAxiosError(error) ? (error.response?.data as Answer | undefined) : undefined

/** The platform's refusal as an answer; trouble with the network goes on as an error. */
const saidNo = (error: unknown): Answer => {
  const answer = answerOf(error)
  const status = isAxiosError(error) ? (error.response?.status ?? 500) : 500
  if (!answer?.code || status >= 500 || status === 429 || tooOften.has(answer.code)) throw error
  return answer
}

type Created = Answer & { data?: { message_id?: string } }

const sending = async (call: () => Promise<Created | null | undefined>): Promise<Sending> => {
  try {
    return verdict(await call())
  } catch (error) {
    const answer = answerOf(error)
    const status = isAxiosError(error) ? error.response?.status : undefined
    // 429 and 5xx are answered again later with the same uuid; a 4xx with a code is the platform's last word.
    if (answer?.code && status !== undefined && status < 500 && status !== 429 && !isInUse(answer))
      return { state: 'refused', code: answer.code, msg: answer.msg ?? '' }
    return { state: 'unknown', why: status ? `HTTP ${status}` : (error as Error).message }
  }
}

/** Somebody is pressing this card at the moment: 230099 with ErrCode 11310, "card action is lock". */
const isInUse = (answer: Answer): boolean => /card action is lock/.test(answer.msg ?? '')

const verdict = (answer: Created | null | undefined): Sending => {
  if (answer?.code) return { state: 'refused', code: answer.code, msg: answer.msg ?? '' }
  const messageId = answer?.data?.message_id
  return messageId ? { state: 'sent', messageId } : { state: 'unknown', why: 'no message id' }
}
