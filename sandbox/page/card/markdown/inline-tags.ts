import type { TokenizerAndRendererExtension, TokenizerThis, Tokens } from 'marked'

/**
 * The platform's own tags in a line of text. They are found by the parser itself, before its other rules, so that
 * `**<font color='red'>12</font>**` is bold and red; what is between two tags is parsed again.
 */
export type FeishuToken = Tokens.Generic & {
  type: 'feishu'
  name: string
  attributes: Record<string, string>
  /** as written, between the opening and the closing tag */
  content: string
}

const OPENING = /^<([A-Za-z][\w-]*)((?:\s+[^<>]*?)?)\s*(\/?)>/
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s"'<>]+))/g
const CLOSING = /^<\/[A-Za-z][\w-]*\s*>/
/** Tags with something between them; of any other only the tag itself is taken. */
const PAIRED = new Set([
  'font',
  'text_tag',
  'number_tag',
  'at',
  'person',
  'link',
  'a',
  'local_datetime',
  'raw',
])
/** What is between these is shown as it is written. */
const PARSED = new Set(['font', 'text_tag', 'link', 'a'])

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(ATTRIBUTE)].map(([, key = '', a, b, c]) => [key.toLowerCase(), a ?? b ?? c ?? '']),
  )

/** Where the tag that was opened is closed again, counting tags of the same name in between. */
const closingOf = (source: string, name: string): { from: number; to: number } | undefined => {
  let open = 0
  for (const found of source.matchAll(new RegExp(`<(/?)${name}(?:\\s[^<>]*)?>`, 'gi'))) {
    if (!found[1]) open += 1
    else if (open === 0) return { from: found.index, to: found.index + found[0].length }
    else open -= 1
  }
  return undefined
}

function readTag(this: TokenizerThis, source: string): FeishuToken | undefined {
  const lone = CLOSING.exec(source)
  if (lone) return { type: 'feishu', raw: lone[0], name: '', attributes: {}, content: '' }
  const opening = OPENING.exec(source)
  if (!opening) return undefined
  const [whole, written = '', attributes = '', closed] = opening
  const name = written.toLowerCase()
  const token = { type: 'feishu' as const, name, attributes: attributesOf(attributes) }
  const rest = source.slice(whole.length)
  const closing = closed || !PAIRED.has(name) ? undefined : closingOf(rest, name)
  if (!closing) return { ...token, raw: whole, content: '' }
  const content = rest.slice(0, closing.from)
  const raw = whole + rest.slice(0, closing.to)
  return { ...token, raw, content, ...(PARSED.has(name) && { tokens: this.lexer.inlineTokens(content, []) }) }
}

export const feishuTag: TokenizerAndRendererExtension = {
  name: 'feishu',
  level: 'inline',
  start: (source) => {
    const found = source.search(/<\/?[A-Za-z]/)
    return found < 0 ? undefined : found
  },
  tokenizer: readTag,
}

const BOLD = /^\*\*(?=[^\s*])((?:[^*]|\*(?!\*))*?[^\s*])\*\*(?!\*)/

/** CommonMark leaves `**《标题》**待审` as it is; readers of Chinese expect it bold. */
export const boldAnywhere: TokenizerAndRendererExtension = {
  name: 'strong',
  level: 'inline',
  start: (source) => {
    const found = source.indexOf('**')
    return found < 0 ? undefined : found
  },
  tokenizer(source) {
    const found = BOLD.exec(source)
    if (!found) return undefined
    const [raw, text = ''] = found
    return { type: 'strong', raw, text, tokens: this.lexer.inlineTokens(text, []) }
  },
}
