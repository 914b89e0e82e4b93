import type { Check, Node, Spot, TagSpec } from '../check.ts'
import { amount, flag, list, oneOf, refuse, shape, text, under, whole } from '../check.ts'
import { edges, fieldWidth } from '../measures.ts'
import {
  interactive,
  payload,
  perLanguage,
  placeholder,
  plain,
  registerName,
  requiredInForm,
  richText,
  slot,
  tips,
} from '../shared.ts'

const MAX_INPUT = 1000

/** What every field in a form shares: form-container, input. */
export const field: Record<string, Check> = { ...interactive, required: flag, width: fieldWidth, placeholder }

export const fieldRule = (node: Node, spot: Spot) => {
  registerName(node, spot)
  requiredInForm(node, spot)
}

const input: TagSpec = {
  props: {
    ...field,
    default_value: text,
    i18n_default_value: perLanguage(text),
    max_length: whole(1, MAX_INPUT),
    input_type: oneOf('text', 'multiline_text', 'password'),
    rows: whole(1, 999),
    auto_resize: flag,
    max_rows: whole(1, 999),
    show_icon: flag,
    label: plain,
    label_position: oneOf('top', 'left'),
    disabled_tips: tips,
    value: payload,
  },
  rule: (node, spot) => {
    fieldRule(node, spot)
    const limit = typeof node.max_length === 'number' ? node.max_length : MAX_INPUT
    if (typeof node.default_value === 'string' && [...node.default_value].length > limit)
      refuse(under(spot, 'default_value'), `default_value is longer than ${limit}`)
  },
}

const moment =
  (pattern: RegExp, format: string): Check =>
  (value, spot) => {
    if (typeof value !== 'string' || !pattern.test(value) || !isReal(value))
      refuse(spot, `must be a real ${format}`)
  }

/** The 31st of April matches the pattern and does not exist. */
const isReal = (value: string): boolean => {
  const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? '2024-01-01'
  const time = /\d\d:\d\d$/.exec(value)?.[0] ?? '00:00'
  const iso = `${day}T${time}`
  const parsed = new Date(`${iso}:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso)
}

const picker = (initial: string, pattern: RegExp, format: string): TagSpec => ({
  props: { ...field, [initial]: moment(pattern, format), value: payload },
  rule: (node, spot) => {
    fieldRule(node, spot)
    if (node[initial] === undefined && node.placeholder === undefined)
      refuse(spot, `placeholder is required without ${initial}`)
  },
})

const checker: TagSpec = {
  props: {
    ...interactive,
    checked: flag,
    text: richText,
    overall_checkable: flag,
    button_area: shape({
      pc_display_rule: oneOf('always', 'on_hover'),
      buttons: list(slot('button'), { max: 3 }),
    }),
    checked_style: shape({ show_strikethrough: flag, opacity: amount(0, 1) }),
    padding: edges(-99, 99),
    hover_tips: tips,
    disabled_tips: tips,
  },
  rule: registerName,
}

export const ASK_TAGS: Record<string, TagSpec> = {
  input,
  checker,
  date_picker: picker('initial_date', /^\d{4}-\d\d-\d\d$/, 'yyyy-MM-dd'),
  picker_time: picker('initial_time', /^\d\d:\d\d$/, 'HH:mm'),
  picker_datetime: picker('initial_datetime', /^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'yyyy-MM-dd HH:mm'),
}
