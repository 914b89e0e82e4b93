import type { Mark } from '../../src/domain/scoring.ts'

/** What a mark means in words: the scale reviewers score by (五级). */
export const anchorWords: Readonly<Record<Mark, string>> = {
  5: '突出',
  4: '优秀',
  3: '良好',
  2: '一般',
  1: '欠缺',
  na: '不适用',
}

/** Highest first, as the row of buttons shows them. */
export const markOrder: readonly Mark[] = [5, 4, 3, 2, 1, 'na']

/** '5 突出', and '不适用' alone. */
export function markWords(mark: Mark): string {
  return mark === 'na' ? anchorWords.na : `${mark} ${anchorWords[mark]}`
}

/** The short text on a button: '5' … '1', '不适用'. */
export function markButton(mark: Mark): string {
  return mark === 'na' ? anchorWords.na : String(mark)
}
