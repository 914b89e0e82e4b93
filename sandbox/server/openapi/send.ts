import { feishuError, validateCard } from '../../cards/validate.ts'
import { newId } from '../ids.ts'
import { BOT, type CardBody, type Chat, type Mention, type Message, type MessageType } from '../model.ts'
import type { State } from '../state.ts'
import type { World } from '../world.ts'
import { ApiRefusal, must } from './route.ts'

/** Bytes of `content` (feishu.md 5.2). */
export const LIMITS = { text: 150 * 1024, card: 30 * 1024 }
/** The same `uuid` sends once within this, milliseconds. */
export const UUID_WINDOW = 3_600_000

const TYPES = new Set(['text', 'post', 'image', 'file', 'interactive'])

const cardError = (code: number, message: string) =>
  new ApiRefusal(
    230099,
    `Failed to create card content, ext=ErrCode: ${code}; ErrMsg: ${message}; ErrPath: ROOT; ErrorValue: `,
  )

const parseObject = (content: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(content)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** What the validator may ask about this tenant. */
export const cardContext = (state: State) => {
  const people = new Set([...state.people.values()].map(({ openId }) => openId))
  return {
    imageKeys: (key: string) => {
      const resource = state.resources.get(key)
      return resource?.kind === 'image' && resource.owner === BOT
    },
    personIds: (openId: string) => people.has(openId),
  }
}

/** Reads and judges a card's JSON string; refuses as the platform does (230025, 230099). */
export const readCard = (state: State, content: string): CardBody => {
  must(
    Buffer.byteLength(content) <= LIMITS.card,
    230025,
    'The length of the message content reaches its limit.',
  )
  const card = parseObject(content)
  if (!card) throw cardError(200621, 'parse card json err, please check whether the card json is correct')
  if (card.type === 'template' || card.type === 'card') {
    throw cardError(200380, `${card.type}: templates and card entities are not imitated here`)
  }
  const verdict = validateCard(card, cardContext(state))
  if (verdict.ok) return card
  const { code, msg } = feishuError(verdict)
  throw new ApiRefusal(code, msg)
}

/** `<at user_id="ou_…">name</at>` in a text becomes `@_user_1` and a mention (feishu.md 5.2). */
const readText = (state: State, content: string): { content: string; mentions: Mention[] } => {
  must(
    Buffer.byteLength(content) <= LIMITS.text,
    230025,
    'The length of the message content reaches its limit.',
  )
  const text = parseObject(content)?.text
  must(typeof text === 'string', 230001, 'Your request contains an invalid request parameter: content.text')
  const mentions: Mention[] = []
  const plain = text.replace(/<at user_id="([^"]*)">([^<]*)<\/at>/g, (_all, id: string, shown: string) => {
    const person = [...state.people.values()].find(({ openId }) => openId === id)
    if (id === 'all') return '@_all'
    must(person, 230001, `Your request contains an invalid request parameter: at ${id}`)
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, member: person.id, name: shown || person.name })
    return key
  })
  return { content: JSON.stringify({ text: plain }), mentions }
}

const readResource = (state: State, content: string, kind: 'image' | 'file'): string => {
  const key = parseObject(content)?.[`${kind}_key`]
  const resource = typeof key === 'string' ? state.resources.get(key) : undefined
  must(typeof key === 'string', 230001, `Your request contains an invalid request parameter: ${kind}_key`)
  must(resource?.owner === BOT, 230017, 'Bot is NOT the owner of the resource.')
  must(
    resource.kind === kind,
    230055,
    'The type of file upload does not match the type of message being sent.',
  )
  const shown = kind === 'file' ? { file_key: key, file_name: resource.name } : { image_key: key }
  return JSON.stringify(shown)
}

const readPost = (content: string): string => {
  must(
    Buffer.byteLength(content) <= LIMITS.card,
    230025,
    'The length of the message content reaches its limit.',
  )
  must(parseObject(content), 230001, 'Your request contains an invalid request parameter: content')
  return content
}

type Prepared = { content: string; mentions: Mention[]; card?: CardBody }

const prepare = (state: State, type: MessageType, content: string): Prepared => {
  if (type === 'interactive') return { content, mentions: [], card: readCard(state, content) }
  if (type === 'text') return readText(state, content)
  if (type === 'post') return { content: readPost(content), mentions: [] }
  return { content: readResource(state, content, type), mentions: [] }
}

const sameUuid = (world: World, uuid: string | undefined): Message | undefined => {
  const { uuids, messages } = world.store.state
  const earlier = uuid === undefined ? undefined : messages.get(uuids.get(uuid) ?? '')
  return earlier && world.clock.now() - earlier.at < UUID_WINDOW ? earlier : undefined
}

/**
 * Sends as the bot: checks type, size, content; the same `uuid` within an hour answers the first message again.
 * @param body `{msg_type, content, uuid?}` as in the platform's create and reply
 */
export const sendAsBot = (
  world: World,
  chat: Chat,
  { body, parent }: { body: Record<string, unknown>; parent?: string },
): Message => {
  const { msg_type: type, content, uuid } = body
  must(typeof type === 'string' && TYPES.has(type), 230054, `This message type is not supported: ${type}`)
  must(typeof content === 'string', 230001, 'Your request contains an invalid request parameter: content')
  const named = uuid === undefined || uuid === null || uuid === '' ? undefined : uuid
  const fits = named === undefined || (typeof named === 'string' && named.length <= 50)
  must(fits, 230001, 'Your request contains an invalid request parameter: uuid')
  const earlier = sameUuid(world, named as string | undefined)
  if (earlier) return earlier
  const { card, ...rest } = prepare(world.store.state, type as MessageType, content)
  const message: Message = {
    id: newId.message(),
    chat: chat.id,
    from: BOT,
    type: type as MessageType,
    at: world.clock.now(),
    ...rest,
    ...(card && { card: newId.card() }),
    ...(parent && { parent }),
    ...(named !== undefined && { uuid: named as string }),
  }
  world.store.commit({ kind: 'message', data: { message, card } })
  return message
}
