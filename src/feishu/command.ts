import type { Usecase } from '../deps.ts'

/** What was typed: `rest` is what follows the command word. */
export type Said = { text: string; rest: string; chatId: string; inGroup: boolean }

/** A line of commands.ts. The first that matches is run. */
export type Command = {
  /** what the log calls it */
  name: string
  /** exact words, or a word that may be followed by more after a space or punctuation */
  words: readonly string[]
  /** whether anything may follow the word */
  more?: boolean
  where: 'private' | 'group'
  run: Usecase<Said>
}

const gap = /^[\s　:：,，、]/

/** The rest after the command word, or null when the text is no call of this command. */
export const matches = (command: Command, text: string): string | null => {
  for (const word of command.words) {
    if (text === word) return ''
    if (!command.more || !text.startsWith(word)) continue
    const rest = text.slice(word.length)
    if (gap.test(rest)) return rest.replace(/^[\s　:：,，、]+/, '')
  }
  return null
}
