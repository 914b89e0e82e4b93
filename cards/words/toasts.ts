import type { Toasts } from '../../src/domain/toasts.ts'
import { checkToastWords } from './toasts-check.ts'
import { filesToastWords } from './toasts-files.ts'
import { publicityToasts } from './toasts-publicity.ts'
import { reviewToastWords } from './toasts-review.ts'
import { staffToasts } from './toasts-staff.ts'

type Words = { [K in keyof Toasts]: (facts: Toasts[K]) => string }

const words: Words = {
  ...reviewToastWords,
  ...publicityToasts,
  ...checkToastWords,
  ...filesToastWords,
  ...staffToasts,
  saved: () => '已保存',
  'nothing-new': () => '没有新的内容要保存',
  'partly-saved': (f) => `有${f.count}处没有看懂，其余已保存`,
  collided: (f) => `有${f.count}处刚被同事改过，两份都已保留，请选一份`,
  'value-chosen': () => '已选定这一份',
  'draft-copied': (f) => `已沿用${f.name}以前的内容`,
  submitted: (f) => `已提交${f.name}的推荐`,
  withdrawn: (f) => `已撤回${f.name}的申报`,
  'role-granted': (f) => `已授予“${f.role}”`,
}

type AnyToast = { [K in keyof Toasts]: { key: K; facts: Toasts[K] } }[keyof Toasts]

/** The sentence of a toast. */
export const toastSentence = (toast: AnyToast): string =>
  (words[toast.key] as (facts: unknown) => string)(toast.facts)
