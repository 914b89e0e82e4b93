import { checkCard } from './card.ts'
import type { Scene } from './check.ts'
import { CODE, isNode } from './check.ts'
import { declared } from './measures.ts'
import type { CardContext, Problem, Verdict } from './problem.ts'
import { ASK_TAGS } from './tags/ask.ts'
import { BUTTON_TAGS } from './tags/button.ts'
import { CHOOSE_TAGS } from './tags/choose.ts'
import { LAYOUT_TAGS } from './tags/layout.ts'
import { SHOW_TAGS } from './tags/show.ts'
import { TABLE_TAGS } from './tags/table.ts'
import { TEXT_TAGS } from './tags/text.ts'

export type { CardContext, Problem, Verdict } from './problem.ts'

/** 卡片 JSON ≤ 30 KB, the compact JSON in UTF-8. */
export const MAX_BYTES = 30 * 1024
/** 一张卡片最多支持 200 个元素（如 tag 为 plain_text 的文本元素）或组件. */
export const MAX_TAGS = 200
/** Deeper than any card: guards the recursion against hostile input. */
const MAX_DEPTH = 200

/** Data of the product, in which a key `tag` is no component. */
const OPAQUE = new Set(['value', 'chart_spec', 'rows'])

const SPECS = {
  ...TEXT_TAGS,
  ...LAYOUT_TAGS,
  ...ASK_TAGS,
  ...CHOOSE_TAGS,
  ...BUTTON_TAGS,
  ...SHOW_TAGS,
  ...TABLE_TAGS,
}

/**
 * Judges a card (Card JSON 2.0) as the platform would when it is sent or patched: every problem found
 * with its ErrCode and ErrPath, or the counts and what is only doubtful. Never throws.
 * A card beyond 30 KB is not looked into.
 */
export const validateCard = (card: unknown, ctx: CardContext): Verdict => {
  const wire = asSent(card)
  if (wire === undefined || !isNode(wire.card))
    return rejected(CODE.json, 'parse card json err: not a JSON object')
  if (wire.bytes > MAX_BYTES)
    return rejected(CODE.length, `card is ${wire.bytes} bytes, at most ${MAX_BYTES} (30 KB)`)
  const scene = newScene(wire.card, ctx)
  const tags = countTags(wire.card)
  if (tags > MAX_TAGS)
    scene.problems.push({
      code: CODE.limit,
      path: 'ROOT',
      message: `element exceeds the limit: ${tags} of ${MAX_TAGS}`,
    })
  checkCard(wire.card, scene)
  if (scene.problems.length > 0) return { ok: false, problems: scene.problems }
  return { ok: true, tags, bytes: wire.bytes, warnings: scene.warnings }
}

/** The error body the platform answers with: 230025 when the card is too long, 230099 for anything else. */
export const feishuError = (v: {
  ok: false
  problems: Problem[]
}): { code: 230099 | 230025; msg: string } => {
  const first = v.problems[0] ?? { code: CODE.json, path: 'ROOT', message: 'invalid card' }
  if (first.code === CODE.length)
    return { code: 230025, msg: `The length of the message content reaches its limit. ${first.message}` }
  return {
    code: 230099,
    msg: `Failed to create card content, ext=ErrCode: ${first.code}; ErrMsg: ${first.message}; ErrPath: ${first.path}`,
  }
}

/** How many tagged objects a card holds: components, columns, texts, tags and icons alike. */
export const countTags = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countTags(item), 0)
  if (!isNode(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (OPAQUE.has(key) ? 0 : countTags(item)),
    typeof value.tag === 'string' ? 1 : 0,
  )
}

/** The card as it is on the wire: undefined members are gone, dates are strings. */
const asSent = (card: unknown): { card: unknown; bytes: number } | undefined => {
  try {
    if (isTooDeep(card)) return undefined
    const json: unknown = JSON.stringify(card)
    if (typeof json !== 'string') return undefined
    return { card: JSON.parse(json), bytes: Buffer.byteLength(json) }
  } catch {
    return undefined
  }
}

/** Walks without recursion, since the input may be deeper than the stack. */
const isTooDeep = (card: unknown): boolean => {
  const open: { value: unknown; depth: number }[] = [{ value: card, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth > MAX_DEPTH) return true
    const depth = next.depth + 1
    for (const value of Object.values(next.value)) open.push({ value, depth })
  }
  return false
}

const rejected = (code: number, message: string): Verdict => ({
  ok: false,
  problems: [{ code, path: 'ROOT', message }],
})

const newScene = (card: unknown, ctx: CardContext): Scene => ({
  ctx,
  specs: SPECS,
  problems: [],
  warnings: [],
  ids: new Map(),
  names: new Map(),
  colors: declared(card, 'color'),
  sizes: declared(card, 'text_size'),
  tables: 0,
})
