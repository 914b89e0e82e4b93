import type { Node } from './check.ts'
import { type Around, type Choice, choicesOf, findChoice, initialChoice, initialChoices } from './choices.ts'
import { asLabel, shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'

export type { Around, Choice } from './choices.ts'

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

/**
 * A value ready for `form_value`, or why a person cannot enter it: `error` names the field, `sentence` is what
 * stands at the field itself.
 */
export type Entered = { ok: true; value: unknown } | { ok: false; error: string; sentence: string }

/** `exact`: options are named by their values first, as the page does. */
export type Entering = { around?: Around; exact?: boolean }

type Kind = {
  initial: (node: Node, choices?: readonly Choice[]) => unknown
  enter: (raw: unknown, field: Field, how: { node: Node; exact?: boolean }) => Entered
}

const OFFSET = '+0800'
const MAX_INPUT = 1000
const MAX_LABEL = 40

const fine = (value: unknown): Entered => ({ ok: true, value })
const refused = (error: string, sentence = error): Entered => ({ ok: false, error, sentence })
const isBlank = (raw: unknown): boolean => raw === '' || raw === null || raw === undefined
const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0)

/** Fields that carry a value. Encodings: card-callback-communication, sample of form_value. */
export const isField = (node: Node): boolean => typeof node.tag === 'string' && Object.hasOwn(KINDS, node.tag)

export const fieldOf = (item: Item, around?: Around): Field => {
  const { node } = item
  const choices = choicesOf(node, around)
  return {
    label: labelOf(item),
    ...(stringOf(node, 'name') !== '' && { name: stringOf(node, 'name') }),
    type: String(node.tag),
    ...(choices && { options: choices }),
    required: node.required === true && item.form !== undefined,
    disabled: node.disabled === true,
    value: KINDS[String(node.tag)]?.initial(node, choices),
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

/** How many characters a field takes, and how many these are: what is outside the basic plane counts once. */
export const inputLimit = (node: Node): number =>
  typeof node.max_length === 'number' ? node.max_length : MAX_INPUT
export const lengthOf = (text: string): number => [...text].length

/** Checks and encodes what a person puts into the field (`undefined`: nothing); required and max_length included. */
export const enterInto = (item: Item, raw: unknown, { around, exact }: Entering = {}): Entered => {
  const field = fieldOf(item, around)
  const kind = KINDS[field.type]
  if (!kind) return refused(`“${field.label}”不能填写`)
  if (field.disabled && raw !== undefined) return refused(`“${field.label}”已停用，不能填写`)
  const entered = raw === undefined ? fine(field.value) : kind.enter(raw, field, { node: item.node, exact })
  if (!entered.ok) return entered
  if (field.required && isEmpty(entered.value)) return refused(`“${field.label}”必填`, '此项为必填项')
  const limit = inputLimit(item.node)
  if (field.type === 'input' && lengthOf(String(entered.value)) > limit)
    return refused(`“${field.label}”最多 ${limit} 字`, `最多 ${limit} 字，请删减`)
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

const enterText: Kind['enter'] = (raw, field, { node }) => {
  if (raw === null) return fine('')
  if (typeof raw !== 'string' && typeof raw !== 'number') return refused(`“${field.label}”要填文字`)
  const typed = String(raw)
  return fine(node.input_type === 'multiline_text' ? typed : typed.replace(/\r?\n/g, ' '))
}

const pick = (raw: unknown, field: Field, exact?: boolean): Entered => {
  const offered = field.options ?? []
  // where nobody said who is in the chat, a person select without candidates takes everybody
  if (offered.length === 0 && field.type.endsWith('person') && typeof raw === 'string') return fine(raw)
  const { choice, same } = findChoice(offered, raw, exact)
  if (same > 1) return refused(`“${field.label}”有 ${same} 个“${String(raw)}”选项，请改用选项的值`)
  return choice ? fine(choice.value) : refused(`“${field.label}”没有“${String(raw)}”这个选项`)
}

const enterOne: Kind['enter'] = (raw, field, { exact }) => (isBlank(raw) ? fine('') : pick(raw, field, exact))

const enterMany: Kind['enter'] = (raw, field, { exact }) => {
  const wanted: unknown[] = isBlank(raw) ? [] : Array.isArray(raw) ? raw : [raw]
  const picked = wanted.map((one) => pick(one, field, exact))
  const bad = picked.find((one) => !one.ok)
  return bad ?? fine([...new Set(picked.map((one) => (one.ok ? one.value : undefined)))])
}

const enterChecked: Kind['enter'] = (raw, field) =>
  typeof raw === 'boolean' ? fine(raw) : refused(`“${field.label}”只能勾选或不勾选`)

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
