import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { choicesOf, findChoice } from './choices.ts'
import { answersTo, isField } from './fields.ts'
import { shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'
import { itemsOf } from './walk.ts'

export type Found = { ok: true; item: Item } | { ok: false; error: string }

/** What a person means: the text of a button, or its place among the card's components. */
export type Meant = { button?: string; at?: number }

export const no = (error: string): { ok: false; error: string } => ({ ok: false, error })

const PRESSED = new Set<unknown>(['button', 'interactive_container', 'overflow'])

const canBePressed = ({ node }: Item): boolean => PRESSED.has(node.tag) || isField(node)

/**
 * Buttons come first, then clickable boxes by all they say, then fields outside a form, at last an overflow by
 * one of its options. By place there is only one; a text that is given too must be its own.
 */
export const findPressed = (items: Item[], { button, at }: Meant): Found => {
  if (at === undefined) return byWords(items, button ?? '')
  const item = items[at]
  if (!item || !canBePressed(item)) return no(`第 ${at} 个组件不能按`)
  if (item.form && isField(item.node)) return no('表单里的一栏要和表单一起提交')
  return button === undefined || isCalled(item, button)
    ? { ok: true, item }
    : no(`第 ${at} 个组件不是“${button}”`)
}

const byWords = (items: Item[], wanted: string): Found => {
  const tagged = (tag: string) => items.filter((item) => item.node.tag === tag)
  const fields = items.filter((item) => isField(item.node) && !item.form)
  return (
    only(tagged('button'), wanted) ??
    only(tagged('interactive_container'), wanted) ??
    matchField(fields, wanted) ??
    only(tagged('overflow'), wanted) ??
    no(`没有“${wanted}”这个按钮`)
  )
}

/** What a person would call it: a button by its text, a clickable box by all that it says. */
export const wordsOf = ({ node }: Item): string => {
  if (node.tag !== 'interactive_container') return shownText(node.text)
  return itemsOf({ body: node })
    .map((item) => (item.node.tag === 'markdown' ? shownText(item.node) : shownText(item.node.text)))
    .join('')
}

const isCalled = (item: Item, wanted: string): boolean => {
  if (wanted === '') return false
  if (stringOf(item.node, 'name') === wanted) return true
  if (isField(item.node)) return answersTo(item, wanted) !== undefined
  if (item.node.tag === 'overflow') return (choicesOf(item.node) ?? []).some((one) => one.text === wanted)
  return wordsOf(item).trim() === wanted.trim()
}

const only = (items: Item[], wanted: string): Found | undefined => {
  const named = items.find((item) => wanted !== '' && stringOf(item.node, 'name') === wanted)
  if (named) return { ok: true, item: named }
  const same = items.filter((item) => isCalled(item, wanted))
  const [first] = same
  if (same.length < 2) return first && { ok: true, item: first }
  const names = same.map((item) => stringOf(item.node, 'name')).filter((name) => name !== '')
  const hint = names.length > 0 ? `请改用名称：${names.join('、')}` : '它们没有名称，请改用位置（at）'
  return no(`有 ${same.length} 个按钮叫“${wanted}”，${hint}`)
}

/** A field by its name, else its label, else its placeholder; two of a kind are refused. */
export const matchField = (fields: Item[], key: string): Found | undefined => {
  for (const way of ['name', 'label', 'placeholder']) {
    const same = fields.filter((item) => answersTo(item, key) === way)
    const [first] = same
    if (same.length === 1 && first) return { ok: true, item: first }
    if (same.length > 1) {
      const names = same.map((item) => stringOf(item.node, 'name') || '（无名称）')
      return no(`有 ${same.length} 栏叫“${key}”，请改用名称：${names.join('、')}`)
    }
  }
  return undefined
}

/** The option of an overflow a person means, by its text or, from the page, by its value. */
export const optionOf = (node: Node, wanted: unknown): Node | undefined => {
  const offered = choicesOf(node) ?? []
  const { choice } = findChoice(offered, wanted, true)
  const options = Array.isArray(node.options) ? node.options.filter(isNode) : []
  return choice && options[offered.indexOf(choice)]
}
