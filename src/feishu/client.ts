import { Readable } from 'node:stream'
import axios, { isAxiosError } from 'axios'
import type { Log, NoRoom, Sending } from '../deps.ts'
import type { Lane } from '../store/store.ts'
import type { Room } from './room.ts'
import { Client, LoggerLevel } from './sdk.ts'
import { sdkLogger } from './sdk-logger.ts'
import { tokenCache } from './tokens.ts'

type Options = {
  appId: string
  appSecret: string
  domain: string
  now: () => number
  log: Log
  room: Room
}
type Answer = { code?: number; msg?: string }
type OwnMessage = { messageId: string; content: string }
type To = { kind: 'open_id' | 'chat_id'; id: string }
/**
 * How a message leaves. `uuid` makes a repeat within one hour the same message; `trying` is called once there is room
 * and before the platform is asked.
 */
export type How = { lane: Lane; uuid: string; trying?: () => Promise<void> }

/** The receiver gets too many: 5 a second for a person, a group, or one card that is replaced. */
const RECEIVER_FULL = 230020
/** Too many requests: nothing was done, and it is welcome later (feishu.md 5.2). */
const tooOften: ReadonlySet<number> = new Set([RECEIVER_FULL, 11232, 99991400])
/** When the platform does not say how long to wait, and the longest that is believed. Milliseconds. */
const RESET_MS = 1_000
const RESET_MAX_MS = 60_000
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
  const create = (to: To, message: { msg_type: string; content: string }, how: How): Promise<Sending> =>
    paced(options.room, { lane: how.lane, to: to.id, ...(how.trying && { trying: how.trying }) }, () =>
      once(() =>
        client.im.v1.message.create({
          params: { receive_id_type: to.kind },
          data: { receive_id: to.id, ...message, uuid: how.uuid },
        }),
      ),
    )
  return {
    forgetTokens: tokens.dropOver,
    send: (to: To, card: object, how: How): Promise<Sending> =>
      create(to, { msg_type: 'interactive', content: JSON.stringify(card) }, how),
    sendFile: (to: To, fileKey: string, how: How): Promise<Sending> =>
      create(to, { msg_type: 'file', content: JSON.stringify({ file_key: fileKey }) }, how),
    /** Replaces a card of ours that is less than 14 days old. */
    patch: (messageId: string, card: object, { lane }: Pick<How, 'lane'>): Promise<Sending> =>
      paced(options.room, { lane, to: messageId }, async () => {
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
    /** Every group we are in, 100 to a call: dissolved ones are not among them. */
    ownGroups: async (): Promise<Set<string>> => {
      const found = new Set<string>()
      let pageToken: string | undefined
      do {
        const params = { page_size: 100, ...(pageToken && { page_token: pageToken }) }
        const answer = await once(() => client.im.v1.chat.list({ params }))
        for (const { chat_id } of answer.data?.items ?? []) if (chat_id) found.add(chat_id)
        pageToken = answer.data?.has_more ? answer.data.page_token : undefined
      } while (pageToken)
      return found
    },
    /** What became of one group. Throws on trouble with the network. */
    standingIn: async (chatId: string): Promise<'in' | 'removed' | 'dissolved'> => {
      const chat = await once(() => client.im.v1.chat.get({ path: { chat_id: chatId } })).catch(saidNo)
      if (chat.code !== 0 || !('data' in chat)) return 'dissolved'
      if (chat.data?.chat_status?.startsWith('dissolved')) return 'dissolved'
      const answer = await once(() => client.im.v1.chatMembers.isInChat({ path: { chat_id: chatId } }))
      return answer.data?.is_in_chat === false ? 'removed' : 'in'
    },
    /** The chat in which a message stands; null when the platform does not tell. */
    chatOf: async (messageId: string): Promise<string | null> => {
      const answer = await once(() => client.im.v1.message.get({ path: { message_id: messageId } })).catch(
        saidNo,
      )
      return (answer.code === 0 && 'data' in answer && answer.data?.items?.[0]?.chat_id) || null
    },
    /**
     * Our messages in a chat since an instant (ms), newest last: for reconciling an uncertain sending. Null when we
     * may not look there.
     */
    listOwn: async (chatId: string, since: number): Promise<OwnMessage[] | null> => {
      const found: OwnMessage[] = []
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
        ).catch(saidNo)
        if (answer.code !== 0 || !('data' in answer)) return null
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
    if (!(await isStale(error))) throw error
  }
  drop()
  try {
    return await call()
  } catch (error) {
    if (!(await isStale(error))) throw error
    drop()
    // A word about our token and none about what was asked: nobody may take it for a refusal of that.
    throw new Error('the new token is stale, too')
  }
}

const isStale = async (error: unknown): Promise<boolean> =>
  ((await streamedAnswerOf(error)) ?? answerOf(error))?.code === STALE_TOKEN

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

type Leaving = { lane: Lane; to: string; trying?: () => Promise<void> }

/** Every call that counts against the limits on messages goes through here. */
const paced = async (
  room: Room,
  { trying, ...target }: Leaving,
  call: () => Promise<Created | null | undefined>,
): Promise<Sending> => {
  const none = await room.find(target)
  if (none) return none
  await trying?.()
  const sent = await sending(call)
  if (sent.state === 'later') await room.refused(target, sent)
  return sent
}

const sending = async (call: () => Promise<Created | null | undefined>): Promise<Sending> => {
  try {
    return verdict(await call())
  } catch (error) {
    const answer = answerOf(error)
    const status = isAxiosError(error) ? error.response?.status : undefined
    if (status === 429 || tooOften.has(answer?.code ?? 0)) return noRoom(answer?.code, resetOf(error))
    // 5xx is answered again later with the same uuid; a 4xx with a code is the platform's last word.
    if (answer?.code && status !== undefined && status < 500 && !isInUse(answer))
      return { state: 'refused', code: answer.code, msg: answer.msg ?? '' }
    return { state: 'unknown', why: status ? `HTTP ${status}` : (error as Error).message }
  }
}

/** Somebody is pressing this card at the moment: 230099 with ErrCode 11310, "card action is lock". */
const isInUse = (answer: Answer): boolean => /card action is lock/.test(answer.msg ?? '')

const noRoom = (code: number | undefined, afterMs = RESET_MS): NoRoom => ({
  state: 'later',
  afterMs,
  of: code === RECEIVER_FULL ? 'receiver' : 'lane',
})

/** `x-ogw-ratelimit-reset`: seconds until there is room again (feishu.md 5). In ms, undefined when it is not said. */
const resetOf = (error: unknown): number | undefined => {
  const said = isAxiosError(error) ? error.response?.headers['x-ogw-ratelimit-reset'] : undefined
  const seconds = Number.parseFloat(String(said))
  return seconds > 0 ? Math.min(seconds * 1_000, RESET_MAX_MS) : undefined
}

const verdict = (answer: Created | null | undefined): Sending => {
  if (tooOften.has(answer?.code ?? 0)) return noRoom(answer?.code)
  if (answer?.code) return { state: 'refused', code: answer.code, msg: answer.msg ?? '' }
  const messageId = answer?.data?.message_id
  return messageId ? { state: 'sent', messageId } : { state: 'unknown', why: 'no message id' }
}
