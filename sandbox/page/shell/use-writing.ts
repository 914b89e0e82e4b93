import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { sayText } from './actions.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { type Mention, mentionable, mentionIn } from './mention.tsx'
import { findChat, nameOf } from './tenant.ts'
import { showError } from './toasts.ts'

/** The text one writes: kept as a draft, completed after `@`, sent; what could not be sent comes back. */
export const useWriting = (person: string, chat: string) => {
  const box = useRef<HTMLTextAreaElement>(null)
  const text = useSignal(draftOf(person, chat))
  const mention = useSignal<Mention | null>(null)
  const change = (value: string) => {
    text.value = value
    keepDraft(person, chat, value)
  }
  const offered = (): string[] => {
    const others = (findChat(chat)?.members ?? []).filter((member) => member !== person)
    return mention.value ? mentionable(others, mention.value) : []
  }
  const input = (value: string, cursor: number) => {
    change(value)
    mention.value = mentionIn(value.slice(0, cursor))
  }
  const insert = (words: string, from: number) => {
    const cursor = box.current?.selectionStart ?? text.peek().length
    const value = `${text.peek().slice(0, from)}${words}${text.peek().slice(cursor)}`
    input(value, from + words.length)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(from + words.length, from + words.length)
    })
  }
  const pick = (member: string) => {
    if (mention.peek()) insert(`@${nameOf(member)} `, mention.peek()?.start ?? 0)
    mention.value = null
  }
  const send = async () => {
    const said = text.peek()
    if (said.trim() === '') return
    change('')
    mention.value = null
    try {
      await sayText(person, { chat, text: said })
    } catch (error) {
      if (text.peek() === '') change(said)
      showError(person, error)
    }
  }
  const startMention = () => insert('@', box.current?.selectionStart ?? text.peek().length)
  return { box, text, mention, offered, input, pick, send, startMention }
}

export type Writing = ReturnType<typeof useWriting>

/** Keys of the list after `@`; true when the key was one of them. */
const mentionKey = ({ mention, offered, pick }: Writing, key: string): boolean => {
  const members = offered()
  const now = mention.peek()
  if (!now || members.length === 0) return false
  if (key === 'Escape') {
    mention.value = null
    return true
  }
  const member = members[now.chosen]
  if ((key === 'Enter' || key === 'Tab') && member !== undefined) {
    pick(member)
    return true
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (by === undefined) return false
  mention.value = { ...now, chosen: (now.chosen + by + members.length) % members.length }
  return true
}

/** Enter sends, with Shift it begins a line; nothing while an input method is still at work. */
export const writingKey = (writing: Writing, event: KeyboardEvent): void => {
  // 229: a key that an input method has taken.
  if (event.isComposing || event.keyCode === 229) return
  if (mentionKey(writing, event.key)) event.preventDefault()
  else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    void writing.send()
  }
}
