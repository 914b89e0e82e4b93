import type { SimMessage } from '../../contract.ts'
import { findChat, nameOf } from './tenant.ts'

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Words with the mentioned members of the chat, and addresses, set off. */
const pieces = (text: string, names: readonly string[]): string[] => {
  const mentions = [...names, '所有人']
    .sort((a, b) => b.length - a.length)
    .map((name) => `@${literal(name)}`)
    .join('|')
  return text.split(new RegExp(`(${mentions}|https?://[^\\s，。；）)]+)`, 'g'))
}

/** A rich text in plain words: title, then a line for each paragraph. */
const plainPost = (content: string): string => {
  type Inline = { text?: string; user_name?: string }
  type Post = { title?: string; content?: Inline[][] }
  try {
    const parsed = JSON.parse(content) as Post & { zh_cn?: Post }
    const { title = '', content: lines = [] } = parsed.zh_cn ?? parsed
    const words = lines.map((line) => line.map(({ text, user_name: name }) => text ?? name ?? '').join(''))
    return [title, ...words].filter((line) => line !== '').join('\n')
  } catch {
    return content
  }
}

export const Words = ({ message, chat }: { message: SimMessage; chat: string }) => {
  const text = message.kind === 'post' ? plainPost(message.text ?? '') : (message.text ?? '')
  const names = (findChat(chat)?.members ?? []).map(nameOf)
  return (
    <>
      {pieces(text, names).map((piece, index) => {
        if (index % 2 === 0) return piece
        if (piece.startsWith('@'))
          return (
            <span key={index} class="shell-mention">
              {piece}
            </span>
          )
        return (
          <a key={index} href={piece} target="_blank" rel="noopener noreferrer">
            {piece}
          </a>
        )
      })}
    </>
  )
}
