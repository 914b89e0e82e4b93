import type { Actor, Deps, Outcome, Person, Usecase } from '../deps.ts'
import { judgeMessage } from '../domain/deadlines.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { type Command, matches, type Said } from './command.ts'
import { type MessageEvent, messageEvent } from './events.ts'
import type { Note } from './log-handled.ts'

export type FileSaid = {
  messageId: string
  fileKey: string
  resource: 'image' | 'file'
  name: string
  chatId: string
}

export type MessageParts = {
  deps: Deps
  commands: readonly Command[]
  /** plain words that are no command: the answer to what the bot asked, or 帮助 */
  talk: Usecase<Said>
  file: Usecase<FileSaid>
  person: (openId: string, tenantKey: string | undefined) => Promise<Person>
}

/**
 * A message of somebody. The answer leaves through the outbox in the same transaction. Throws on trouble, so that
 * the platform delivers the event again.
 */
export const handleMessage = async (
  parts: MessageParts,
  raw: unknown,
  note: Note = () => {},
): Promise<void> => {
  const event = messageEvent.parse(raw)
  if (event.sender.sender_type === 'app' || event.sender.sender_type === 'bot')
    return note({ outcome: 'own-message' })
  const person = await parts.person(event.sender.sender_id.open_id, event.sender.tenant_key)
  const actor: Actor = {
    person,
    at: judgeMessage(parts.deps.now(), sentAt(event)).at,
    via: 'message',
    once: [`message:${event.message.message_id}`],
    chatId: event.message.chat_id,
    messageId: event.message.message_id,
  }
  const before = await parts.deps.store.read((tx) => tx.seen.of(actor.once))
  if (before) return note({ outcome: 'repeat' })
  const result = await run(parts, { actor, event, note })
  if (!result.ok) note({ outcome: result.denial.key })
  // A use case that changed nothing has stored nothing yet: its answer leaves here. For the others this is a repeat.
  const answer = result.ok ? result : refusal(result.denial)
  await parts.deps.store.change(actor, async () => answer)
}

/** Why nothing was done, as a card of its own. */
export const refusal = (denial: Denial): Result<Outcome> =>
  ok({ show: { card: 'refusal', about: { denial } } })

const sentAt = (event: MessageEvent): number | undefined => {
  const at = Number(event.message.create_time ?? Number.NaN)
  return Number.isFinite(at) ? at : undefined
}

type Work = { actor: Actor; event: MessageEvent; note: Note }

const run = async (parts: MessageParts, { actor, event, note }: Work): Promise<Result<Outcome>> => {
  const inGroup = event.message.chat_type !== 'p2p'
  const kind = event.message.message_type
  if (kind === 'text' || kind === 'post') {
    const text = textOf(event)
    const said = { text, rest: '', chatId: event.message.chat_id, inGroup }
    return command(parts, { actor, said, note })
  }
  note({ command: isFile(kind) ? 'file' : 'other-kind' })
  if (inGroup) return ok({})
  if (isFile(kind)) return parts.file(parts.deps, actor, fileOf(event))
  return deny('message-kind')
}

const isFile = (kind: string): boolean => kind === 'file' || kind === 'image'

type Saying = { actor: Actor; said: Said; note: Note }

const command = async (parts: MessageParts, { actor, said, note }: Saying): Promise<Result<Outcome>> => {
  for (const line of parts.commands) {
    const rest = matches(line, said.text)
    if (rest === null) continue
    note({ command: line.name })
    if (line.where === 'private' && said.inGroup) return deny('private-only')
    if (line.where === 'group' && !said.inGroup) return deny('group-only')
    return line.run(parts.deps, actor, { ...said, rest })
  }
  note({ command: 'talk' })
  if (said.inGroup) return deny('private-only')
  return parts.talk(parts.deps, actor, said)
}

type Post = { title?: string; content?: { tag: string; text?: string }[][] }

/** The words of a text or rich-text message, without the bot's own mention. */
const textOf = (event: MessageEvent): string => {
  const content = JSON.parse(event.message.content) as { text?: string } & Post
  const lines = (content.content ?? []).map((line) => line.map((part) => part.text ?? '').join(''))
  const text = content.text ?? [content.title ?? '', ...lines].filter(Boolean).join('\n')
  const mentions = event.message.mentions ?? []
  return mentions.reduce((words, mention) => words.replaceAll(mention.key, ''), text).trim()
}

const fileOf = (event: MessageEvent): FileSaid => {
  const content = JSON.parse(event.message.content) as {
    file_key?: string
    image_key?: string
    file_name?: string
  }
  const base = { messageId: event.message.message_id, chatId: event.message.chat_id }
  return content.image_key
    ? { ...base, fileKey: content.image_key, resource: 'image', name: content.file_name ?? '图片' }
    : { ...base, fileKey: content.file_key ?? '', resource: 'file', name: content.file_name ?? '文件' }
}
