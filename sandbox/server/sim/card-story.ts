import { countTags, validateCard } from '../../cards/validate.ts'
import type { SimCardStory, SimCardTitle } from '../../contract.ts'
import { cardOf, memberName, NotPossible } from '../lookup.ts'
import type { CardBody, Message } from '../model.ts'
import { cardContext } from '../openapi/send.ts'
import type { World } from '../world.ts'

const iso = (ms: number) => new Date(ms).toISOString()

const titleOf = (content: CardBody): string => {
  const header = content.header as { title?: { content?: unknown } } | undefined
  return typeof header?.title?.content === 'string' ? header.title.content : '（没有标题）'
}

const chatName = (world: World, message: Message): string => {
  const chat = world.store.state.chats.get(message.chat)
  if (chat?.kind !== 'p2p') return chat?.name ?? ''
  return chat.members.map((member) => memberName(world.store.state, member)).join('、')
}

const describe = (world: World, message: Message): SimCardTitle | undefined => {
  const card = cardOf(world.store.state, message)
  const now = card?.versions.at(-1)
  if (!card || !now) return undefined
  return {
    message: message.id,
    at: iso(now.at),
    title: titleOf(now.content),
    chat: chatName(world, message),
    versions: card.versions.length,
  }
}

/** The cards that were sent or changed last, newest first; a forwarded copy is the same card and is left out. */
export const latestCards = (world: World, last = 40): SimCardTitle[] =>
  [...world.store.state.messages.values()]
    .filter(({ card, forwardedFrom }) => card !== undefined && forwardedFrom === undefined)
    .flatMap((message) => describe(world, message) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, last)

/** Every version of a message's card, oldest first, and what the validator says of each. */
export const cardStory = (world: World, id: string): SimCardStory => {
  const { state } = world.store
  const message = state.messages.get(id)
  const card = message && cardOf(state, message)
  const title = message && describe(world, message)
  if (!card || !title) throw new NotPossible('这条消息不是卡片', 404)
  const versions = card.versions.map(({ at, by, content }) => {
    const verdict = validateCard(content, cardContext(state))
    return {
      at: iso(at),
      by,
      content,
      tags: countTags(content),
      bytes: Buffer.byteLength(JSON.stringify(content)),
      problems: verdict.ok ? [] : verdict.problems,
      warnings: verdict.ok ? verdict.warnings : [],
    }
  })
  return { ...title, sentAt: iso(card.sentAt), history: versions }
}
