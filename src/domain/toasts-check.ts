/** Toasts of 汇总 and 资格审核; `name` is the nominee's. Worded in cards/words/toasts-check.ts. */
export type CheckToasts = {
  included: { name: string }
  excluded: { name: string }
  held: { name: string }
  'returned-to-officer': { name: string }
  'order-saved': { count: number }
  'handed-over': { number: number; count: number }
  'item-said': { item: string; verdict: string }
  'note-saved': { item: string }
  'check-passed': { name: string }
  'check-failed': { name: string }
  'check-returned': { name: string; due: string }
  'check-reversed': { name: string }
}
