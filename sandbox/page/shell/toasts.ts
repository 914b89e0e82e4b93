import { type Signal, signal } from '@preact/signals'
import type { SimToast } from '../../contract.ts'

/** `stays`: until it is closed, for what went wrong. */
export type Toast = { key: number; type: SimToast['type']; content: string; stays: boolean }

/** Milliseconds, as long as the client shows one. */
const SHOWN = 3000

const byPerson = new Map<string, Signal<readonly Toast[]>>()
let count = 0

/** What this person is being told now; nobody else sees it. */
export const toastsOf = (person: string): Signal<readonly Toast[]> => {
  const known = byPerson.get(person)
  if (known) return known
  const toasts = signal<readonly Toast[]>([])
  byPerson.set(person, toasts)
  return toasts
}

export const dismiss = (person: string, key: number): void => {
  const toasts = toastsOf(person)
  toasts.value = toasts.peek().filter((toast) => toast.key !== key)
}

const add = (person: string, toast: Omit<Toast, 'key'>): void => {
  count += 1
  const key = count
  const toasts = toastsOf(person)
  const others = toasts.peek().filter(({ content }) => content !== toast.content)
  toasts.value = [...others, { key, ...toast }]
  if (!toast.stays) setTimeout(() => dismiss(person, key), SHOWN)
}

/** What the bot answered to a press. */
export const showToast = (person: string, { type, content }: SimToast): void =>
  add(person, { type, content, stays: false })
/** Why something did not work; it stays until it is closed. */
export const showError = (person: string, error: unknown): void =>
  add(person, { type: 'error', content: error instanceof Error ? error.message : String(error), stays: true })

export const forgetToasts = (): void => {
  for (const toasts of byPerson.values()) toasts.value = []
}
