import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { asLabel, shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'

export type Choice = { text: string; value: string }

/** A field as a person sees it; `value` is what it sends when nobody touches it. */
export type Field = {
  label: string
  name?: string
  type: string
  options?: Choice[]
  required: boolean
  disabled: boolean
  value: unknown
}

/** A value ready for `form_value`, or the sentence that says why a person cannot enter it. */
export type Entered = { ok: true; value: unknown } | { ok: false; error: string }

type Kind = { initial: (node: Node) => unknown; enter: (raw: unknown, field: Field, node: Node) => Entered }

const OFFSET = '+0800'
const MAX_INPUT = 1000
const MAX_LABEL = 40

const fine = (value: unknown): Entered => ({ ok: true, value })
const refused = (error: string): Entered => ({ ok: false, error })
const isBlank = (raw: unknown): boolean => raw === '' || raw === null || raw === undefined

/** Fields that carry a value. Encodings: card-callback-communication, sample of form_value. */
export const isField = (node: Node): boolean => typeof node.tag === 'string' && Object.hasOwn(KINDS, node.tag)

export const fieldOf = (item: Item): Field => {
  const { node } = item
  const choices = choicesOf(node)
  return {
    label: labelOf(item),
    ...(stringOf(node, 'name') !== '' && { name: stringOf(node, 'name') }),
    type: String(node.tag),
    ...(choices && { options: choices }),
    required: node.required === true && item.form !== undefined,
    disabled: node.disabled === true,
    value: KINDS[String(node.tag)]?.initial(node),
  }
}

/** Whether a person would mean this field by that word: its name, its label, at last its placeholder. */
export const answersTo = (item: Item, key: string): 'name' | 'label' | 'placeholder' | undefined => {
  if (stringOf(item.node, 'name') === key) return 'name'
  if (asLabel(key) !== '' && labelsFor(item).includes(asLabel(key))) return 'label'
  return asLabel(shownText(item.node.placeholder)) === asLabel(key) && asLabel(key) !== ''
    ? 'placeholder'
    : undefined
}

/** Checks and encodes what a person puts into the field; required and max_length included. */
export const enterInto = (item: Item, raw: unknown): Entered => {
  const field = fieldOf(item)
  const kind = KINDS[field.type]
  if (!kind) return refused(`“${field.label}”不能填写`)
  if (field.disabled && raw !== undefined) return refused(`“${field.label}”已停用，不能填写`)
  const entered = raw === undefined ? fine(field.value) : kind.enter(raw, field, item.node)
  if (!entered.ok) return entered
  const empty = entered.value === '' || (Array.isArray(entered.value) && entered.value.length === 0)
  if (field.required && empty) return refused(`“${field.label}”必填`)
  const limit = typeof item.node.max_length === 'number' ? item.node.max_length : MAX_INPUT
  if (field.type === 'input' && [...String(entered.value)].length > limit)
    return refused(`“${field.label}”最多 ${limit} 字`)
  return entered
}

/** Its own label; only a field without one is named by the text that stands before it. */
const labelsFor = (item: Item): string[] => {
  const own = asLabel(shownText(item.node.tag === 'checker' ? item.node.text : item.node.label))
  return [own || asLabel(item.caption)].filter((label) => label !== '')
}

/** A long text before a field is a paragraph, not its label. */
const labelOf = (item: Item): string => {
  const own = labelsFor(item).find((label) => [...label].length <= MAX_LABEL)
  return own ?? (asLabel(shownText(item.node.placeholder)) || stringOf(item.node, 'name'))
}

/** Options of a select. A person has no text of its own in the card, so the id stands for it. */
export const choicesOf = (node: Node): Choice[] | undefined => {
  if (!Array.isArray(node.options)) return undefined
  return node.options.filter(isNode).map((one) => {
    const value = stringOf(one, 'value')
    return { text: shownText(one.text) || value, value }
  })
}

const enterText = (raw: unknown, field: Field, node: Node): Entered => {
  if (raw === null) return fine('')
  if (typeof raw !== 'string' && typeof raw !== 'number') return refused(`“${field.label}”要填文字`)
  const typed = String(raw)
  return fine(node.input_type === 'multiline_text' ? typed : typed.replace(/\r?\n/g, ' '))
}

const pick = (given: unknown, field: Field): Entered => {
  const raw = typeof given === 'number' ? String(given) : given
  const offered = field.options ?? []
  // without candidates a person select offers everybody in the chat, whom this module does not know
  if (offered.length === 0 && field.type.endsWith('person') && typeof raw === 'string') return fine(raw)
  const byText = offered.filter((one) => one.text === raw)
  if (byText.length > 1)
    return refused(`“${field.label}”有 ${byText.length} 个“${String(raw)}”选项，请改用选项的值`)
  const found = byText[0] ?? offered.find((one) => one.value === raw)
  return found ? fine(found.value) : refused(`“${field.label}”没有“${String(raw)}”这个选项`)
}

const enterOne = (raw: unknown, field: Field): Entered => (isBlank(raw) ? fine('') : pick(raw, field))

const enterMany = (raw: unknown, field: Field): Entered => {
  const wanted: unknown[] = isBlank(raw) ? [] : Array.isArray(raw) ? raw : [raw]
  const picked = wanted.map((one) => pick(one, field))
  const bad = picked.find((one) => !one.ok)
  return bad ?? fine([...new Set(picked.map((one) => (one.ok ? one.value : undefined)))])
}

const enterChecked = (raw: unknown, field: Field): Entered =>
  typeof raw === 'boolean' ? fine(raw) : refused(`“${field.label}”只能勾选或不勾选`)

const initialChoice = (node: Node): string => {
  const choices = choicesOf(node) ?? []
  const wanted = stringOf(node, 'initial_option')
  const named = choices.find((one) => one.value === wanted) ?? choices.find((one) => one.text === wanted)
  if (wanted !== '' && named) return named.value
  const index = typeof node.initial_index === 'number' ? node.initial_index : 0
  return choices[index - 1]?.value ?? ''
}

const initialChoices = (node: Node): unknown[] => {
  const offered = choicesOf(node)?.map((one) => one.value) ?? []
  const chosen: unknown[] = Array.isArray(node.selected_values) ? node.selected_values : []
  return chosen.filter((value) => offered.length === 0 || offered.includes(String(value)))
}

/** The offset is the clicker's; everybody in the sandbox lives in Asia/Shanghai. */
const picker = (key: string, sample: string): Kind => ({
  initial: (node) => (stringOf(node, key) === '' ? '' : `${stringOf(node, key)} ${OFFSET}`),
  enter: (raw, field) => {
    if (isBlank(raw)) return fine('')
    const value = typeof raw === 'string' ? raw.replace(/ \+0800$/, '') : ''
    return isMoment(value, sample)
      ? fine(`${value} ${OFFSET}`)
      : refused(`“${field.label}”要填成“${sample}”这样`)
  },
})

const isMoment = (value: string, sample: string): boolean => {
  if (value.replace(/\d/g, '0') !== sample.replace(/\d/g, '0')) return false
  const iso = `${sample.includes('-') ? '' : '2024-01-01T'}${value.replace(' ', 'T')}`
  const parsed = new Date(iso.includes('T') ? `${iso}:00Z` : `${iso}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso)
}

const select: Kind = { initial: initialChoice, enter: enterOne }
const multiSelect: Kind = { initial: initialChoices, enter: enterMany }

const KINDS: Record<string, Kind> = {
  input: { initial: (node) => stringOf(node, 'default_value'), enter: enterText },
  select_static: select,
  select_person: select,
  multi_select_static: multiSelect,
  multi_select_person: multiSelect,
  date_picker: picker('initial_date', '2024-04-01'),
  picker_time: picker('initial_time', '09:30'),
  picker_datetime: picker('initial_datetime', '2024-04-01 09:30'),
  checker: { initial: (node) => node.checked === true, enter: enterChecked },
}
