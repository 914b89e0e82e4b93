import { answersTo, isField } from './fields.ts'
import { shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'
import { itemsOf } from './walk.ts'

export type Found = { ok: true; item: Item } | { ok: false; error: string }

export const no = (error: string): { ok: false; error: string } => ({ ok: false, error })

/** Buttons come first, then clickable boxes by all they say, then fields outside a form. */
export const findPressed = (items: Item[], wanted: string): Found => {
  const buttons = items.filter((item) => item.node.tag === 'button')
  const found =
    only(buttons, wanted, (item) => shownText(item.node.text)) ??
    only(
      items.filter((item) => item.node.tag === 'interactive_container'),
      wanted,
      (item) => itemsOf({ body: item.node }).map(wordsOf).join(''),
    )
  if (found) return found
  const fields = items.filter((item) => isField(item.node) && !item.form)
  return matchField(fields, wanted) ?? no(`没有“${wanted}”这个按钮`)
}

const wordsOf = (item: Item): string =>
  item.node.tag === 'markdown' ? shownText(item.node) : shownText(item.node.text)

const only = (items: Item[], wanted: string, textOf: (item: Item) => string): Found | undefined => {
  const named = items.find((item) => wanted !== '' && stringOf(item.node, 'name') === wanted)
  if (named) return { ok: true, item: named }
  const same = items.filter((item) => wanted !== '' && textOf(item).trim() === wanted.trim())
  const [first] = same
  if (same.length < 2) return first && { ok: true, item: first }
  const names = same.map((item) => stringOf(item.node, 'name')).filter((name) => name !== '')
  const hint = names.length > 0 ? `请改用名称：${names.join('、')}` : '它们没有名称，分不清是哪一个'
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
