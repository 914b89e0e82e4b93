import { type Signal, signal } from '@preact/signals'
import { sendFile } from './actions.ts'
import { showError } from './toasts.ts'

const waiting = new Map<string, Signal<readonly string[]>>()

/** Names of the files that are on their way to a chat, the one that is being sent first. */
export const uploadsOf = (person: string, chat: string): Signal<readonly string[]> => {
  const key = `${person} ${chat}`
  const known = waiting.get(key)
  if (known) return known
  const names = signal<readonly string[]>([])
  waiting.set(key, names)
  return names
}

let last: Promise<unknown> = Promise.resolve()

const sendOne = async (person: string, { chat, file }: { chat: string; file: File }): Promise<void> => {
  const names = uploadsOf(person, chat)
  try {
    await sendFile(person, { chat, file })
  } catch (error) {
    showError(person, error)
  } finally {
    names.value = names.peek().slice(1)
  }
}

/** Sends one after another, so that they stand in the chat in the order in which they were chosen. */
export const sendFiles = (
  person: string,
  { chat, files }: { chat: string; files: readonly File[] },
): void => {
  const names = uploadsOf(person, chat)
  names.value = [...names.peek(), ...files.map(({ name }) => name)]
  for (const file of files) last = last.then(() => sendOne(person, { chat, file }))
}

const PICTURES: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** What was pasted or dropped; a picture from the clipboard has no name of its own. */
export const filesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].map((file) => {
    const ending = PICTURES[file.type]
    const unnamed = file.name === '' || /^image\.\w+$/.test(file.name)
    return unnamed && ending ? new File([file], `图片.${ending}`, { type: file.type }) : file
  })
