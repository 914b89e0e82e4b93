import { currentCard, memberName } from '../lookup.ts'
import type { CardBody, Message } from '../model.ts'
import type { State } from '../state.ts'

/** Characters of a chat's last line in the list of chats. */
const MAX_LINE = 60

const contentOf = (value: unknown): string | undefined => {
  const { content } = (value ?? {}) as { content?: unknown }
  return typeof content === 'string' && content !== '' ? content : undefined
}

const cardLine = (card: CardBody): string => {
  const { summary } = (card.config ?? {}) as { summary?: unknown }
  const { title } = (card.header ?? {}) as { title?: unknown }
  return contentOf(summary) ?? contentOf(title) ?? '[卡片]'
}

const textLine = ({ content, mentions }: Message): string => {
  const { text } = JSON.parse(content) as { text: string }
  return mentions.reduce((rest, { key, name }) => rest.replaceAll(key, `@${name}`), text)
}

const lineOf = (state: State, message: Message): string => {
  if (message.recalledBy) return `${memberName(state, message.recalledBy)}撤回了一条消息`
  if (message.type === 'interactive') {
    const card = state.cards.get(message.card ?? '')
    return card ? cardLine(currentCard(card)) : '[卡片]'
  }
  if (message.type === 'image') return '[图片]'
  if (message.type === 'post') return '[富文本]'
  if (message.type === 'text') return textLine(message)
  const { file_name: name = '' } = JSON.parse(message.content) as { file_name?: string }
  return `[文件] ${name}`
}

/** A message in one line, for the list of chats. */
export const previewOf = (state: State, message: Message): string => {
  const line = lineOf(state, message).replace(/\s+/g, ' ').trim()
  return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE - 1)}…` : line
}
