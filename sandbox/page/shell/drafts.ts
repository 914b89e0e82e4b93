const keyOf = (person: string, chat: string): string => `sandbox.draft ${person} ${chat}`

/** What somebody typed into a chat and has not sent; it survives a reload, not the window. */
export const draftOf = (person: string, chat: string): string =>
  sessionStorage.getItem(keyOf(person, chat)) ?? ''

export const keepDraft = (person: string, chat: string, text: string): void => {
  if (text === '') sessionStorage.removeItem(keyOf(person, chat))
  else sessionStorage.setItem(keyOf(person, chat), text)
}
