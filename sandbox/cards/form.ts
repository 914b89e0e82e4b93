import type { Node } from './check.ts'
import { actionOf, type Deed, deedOf, linkOf } from './deed.ts'
import { type Around, type Entering, enterInto, type Field, fieldOf, isField } from './fields.ts'
import { findPressed, type Meant, matchField, no, optionOf, wordsOf } from './find.ts'
import { shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'
import { itemsOf } from './walk.ts'

export type { Around, Field } from './fields.ts'
export { textOf } from './read.ts'

/**
 * `button`: text or name. `at`: its place in `itemsOf(card)`, exact; both must mean the same. `form`: keyed by
 * label or name; option by text or value; date 'YYYY-MM-DD'.
 */
export type Press = Meant & { form?: Record<string, unknown> }

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

type Pressing = { items: Item[]; item: Item; press: Press; around?: Around }

/**
 * What a person's press sends. A submit button sends its form's fields, initial values overlaid by
 * `press.form`; any other button its `value` alone; a field outside a form is operated with
 * `{ button: label, form: { value } }`, an overflow by the text of its option, or with `{ at, form: { value } }`.
 * A confirm dialog is accepted. Refused with a sentence: no such button or field, two of them, disabled, required,
 * too long, not offered, nothing to send. Source: card-callback-communication, form-container.
 * @param around who may be chosen where a card names nobody; without it anybody
 */
export const pressButton = (card: unknown, press: Press, around?: Around): Pressed => {
  if (press.button === undefined && press.at === undefined) return no('要说按哪个按钮')
  const items = itemsOf(card)
  const found = findPressed(items, press)
  if (!found.ok) return found
  const { item } = found
  const pressing = { items, item, press, ...(around && { around }) }
  if (item.node.tag === 'overflow') return chosen(item.node, press)
  return isField(item.node) ? operate(pressing) : pressed(pressing)
}

/** Every button of the card in reading order, folded panels and checkers' buttons included. */
export const buttonsOf = (card: unknown): Button[] =>
  itemsOf(card)
    .filter((item) => item.node.tag === 'button')
    .map((item) => {
      const { disabled, confirm } = deedOf(item)
      const name = stringOf(item.node, 'name')
      return {
        text: shownText(item.node.text),
        ...(name !== '' && { name }),
        disabled,
        inForm: item.form !== undefined,
        ...(confirm && { confirm }),
      }
    })

/** Every field of the card in reading order, with the label a person reads and the value it holds. */
export const labelsOf = (card: unknown, around?: Around): Field[] =>
  itemsOf(card)
    .filter((item) => isField(item.node))
    .map((item) => fieldOf(item, around))

/** The fields that a submit of this form sends. */
export const fieldsIn = <T extends Item>(items: readonly T[], form: Node): T[] =>
  items.filter((item) => item.form === form && isField(item.node))

/** What keeps a form from being sent, at each of its fields, in reading order; `at` is the place in `items`. */
export const submitProblems = (
  items: readonly Item[],
  form: Node,
  { typed, ...how }: Entering & { typed: ReadonlyMap<number, unknown> },
): { at: number; sentence: string }[] =>
  fieldsIn(items, form).flatMap((item) => {
    const at = items.indexOf(item)
    const entered = enterInto(item, typed.get(at), how)
    return entered.ok ? [] : [{ at, sentence: entered.sentence }]
  })

/** Why a form cannot be sent at all, whatever is in it. */
export const unsendable = (items: readonly Item[], form: Node): string | undefined =>
  fieldsIn(items, form).some((item) => stringOf(item.node, 'name') === '')
    ? '表单里有一栏没有 name，飞书不会送出（200530）'
    : undefined

const nameFor = (item: Item, press: Press): string => press.button ?? wordsOf(item)

const disabledSentence = (name: string, tip: string): string =>
  tip === '' ? `按钮“${name}”已停用` : `按钮“${name}”已停用：${tip}`

const pressed = (pressing: Pressing): Pressed => {
  const { item, press } = pressing
  const deed = deedOf(item)
  const name = nameFor(item, press)
  if (deed.disabled) return no(disabledSentence(name, deed.tip))
  if (deed.submits && item.form) return submitted(pressing, item.form)
  if (press.form && Object.keys(press.form).length > 0)
    return no(`按钮“${name}”不提交表单，填写的内容不会送出`)
  return deed.calls ? { ok: true, action: actionOf(item.node) } : no(nothingSent(name, deed))
}

/** A link opens in the client and a bare reset restores the form there: neither reaches the bot. */
const nothingSent = (name: string, { resets, link }: Deed): string => {
  if (resets) return `“${name}”把表单恢复成了原来的内容，没有送出任何东西`
  if (link) return `“${name}”只打开链接 ${link}，没有送出任何东西`
  return `“${name}”按了没有反应，没有送出任何东西`
}

const submitted = ({ items, item, press, around }: Pressing, form: Node): Pressed => {
  const broken = unsendable(items, form)
  if (broken) return no(broken)
  const fields = fieldsIn(items, form)
  const typed = new Map<Item, unknown>()
  for (const [key, raw] of Object.entries(press.form ?? {})) {
    const found = matchField(fields, key) ?? no(`没有“${key}”这一栏`)
    if (!found.ok) return found
    typed.set(found.item, raw)
  }
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const entered = enterInto(field, typed.get(field), { around, exact: press.at !== undefined })
    if (!entered.ok) return no(entered.error)
    values[stringOf(field.node, 'name')] = entered.value
  }
  return { ok: true, action: { ...actionOf(item.node), form_value: values } }
}

/** Which member of the action carries the value of a component that stands outside a form. */
const memberOf = (tag: unknown): string => {
  if (tag === 'input') return 'input_value'
  if (tag === 'checker') return 'checked'
  return String(tag).startsWith('multi_') ? 'options' : 'option'
}

const operate = ({ item, press, around }: Pressing): Pressed => {
  const { node } = item
  const field = fieldOf(item, around)
  const name = press.button ?? field.label
  if (field.disabled) return no(`“${name}”已停用`)
  const flipped = node.tag === 'checker' ? field.value !== true : undefined
  const raw = press.form && Object.hasOwn(press.form, 'value') ? press.form.value : flipped
  if (raw === undefined) return no(`“${name}”要填一个值`)
  const entered = enterInto(item, raw, { around, exact: press.at !== undefined })
  if (!entered.ok) return no(entered.error)
  if (!deedOf(item).calls) return no(`“${name}”只在自己的屏幕上勾选，没有送出任何东西`)
  return { ok: true, action: { ...actionOf(node), [memberOf(node.tag)]: entered.value } }
}

/** An overflow has neither name nor label: a person opens it and presses one of its options. */
const chosen = (node: Node, { button, form }: Press): Pressed => {
  const wanted = form && Object.hasOwn(form, 'value') ? form.value : button
  const option = optionOf(node, wanted)
  if (!option) return no(`菜单里没有“${String(wanted ?? '')}”这一项`)
  const link = linkOf(option)
  if (link && option.value === undefined)
    return no(`“${shownText(option.text)}”只打开链接 ${link}，没有送出任何东西`)
  return { ok: true, action: { ...actionOf(node), option: stringOf(option, 'value') } }
}
