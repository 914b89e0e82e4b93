import type { Toasts } from '../../src/domain/toasts.ts'

type Words = { [K in keyof Toasts]: (facts: Toasts[K]) => string }

const words: Words = {
  saved: () => '已保存',
  'role-granted': (f) => `已授予“${f.role}”`,
}

type AnyToast = { [K in keyof Toasts]: { key: K; facts: Toasts[K] } }[keyof Toasts]

/** The sentence of a toast. */
export const toastSentence = (toast: AnyToast): string =>
  (words[toast.key] as (facts: unknown) => string)(toast.facts)
