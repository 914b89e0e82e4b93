import type { Node } from './check.ts'
import { isNode } from './check.ts'

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sim: '~',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
}

/** What a text object shows: plain_text exactly as it stands, lark_md and markdown without their markup. */
export const shownText = (value: unknown): string => {
  if (!isNode(value) || typeof value.content !== 'string') return ''
  return value.tag === 'lark_md' || value.tag === 'markdown' ? fromMarkdown(value.content) : value.content
}

/** Markup first, entities last: what was written as an entity is text, also when it spells markup. */
export const fromMarkdown = (content: string): string => decodeEntities(withoutMarkup(content))

/** The label a text makes for the field after it: without a closing colon or the star of a required field. */
export const asLabel = (shown: string): string => shown.trim().replace(/[\s:：*＊]+$/u, '')

export const stringOf = (node: Node, key: string): string => {
  const value = node[key]
  return typeof value === 'string' ? value : ''
}

const withoutMarkup = (content: string): string =>
  content
    .replace(/<at\s+ids?\s*=\s*["']?([^"'\s<>]*)["']?\s*>(<\/at>)?/g, (_, ids: string) => mention(ids))
    .replace(/<(?:br|hr)\s*\/?>/g, '\n')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\*\*|~~/g, '')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]*[^\s*])\*(?![\w*])/g, '$1')

const mention = (ids: string): string =>
  ids
    .split(',')
    .map((id) => (id === 'all' ? '@所有人' : `@${id}`))
    .join(' ')

/** Entities as the platform prints them; what is none stays. */
export const decodeEntities = (content: string): string =>
  content.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, dec, hex, name) => {
    if (name) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole
    const code = dec ? Number(dec) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
