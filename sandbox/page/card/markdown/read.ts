import { Lexer, Marked, type MarkedToken, type Token, Tokenizer, type Tokens } from 'marked'
import { decodeEntities } from '../../../cards/plain.ts'
import { boldAnywhere, type FeishuToken, feishuTag } from './inline-tags.ts'
import type { Block, Cell, Inline, ListItem } from './tree.ts'

const LONE_MARK = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\n|$)/
const ADDRESS = /^https?:\/\/[!-;=?-~]+/i

/** What the platform does not have: HTML, indented code, underlined headings, link definitions. */
class CardTokenizer extends Tokenizer {
  override html = () => undefined
  override tag = () => undefined
  override code = () => undefined
  override lheading = () => undefined
  override def = () => undefined
  /** A lone `-` or `*`, often a value that is missing, is text. */
  override list = (source: string) => (LONE_MARK.test(source) ? undefined : super.list(source))
  /** An address ends where Chinese text goes on without a space. */
  override url = (source: string) => {
    const [address] = ADDRESS.exec(source) ?? []
    return address ? super.url(address) : undefined
  }
}

const marked = new Marked({ gfm: true, breaks: true, extensions: [feishuTag, boldAnywhere] })
const newLexer = () => new Lexer({ ...marked.defaults, tokenizer: new CardTokenizer() })

/** The content of a `markdown` component. Never throws. */
export const readMarkdown = (content: string): Block[] => newLexer().lex(content).flatMap(blockOf)

/** The content of `lark_md`: lines without blocks. */
export const readLine = (content: string): Inline[] => {
  const lexer = newLexer()
  return inlines(lexer.inlineTokens(content.replace(/\r\n?/g, '\n'), []))
}

const blockOf = (token: Token): Block[] => {
  const known = token as MarkedToken
  switch (known.type) {
    case 'space':
    case 'def':
      return []
    case 'heading':
      return [{ type: 'heading', depth: known.depth, inside: inlines(known.tokens) }]
    case 'blockquote':
      return [{ type: 'quote', inside: known.tokens.flatMap(blockOf) }]
    case 'code':
      return [{ type: 'code', text: decodeEntities(known.text) }]
    case 'hr':
      return [{ type: 'rule' }]
    case 'list':
      return [listOf(known)]
    case 'table':
      return [
        { type: 'table', head: known.header.map(cellOf), rows: known.rows.map((row) => row.map(cellOf)) },
      ]
    default:
      return [{ type: 'paragraph', inside: inlinesOf(token) }]
  }
}

const listOf = (list: Tokens.List): Block => ({
  type: 'list',
  ordered: list.ordered,
  start: typeof list.start === 'number' ? list.start : 1,
  items: list.items.map(itemOf),
})

const itemOf = (item: Tokens.ListItem): ListItem => ({
  ...(item.task && { task: item.checked === true }),
  inside: item.tokens.filter(({ type }) => type !== 'checkbox').flatMap(blockOf),
})

const cellOf = (cell: Tokens.TableCell): Cell => ({
  ...(cell.align && { align: cell.align }),
  inside: inlines(cell.tokens),
})

const inlinesOf = (token: Token): Inline[] =>
  'tokens' in token && token.tokens ? inlines(token.tokens) : text(token.raw)

const text = (raw: string): Inline[] => (raw === '' ? [] : [{ type: 'text', text: decodeEntities(raw) }])

const inlines = (tokens: readonly Token[]): Inline[] => tokens.flatMap(inlineOf)

const inlineOf = (token: Token): Inline[] => {
  if (token.type === 'feishu') return tagOf(token as FeishuToken)
  const known = token as MarkedToken
  switch (known.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ type: known.type, inside: inlines(known.tokens) }]
    case 'codespan':
      return [{ type: 'code', text: decodeEntities(known.text) }]
    case 'br':
      return [{ type: 'break' }]
    case 'link':
      return linkOf(known.href, inlines(known.tokens))
    case 'image':
      return [{ type: 'image', key: known.href, alt: decodeEntities(known.text) }]
    case 'escape':
      return text(known.text)
    default:
      return inlinesOf(token)
  }
}

/** Only what a browser opens as a page; anything else stays text. */
const linkOf = (url: string, inside: Inline[]): Inline[] =>
  /^https?:\/\//i.test(url) ? [{ type: 'link', url, inside }] : inside

const tagOf = (token: FeishuToken): Inline[] => {
  const { attributes } = token
  const inside = token.tokens ? inlines(token.tokens) : []
  switch (token.name) {
    case 'br':
      return [{ type: 'break' }]
    case 'hr':
      return [{ type: 'rule' }]
    case 'font':
      return [{ type: 'font', colour: attributes.color ?? 'default', inside }]
    case 'text_tag':
      return [{ type: 'tag', colour: attributes.color ?? 'neutral', inside }]
    case 'a':
      return linkOf(attributes.href ?? '', inside)
    case 'link':
      return linkOf(attributes.url || attributes.pc_url || '', inside)
    default:
      return valueTag(token)
  }
}

const valueTag = ({ name, attributes, content }: FeishuToken): Inline[] => {
  if (name === 'at') return mentions(attributes)
  if (name === 'person') return [personOf(attributes)]
  if (name === 'raw') return text(content)
  if (name === 'number_tag')
    return [
      {
        type: 'number',
        text: decodeEntities(content),
        ground: attributes.background_color ?? 'grey',
        colour: attributes.font_color ?? 'white',
      },
    ]
  if (name === 'local_datetime')
    return [
      {
        type: 'moment',
        millis: Number(attributes.millisecond),
        format: attributes.format_type ?? 'date_num',
      },
    ]
  // A tag that nobody knows disappears, as in a client; what stood inside is read on its own.
  return []
}

const mentions = (attributes: Record<string, string>): Inline[] =>
  (attributes.ids ?? attributes.id ?? attributes.email ?? '')
    .split(',')
    .filter((id) => id !== '')
    .map((id) => ({ type: 'at', id }))

const personOf = (attributes: Record<string, string>): Inline => ({
  type: 'person',
  id: attributes.id ?? '',
  look: {
    name: attributes.show_name !== 'false',
    avatar: attributes.show_avatar !== 'false',
    capsule: attributes.style === 'capsule',
  },
})
