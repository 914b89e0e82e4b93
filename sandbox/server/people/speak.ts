import { newId } from '../ids.ts'
import { actorOf, memberName, NotPossible, ownChatOf } from '../lookup.ts'
import { BOT, type Chat, type Mention, type Message, type MessageType, type Person } from '../model.ts'
import { keepResource } from '../openapi/resources.ts'
import { messageReceived } from '../push/envelopes.ts'
import { pushEvent } from '../push/outbox.ts'
import type { World } from '../world.ts'

/** A person's own client refuses longer ones. */
const MAX_TEXT_BYTES = 150 * 1024

/** The chat a person writes in. */
const chatFor = (world: World, person: Person, key: string): Chat => ownChatOf(world.store.state, person, key)

/** `@名字` of somebody in the chat becomes `@_user_1` and a mention, as the client sends it. */
const readMentions = (world: World, chat: Chat, text: string): { text: string; mentions: Mention[] } => {
  const mentions: Mention[] = []
  const names = chat.members.map((member) => ({ member, name: memberName(world.store.state, member) }))
  const longestFirst = names.sort((a, b) => b.name.length - a.name.length)
  const plain = longestFirst.reduce((rest, { member, name }) => {
    if (!rest.includes(`@${name}`)) return rest
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, member, name })
    return rest.replaceAll(`@${name}`, key)
  }, text)
  return { text: plain, mentions }
}

/** In a group the bot hears only what mentions it (scope im:message.group_at_msg, feishu.md 3.4). */
const botHears = (chat: Chat, mentions: Mention[]): boolean =>
  chat.members.includes(BOT) && (chat.kind === 'p2p' || mentions.some(({ member }) => member === BOT))

type Content = { type: MessageType; content: string; mentions: Mention[] }

const post = (
  world: World,
  { person, chat, content }: { person: Person; chat: Chat; content: Content },
): Message => {
  const message: Message = {
    id: newId.message(),
    chat: chat.id,
    from: person.id,
    at: world.clock.now(),
    ...content,
  }
  world.store.commit({ kind: 'message', data: { message } })
  if (botHears(chat, content.mentions)) {
    pushEvent(world, { envelope: messageReceived(world, person, message), by: person.id })
  }
  return message
}

/** Says something; without a chat, to the bot in private. */
export const say = (
  world: World,
  who: string,
  { chat: key = BOT, text }: { chat?: string; text: string },
): Message => {
  const person = actorOf(world.store.state, who)
  const chat = chatFor(world, person, key)
  if (text.trim() === '') throw new NotPossible('不能发送空消息')
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) throw new NotPossible('消息太长，发不出去')
  const read = readMentions(world, chat, text)
  const content = {
    type: 'text' as const,
    content: JSON.stringify({ text: read.text }),
    mentions: read.mentions,
  }
  return post(world, { person, chat, content })
}

const IMAGE_NAME = /\.(png|jpe?g|gif|webp|bmp|heic)$/i

export type SentFile = { chat?: string; name: string; bytes: Buffer }

/** Sends a file; a picture (by its name) goes as an image message, as the client does. */
export const sendFile = (world: World, who: string, { chat: key = BOT, name, bytes }: SentFile): Message => {
  const person = actorOf(world.store.state, who)
  const chat = chatFor(world, person, key)
  if (bytes.length === 0) throw new NotPossible('不能发送空文件')
  const kind = IMAGE_NAME.test(name) ? 'image' : 'file'
  const resource = keepResource(world, { kind, name, owner: person.id, bytes })
  const shown =
    kind === 'image' ? { image_key: resource.key } : { file_key: resource.key, file_name: resource.name }
  return post(world, { person, chat, content: { type: kind, content: JSON.stringify(shown), mentions: [] } })
}

/** The bytes of a file or image that the person can see. */
export const openFile = (world: World, message: Message): { name: string; mime: string; bytes: Buffer } => {
  const { image_key, file_key } = JSON.parse(message.content) as { image_key?: string; file_key?: string }
  const resource = world.store.state.resources.get(image_key ?? file_key ?? '')
  const bytes = resource && world.blobs.get(resource.sha256)
  if (!resource || !bytes) throw new NotPossible('这条消息里没有文件', 404)
  return { name: resource.name, mime: resource.mime, bytes }
}
