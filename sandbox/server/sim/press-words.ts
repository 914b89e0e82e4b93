import { fieldOf, isField } from '../../cards/fields.ts'
import { shownText, stringOf } from '../../cards/plain.ts'
import { type Item, itemsOf } from '../../cards/walk.ts'

/** As it came in: by place or by words, its form keyed by name or label. */
export type RawPress = { button?: string; at?: number; form?: Record<string, unknown> }
/** As a person would tell it: the text of the button, the form by labels, options by their text. */
export type ToldPress = { button: string; form?: Record<string, unknown>; isButton: boolean }

type NameOf = (openId: string) => string | undefined

/** Nobody needs another's secret to follow a test. */
const SECRET = '…'

const nameIn = ({ node }: Item) => stringOf(node, 'name')

const textOf = ({ node }: Item): string => {
  if (node.tag !== 'interactive_container') return shownText(node.text).trim()
  const inside = itemsOf({ body: node })
  return inside
    .map((each) => (each.node.tag === 'markdown' ? shownText(each.node) : shownText(each.node.text)))
    .join('')
    .trim()
}

const pressedItem = (items: Item[], { button, at }: RawPress): Item | undefined => {
  if (at !== undefined) return items[at]
  const buttons = items.filter(({ node }) => node.tag === 'button' || node.tag === 'interactive_container')
  return (
    buttons.find((item) => nameIn(item) === button) ??
    buttons.find((item) => textOf(item) === button?.trim()) ??
    items.find((item) => isField(item.node) && !item.form && fieldOf(item).label === button)
  )
}

/** The text alone when nothing else on the card says the same. */
const buttonWords = (items: Item[], item: Item): string => {
  const text = textOf(item)
  const alike = items.filter(({ node }) => node.tag === item.node.tag).filter((each) => textOf(each) === text)
  return (text === '' || alike.length > 1) && nameIn(item) !== '' ? nameIn(item) : text
}

const labelOf = (item: Item, among: Item[]): string => {
  const { label } = fieldOf(item)
  const alike = among.filter((each) => fieldOf(each).label === label)
  return label !== '' && alike.length === 1 ? label : nameIn(item)
}

const oneInWords = (item: Item, value: unknown, nameOf: NameOf): unknown => {
  if (typeof value !== 'string') return value
  const offered = fieldOf(item).options?.find((one) => one.value === value)
  const text = nameOf(value) ?? offered?.text ?? value
  return item.node.tag === 'input' ? value : text.replace(/ \+0800$/, '')
}

const inWords = (item: Item, value: unknown, nameOf: NameOf): unknown => {
  if (item.node.input_type === 'password') return value === '' ? '' : SECRET
  return Array.isArray(value)
    ? value.map((each) => oneInWords(item, each, nameOf))
    : oneInWords(item, value, nameOf)
}

/** What was left as the card had it is not told: nobody typed it. */
const formWords = (fields: Item[], form: Record<string, unknown>, nameOf: NameOf) =>
  Object.fromEntries(
    Object.entries(form).flatMap(([key, raw]): [string, unknown][] => {
      const item =
        fields.find((each) => nameIn(each) === key) ?? fields.find((each) => fieldOf(each).label === key)
      if (!item) return [[key, raw]]
      const told = inWords(item, raw, nameOf)
      const untouched = inWords(item, fieldOf(item).value, nameOf)
      return JSON.stringify(told) === JSON.stringify(untouched) ? [] : [[labelOf(item, fields), told]]
    }),
  )

const overflowWords = (item: Item, press: RawPress): string => {
  const wanted = press.form?.value ?? press.button
  const options = Array.isArray(item.node.options) ? (item.node.options as Record<string, unknown>[]) : []
  const option = options.find(({ value }) => value === wanted)
  return option ? shownText(option.text) : String(wanted ?? '')
}

/** @param nameOf a person's name by open_id, for person selects */
export const pressInWords = (card: unknown, press: RawPress, nameOf: NameOf): ToldPress => {
  const items = itemsOf(card)
  const item = pressedItem(items, press)
  if (item?.node.tag === 'overflow') return { button: overflowWords(item, press), isButton: false }
  if (!item) return { button: press.button ?? '', form: press.form, isButton: false }
  if (isField(item.node)) {
    const outside = items.filter((each) => isField(each.node) && !each.form)
    const given = press.form && 'value' in press.form
    const form = given ? { value: inWords(item, press.form?.value, nameOf) } : undefined
    return { button: labelOf(item, outside), ...(form && { form }), isButton: false }
  }
  const fields = items.filter((each) => each.form === item.form && isField(each.node))
  const form = press.form && formWords(fields, press.form, nameOf)
  const filled = form && Object.keys(form).length > 0
  return {
    button: buttonWords(items, item),
    ...(filled && { form }),
    isButton: item.node.tag === 'button',
  }
}
