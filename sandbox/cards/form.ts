import type { Node } from './check.ts'
import { isNode } from './check.ts'
import type { Field } from './fields.ts'
import { choicesOf, enterInto, fieldOf, isField } from './fields.ts'
import { findPressed, matchField, no } from './find.ts'
import { shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'
import { itemsOf } from './walk.ts'

export type { Field } from './fields.ts'
export { textOf } from './read.ts'

/** `button`: text or name. `form`: keyed by label or name; option by text or value; date 'YYYY-MM-DD'. */
export type Press = { button: string; form?: Record<string, unknown> }

/** `action` is the `event.action` of `card.action.trigger`; `error` a Chinese sentence, nothing was sent. */
export type Pressed = { ok: true; action: Record<string, unknown> } | { ok: false; error: string }

/** A button as a person sees it. */
export type Button = {
  text: string
  name?: string
  disabled: boolean
  inForm: boolean
  confirm?: { title: string; text: string }
}

const TIMEZONE = 'Asia/Shanghai'

/**
 * What a person's press sends. A submit button sends its form's fields, initial values overlaid by
 * `press.form`; any other button its `value` alone; a field outside a form is operated with
 * `{ button: label, form: { value } }`, an overflow by the text of its option. A confirm dialog is accepted.
 * Refused with a sentence: no such button or field, two of them, disabled, required, too long, not offered,
 * nothing to send. Source: card-callback-communication, form-container.
 */
export const pressButton = (card: unknown, press: Press): Pressed => {
  const items = itemsOf(card)
  const option = overflowOption(items, press.button)
  const found = findPressed(items, press.button)
  if (!found.ok) return option ?? found
  const { node } = found.item
  if (isField(node)) return operate(found.item, press)
  if (node.disabled === true) return no(disabledSentence(node, press.button))
  const action = actionOf(node)
  if (isSubmit(node) && found.item.form) return submitted(items, found.item.form, { press, action })
  if (press.form && Object.keys(press.form).length > 0)
    return no(`按钮“${press.button}”不提交表单，填写的内容不会送出`)
  return sendsNothing(node, press.button) ?? { ok: true, action }
}

/** Every button of the card in reading order, folded panels and checkers' buttons included. */
export const buttonsOf = (card: unknown): Button[] =>
  itemsOf(card)
    .filter((item) => item.node.tag === 'button')
    .map(({ node, form }) => ({
      text: shownText(node.text),
      ...(stringOf(node, 'name') !== '' && { name: stringOf(node, 'name') }),
      disabled: node.disabled === true,
      inForm: form !== undefined,
      ...(isNode(node.confirm) && {
        confirm: { title: shownText(node.confirm.title), text: shownText(node.confirm.text) },
      }),
    }))

/** Every field of the card in reading order, with the label a person reads and the value it holds. */
export const labelsOf = (card: unknown): Field[] =>
  itemsOf(card)
    .filter((item) => isField(item.node))
    .map(fieldOf)

const isSubmit = (node: Node): boolean =>
  node.form_action_type === 'submit' || node.action_type === 'form_submit'

const isReset = (node: Node): boolean =>
  node.form_action_type === 'reset' || node.action_type === 'form_reset'

const disabledSentence = (node: Node, name: string): string => {
  const tip = shownText(node.disabled_tips).trim()
  return tip === '' ? `按钮“${name}”已停用` : `按钮“${name}”已停用：${tip}`
}

const behaviorsOf = (node: Node): Node[] =>
  Array.isArray(node.behaviors) ? node.behaviors.filter(isNode) : []

/** `value` of the callback behavior, else the historical one; the name and the zone come with it. */
const actionOf = (node: Node): Record<string, unknown> => {
  const callback = behaviorsOf(node).find((one) => one.type === 'callback')
  const value = callback?.value ?? node.value
  return {
    tag: node.tag,
    ...(value !== undefined && { value }),
    ...(stringOf(node, 'name') !== '' && { name: stringOf(node, 'name') }),
    timezone: TIMEZONE,
  }
}

/** A link opens in the client and a bare reset restores the form there: neither reaches the bot. */
const sendsNothing = (node: Node, name: string): Pressed | undefined => {
  const behaviors = behaviorsOf(node)
  if (behaviors.some((one) => one.type === 'callback') || isNode(node.value)) return undefined
  if (isReset(node)) return no(`“${name}”把表单恢复成了原来的内容，没有送出任何东西`)
  const link = behaviors.find((one) => one.type === 'open_url')
  return link && no(`“${name}”只打开链接 ${stringOf(link, 'default_url')}，没有送出任何东西`)
}

const submitted = (
  items: Item[],
  form: Node,
  { press, action }: { press: Press; action: Record<string, unknown> },
): Pressed => {
  const fields = items.filter((item) => item.form === form && isField(item.node))
  if (fields.some((item) => stringOf(item.node, 'name') === ''))
    return no('表单里有一栏没有 name，飞书不会送出（200530）')
  const typed = new Map<Item, unknown>()
  for (const [key, raw] of Object.entries(press.form ?? {})) {
    const found = matchField(fields, key) ?? no(`没有“${key}”这一栏`)
    if (!found.ok) return found
    typed.set(found.item, raw)
  }
  const values: Record<string, unknown> = {}
  for (const item of fields) {
    const entered = enterInto(item, typed.get(item))
    if (!entered.ok) return entered
    values[stringOf(item.node, 'name')] = entered.value
  }
  return { ok: true, action: { ...action, form_value: values } }
}

/** Which member of the action carries the value of a component that stands outside a form. */
const memberOf = (tag: unknown): string => {
  if (tag === 'input') return 'input_value'
  if (tag === 'checker') return 'checked'
  return String(tag).startsWith('multi_') ? 'options' : 'option'
}

const operate = (item: Item, press: Press): Pressed => {
  const { node } = item
  if (node.disabled === true) return no(`“${press.button}”已停用`)
  const field = fieldOf(item)
  const flipped = node.tag === 'checker' ? field.value !== true : undefined
  const raw = press.form && Object.hasOwn(press.form, 'value') ? press.form.value : flipped
  if (raw === undefined) return no(`“${press.button}”要填一个值`)
  const entered = enterInto(item, raw)
  if (!entered.ok) return entered
  if (node.tag === 'checker' && !behaviorsOf(node).some((one) => one.type === 'callback'))
    return no(`“${press.button}”只在自己的屏幕上勾选，没有送出任何东西`)
  return { ok: true, action: { ...actionOf(node), [memberOf(node.tag)]: entered.value } }
}

/** An overflow has neither name nor label: a person opens it and presses one of its options. */
const overflowOption = (items: Item[], wanted: string): Pressed | undefined => {
  for (const { node } of items.filter((item) => item.node.tag === 'overflow')) {
    const index = choicesOf(node)?.findIndex((one) => one.text === wanted) ?? -1
    const option = Array.isArray(node.options) ? node.options.filter(isNode)[index] : undefined
    if (!option) continue
    if (isNode(option.multi_url) && option.value === undefined)
      return no(`“${wanted}”只打开链接，没有送出任何东西`)
    return { ok: true, action: { ...actionOf(node), option: stringOf(option, 'value') } }
  }
  return undefined
}
