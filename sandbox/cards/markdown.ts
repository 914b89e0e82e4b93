import type { Check, Spot } from './check.ts'
import { CODE, refuse, warn } from './check.ts'

const KNOWN_TAGS = new Set(
  'at person a link font text_tag number_tag local_datetime raw br hr audio'.split(' '),
)
const SCHEMES = new Set(['http', 'https', 'lark', 'applink'])
const PUNCTUATION = '[\\p{P}\\p{S}]'
const MAX_TABLES = 4

/** Content of `markdown`: rich-text page of the card components. Also used for markdown table cells. */
export const markdownContent: Check = (value, spot) => {
  if (typeof value !== 'string') return refuse(spot, 'must be a string')
  const prose = withoutCode(value)
  inlineContent(prose, spot)
  const tables = countTables(prose)
  if (tables > MAX_TABLES)
    refuse(spot, `markdown takes at most ${MAX_TABLES} tables, this has ${tables}`, CODE.limit)
}

/** Content of `lark_md`, a subset of markdown without blocks. */
export const larkContent: Check = (value, spot) => {
  if (typeof value !== 'string') return refuse(spot, 'must be a string')
  inlineContent(withoutCode(value), spot)
}

/** http, https, lark and applink are known; anything else does not open in a client. */
export const url: Check = (value, spot) => {
  if (typeof value !== 'string' || value === '') return refuse(spot, 'must be an address')
  const scheme = schemeOf(value)
  if (!scheme || !SCHEMES.has(scheme)) refuse(spot, 'address must begin with http, https, lark or applink')
}

/** A key of an image this app uploaded: 200570 otherwise. */
export const imageKey: Check = (value, spot) => {
  if (typeof value !== 'string' || value === '') return refuse(spot, 'must be an image key')
  if (!spot.scene.ctx.imageKeys(value)) refuse(spot, `invalid image key ${value}`, CODE.image)
}

/** How many markdown tables a text holds: a delimiter row below a row with a bar. */
export const countTables = (prose: string): number => {
  const lines = prose.split('\n')
  return lines.filter((line, i) => isDelimiterRow(line) && (lines[i - 1] ?? '').includes('|')).length
}

const inlineContent = (prose: string, spot: Spot) => {
  people(prose, spot)
  pictures(prose, spot)
  links(prose, spot)
  bold(prose, spot)
  for (const [, name = ''] of prose.matchAll(/<\/?([A-Za-z][\w-]*)[^<>]*>/g)) {
    if (!KNOWN_TAGS.has(name.toLowerCase())) warn(spot, `<${name}> is not a tag and disappears`)
  }
}

/** One invalid person refuses the whole card (100290); `<person>` shows 未知用户 instead. */
const people = (prose: string, spot: Spot) => {
  for (const [, , list = ''] of prose.matchAll(/<at\s+(ids?)\s*=\s*["']?([^"'\s<>]*)/g)) {
    for (const id of list.split(',')) {
      if (id === 'all') warn(spot, '<at id=all> fails unless the group allows @all')
      else if (!spot.scene.ctx.personIds(id)) refuse(spot, `invalid user ${id} in at`, CODE.person)
    }
  }
  for (const [, id = ''] of prose.matchAll(/<person\s[^<>]*?\bid\s*=\s*["']?([^"'\s<>]*)/g)) {
    if (!spot.scene.ctx.personIds(id)) warn(spot, `person ${id} is shown as 未知用户`, CODE.person)
  }
}

const pictures = (prose: string, spot: Spot) => {
  for (const [, key = ''] of prose.matchAll(/!\[[^[\]\n]*\]\(([^()\s]*)\)/g)) imageKey(key, spot)
}

const links = (prose: string, spot: Spot) => {
  const found = [
    ...prose.matchAll(/(?<!!)\[[^[\]\n]*\]\(([^()\s]*)\)/g),
    ...prose.matchAll(/<(?:a\s[^<>]*?\bhref|link\s[^<>]*?\burl)\s*=\s*["']?([^"'\s<>]*)/g),
  ]
  for (const [, address = ''] of found) {
    const scheme = schemeOf(address)
    if (scheme && !SCHEMES.has(scheme)) refuse(spot, `link to ${scheme}: is not allowed`)
    else if (scheme !== 'http' && scheme !== 'https') warn(spot, `link ${address} needs http or https`)
  }
}

/** CommonMark flanking: `**注意：**请` stays literal, because the closing run has punctuation before it. */
const bold = (prose: string, spot: Spot) => {
  for (const m of prose.matchAll(/\*\*(?=\S)([^*\n]+?)\*\*/g)) {
    const inner = m[1] ?? ''
    const before = prose[m.index - 1] ?? ' '
    const after = prose[m.index + m[0].length] ?? ' '
    const opensBadly = isPunctuation(inner[0]) && isWordLike(before)
    const closesBadly = isPunctuation(inner.at(-1)) && isWordLike(after)
    if (opensBadly || closesBadly) warn(spot, `** next to punctuation is not bold: ${m[0].slice(0, 40)}`)
  }
}

const isPunctuation = (char = ''): boolean => new RegExp(PUNCTUATION, 'u').test(char)
const isWordLike = (char: string): boolean => /\S/.test(char) && !isPunctuation(char)

const schemeOf = (address: string): string | undefined =>
  /^([A-Za-z][\w+.-]*):/.exec(address)?.[1]?.toLowerCase()

const isDelimiterRow = (line: string): boolean =>
  line.includes('|') && /^\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$/.test(line)

const withoutCode = (value: string): string =>
  value.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
