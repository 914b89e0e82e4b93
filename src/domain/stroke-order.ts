import strokes from 'cnchar-order'
import { normaliseName } from './names.ts'

/**
 * The order of characters by strokes, GF 3003-1999 (GB13000.1字符集汉字字序（笔画序）规范): their number, then stroke by
 * stroke 横 竖 撇 点 折, then the plain form before its variant (提 after 横, 竖钩 after 竖, 捺 after 点, a fold after one of
 * fewer turns). Data: cnchar-order, the 6,900 characters of everyday use and of nearly all names.
 */
type Key = { count: number; kinds: string; forms: string }

type Data = {
  orders: Record<string, string>
  strokeTable: Record<string, { shape: string; foldCount?: string }>
}

// Its types are those of another way of loading it.
const { orders, strokeTable } = (strokes as unknown as { dict: Data }).dict

/** Kind and form of the strokes that are not folds. */
const PLAIN: Record<string, [kind: string, form: string]> = {
  ...{ 一: ['1', '0'], '㇀': ['1', '1'], 丨: ['2', '0'], 亅: ['2', '1'] },
  ...{ 丿: ['3', '0'], 丶: ['4', '0'], '㇏': ['4', '1'] },
}

const strokeOf = new Map(
  Object.entries(strokeTable).map(([letter, { shape, foldCount }]) => [
    letter,
    PLAIN[shape] ?? ['5', foldCount ?? '9'],
  ]),
)

const keyOf = (letters: string): Key => {
  const all = [...letters].map((letter) => strokeOf.get(letter) ?? ['5', '9'])
  return {
    count: all.length,
    kinds: all.map(([kind]) => kind).join(''),
    forms: all.map(([, form]) => form).join(''),
  }
}

/** Knows the number of strokes of far more characters, but has those of one number by their radical. */
const byNumber = new Intl.Collator('zh-u-co-stroke')

let known: string[] | undefined

/** The number of strokes of a character without data: that of the last one known before it. */
const countOf = (character: string): number => {
  known ??= Object.keys(orders).sort(byNumber.compare)
  let [low, high] = [0, known.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byNumber.compare(known[middle] ?? '', character) <= 0) low = middle + 1
    else high = middle
  }
  return orders[known[low - 1] ?? '']?.length ?? 0
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character)

/** After all kinds of strokes. */
const UNKNOWN = '6'

/** Letters and digits after all that is written with strokes. */
const OTHER: Key = { count: Number.POSITIVE_INFINITY, kinds: '', forms: '' }

const keys = new Map<string, Key>()

const keyFor = (character: string): Key => {
  const kept = keys.get(character)
  if (kept) return kept
  const letters = orders[character]
  const fresh = isHan(character)
    ? letters
      ? keyOf(letters)
      : { count: countOf(character), kinds: UNKNOWN, forms: '' }
    : OTHER
  // Characters of names, a few thousand at most; text from outside must not fill the memory.
  if (keys.size < 10_000) keys.set(character, fresh)
  return fresh
}

/** By code units: any order, but always the same. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const compareCharacters = (a: string, b: string): number => {
  const [one, two] = [keyFor(a), keyFor(b)]
  if (one.count !== two.count) return one.count < two.count ? -1 : 1
  return compareText(one.kinds, two.kinds) || compareText(one.forms, two.forms) || compareText(a, b)
}

/** 按姓氏笔画排序 has a name of two characters stand as 王　一: before every longer one of that surname. */
const lettersOf = (name: string): string[] => {
  const letters = [...normaliseName(name)].filter((letter) => letter !== '·')
  return letters.length === 2 && letters.every(isHan) ? [letters[0] ?? '', '', letters[1] ?? ''] : letters
}

/** The first characters in which two names differ, '' for none; undefined: the same name. */
const difference = (a: string, b: string): [string, string] | undefined => {
  const [one, two] = [lettersOf(a), lettersOf(b)]
  for (let at = 0; at < Math.max(one.length, two.length); at += 1) {
    const [left, right] = [one[at] ?? '', two[at] ?? '']
    if (left !== right) return [left, right]
  }
}

/** By strokes of the first character, single given names first, then character by character. Equal: the same name. */
export function compareNames(a: string, b: string): number {
  const [left, right] = difference(a, b) ?? ['', '']
  if (left === '' || right === '') return Number(right === '') - Number(left === '')
  return compareCharacters(left, right)
}

/** Whether nobody can say which of two names is first: a character has as many strokes as another, nobody knows which. */
export function isUnsure(a: string, b: string): boolean {
  const pair = difference(a, b)
  if (!pair || pair.includes('')) return false
  const [one, two] = pair.map(keyFor)
  return one?.count === two?.count && (one?.kinds === UNKNOWN || two?.kinds === UNKNOWN)
}
