/**
 * The Card JSON 2.0 components this project uses, as typed builders. The unions make wrong nesting a
 * compile error: a form or a table only fits directly into the body, an input with `required` only into a form.
 * Source: Feishu "卡片 JSON 2.0 结构" and its component pages.
 */
import type { Press } from './click.ts'

export type PlainText = {
  tag: 'plain_text'
  content: string
  text_size?: string
  text_color?: string
  text_align?: string
  lines?: number
}
export type Color =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'carmine'
  | 'violet'
  | 'purple'
  | 'indigo'
  | 'grey'
export type ButtonType = 'default' | 'primary' | 'danger' | 'text' | 'primary_filled' | 'danger_filled'

type Behavior = { type: 'callback'; value: Record<string, unknown> }
export type Button = {
  tag: 'button'
  text: PlainText
  type: ButtonType
  size?: 'tiny' | 'small' | 'medium' | 'large'
  width?: 'default' | 'fill'
  name?: string
  form_action_type?: 'submit'
  disabled?: boolean
  disabled_tips?: PlainText
  confirm?: { title: PlainText; text: PlainText }
  behaviors: Behavior[]
}
export type Div = { tag: 'div'; text: PlainText; margin?: string }
export type Markdown = { tag: 'markdown'; content: string; text_size?: string; margin?: string }
export type Rule = { tag: 'hr' }
export type Img = { tag: 'img'; img_key: string; alt: PlainText }
/** A VChart spec, pure JSON; the platform draws it. */
export type Chart = {
  tag: 'chart'
  chart_spec: { type: 'bar'; [key: string]: unknown }
  height: string
  preview: false
}
export type Column = {
  tag: 'column'
  width: 'auto' | 'weighted'
  weight?: number
  vertical_align?: 'top' | 'center'
  vertical_spacing?: string
  background_style?: string
  padding?: string
  elements: Common[]
}
export type Row = {
  tag: 'column_set'
  flex_mode: 'none' | 'flow' | 'stretch' | 'bisect' | 'trisect'
  horizontal_spacing?: string
  background_style?: string
  margin?: string
  columns: Column[]
}
export type Panel = {
  tag: 'collapsible_panel'
  expanded: boolean
  header: {
    title: PlainText
    padding?: string
    icon?: unknown
    icon_position?: string
    icon_expanded_angle?: number
  }
  border?: { color: Color; corner_radius?: string }
  vertical_spacing?: string
  padding?: string
  elements: Common[]
}
export type Input = {
  tag: 'input'
  name: string
  label: PlainText
  label_position: 'top'
  placeholder?: PlainText
  default_value?: string
  input_type: 'text' | 'multiline_text' | 'password'
  rows?: number
  max_length: number
  width: 'fill'
}
export type Option = { text: PlainText; value: string }
export type Select = {
  tag: 'select_static'
  name: string
  placeholder: PlainText
  options: Option[]
  initial_index?: number
  width: 'fill'
}
export type MultiSelect = {
  tag: 'multi_select_static'
  name: string
  required: false
  placeholder: PlainText
  options: Option[]
  selected_values?: string[]
  width: 'fill'
}
export type DatePicker = {
  tag: 'date_picker'
  name: string
  placeholder: PlainText
  initial_date?: string
  width: 'fill'
}
export type Checker = { tag: 'checker'; name: string; checked: boolean; text: PlainText }
export type Common = Button | Div | Markdown | Rule | Img | Chart | Row | Panel
export type Field = Input | Select | MultiSelect | DatePicker | Checker
export type InForm = Common | Field
export type FormRow = Omit<Row, 'columns'> & {
  columns: (Omit<Column, 'elements'> & { elements: InForm[] })[]
}
export type Form = { tag: 'form'; name: string; vertical_spacing?: string; elements: (InForm | FormRow)[] }
export type Table = {
  tag: 'table'
  page_size: number
  row_height?: string
  row_max_height?: string
  header_style?: Record<string, unknown>
  columns: { name: string; display_name: string; data_type: 'text' | 'number'; width?: string }[]
  rows: Record<string, string | number>[]
}
export type BodyElement = Common | Form | Table
export type Tag = { tag: 'text_tag'; text: PlainText; color: string }
/** Names out of the platform's icon library; one that is not in it is shown as nothing. */
export type IconName =
  | 'approval_outlined'
  | 'attachment_outlined'
  | 'bell_outlined'
  | 'calendar_outlined'
  | 'chat_outlined'
  | 'done_outlined'
  | 'edit_outlined'
  | 'group_outlined'
  | 'info_outlined'
  | 'member_outlined'
  | 'time_outlined'
  | 'warning_outlined'
type Icon = { tag: 'standard_icon'; token: IconName }
export type Card = {
  schema: '2.0'
  config: {
    update_multi: true
    enable_forward: boolean
    width_mode: 'default' | 'fill'
    summary: { content: string }
  }
  header: {
    title: PlainText
    subtitle?: PlainText
    template: Color
    icon?: Icon
    text_tag_list?: Tag[]
    padding?: string
  }
  body: { direction: 'vertical'; vertical_spacing: string; elements: BodyElement[] }
}

/** Text exactly as typed: nothing in it is ever read as markup. */
export const plain = (content: string): PlainText => ({
  tag: 'plain_text',
  content: content === '' ? ' ' : content,
})

// Feishu reads these as markup in `markdown`; entities print them (卡片富文本组件, 特殊字符转义).
const entities: Record<string, string> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '*': '&#42;',
  _: '&#95;',
  '~': '&sim;',
  '`': '&#96;',
  '[': '&#91;',
  ']': '&#93;',
  '(': '&#40;',
  ')': '&#41;',
  '#': '&#35;',
  '!': '&#33;',
  '|': '&#124;',
  '\\': '&#92;',
  $: '&#36;',
  '-': '&#45;',
  '+': '&#43;',
  ':': '&#58;',
  '/': '&#47;',
  '"': '&#34;',
  "'": '&#39;',
}

/** User text for use inside `md`: every character that could be markup becomes an entity, also the dot of `1. `. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[&<>*_~`[\]()#!|\\$\-+:/"']/g, (c) => entities[c] ?? c).replace(/^(\s*\d+)\./gm, '$1&#46;')

/** A line of plain text; the way to show anything that somebody typed. */
export const text = (content: string, style: Partial<Omit<PlainText, 'tag' | 'content'>> = {}): Div => ({
  tag: 'div',
  text: { ...plain(content), ...style },
})

/** A quiet remark, small and grey. */
export const note = (content: string): Div => text(content, { text_size: 'notation', text_color: 'grey' })

/** A quiet line that belongs to the text right above it; 4 px apart where everything else is 12 px. */
export const under = (content: string): Div => ({ ...note(content), margin: '-8px 0px 0px 0px' })

/** A bold heading inside a card. Only for our own words. */
export const heading = (content: string): Div => text(content, { text_size: 'heading' })

/** Feishu markdown. Only for our own words; user text must pass through `escapeMarkdown`. */
export const md = (content: string): Markdown => ({ tag: 'markdown', content })

export const hr = (): Rule => ({ tag: 'hr' })

/** Label and value side by side, the value exactly as typed. */
export const fact = (label: string, value: string): Div => text(`${label}：${value}`)

type ButtonLook = {
  type?: ButtonType
  size?: Button['size']
  width?: Button['width']
  disabled?: string
  /** tells apart buttons with the same words; unique in the card */
  name?: string
  confirm?: { title: string; text: string }
}

/** A button outside a form: `press` comes from `press(click, value, render)`. */
export const button = (label: string, press: Press, look: ButtonLook = {}): Button => ({
  tag: 'button',
  text: plain(label),
  type: look.type ?? 'default',
  ...(look.size && { size: look.size }),
  ...(look.width && { width: look.width }),
  ...(look.name && { name: look.name }),
  ...(look.disabled && { disabled: true, disabled_tips: plain(look.disabled) }),
  ...(look.confirm && { confirm: { title: plain(look.confirm.title), text: plain(look.confirm.text) } }),
  behaviors: [{ type: 'callback', value: press.value }],
})

/** A button that sends the form it stands in. Its name tells the step even when a client drops the value. */
export const submit = (label: string, press: Press, look: ButtonLook = {}): Button => ({
  ...button(label, press, look),
  name: press.name,
  form_action_type: 'submit',
})

/** A button in a form that sends nothing of it. The platform wants a name on it (JSON 2.0, 表单容器). */
export const aside = (label: string, press: Press, look: ButtonLook = {}): Button => ({
  ...button(label, press, look),
  name: press.name,
})

/** Things side by side; wraps on a phone. */
export const row = (elements: Common[]): Row => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: elements.map((e) => ({
    tag: 'column',
    width: 'auto',
    // A text beside a button stands at its height; buttons alone need no word, which a full card has no room for.
    ...(elements.some(({ tag }) => tag !== 'button') && { vertical_align: 'center' as const }),
    elements: [e],
  })),
})

/** The buttons of one entry of a list: nearer to its text than to the next entry. */
export const actions = (buttons: Button[]): Row => ({ ...row(buttons), margin: '-4px 0px 8px 0px' })

/** A text with its button at the right edge, so that the buttons of several lines stand below one another. */
export const lineWith = (content: string, pressed: Button): Row => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [text(content)] },
    { tag: 'column', width: 'auto', vertical_align: 'center', elements: [pressed] },
  ],
})

/** Buttons of one width side by side, which a phone shows three to a line. */
export const thirds = (buttons: Button[]): Row => ({
  tag: 'column_set',
  flex_mode: 'trisect',
  horizontal_spacing: '8px',
  columns: buttons.map((one) => ({ tag: 'column', width: 'weighted', weight: 1, elements: [one] })),
})

/** Choices that each carry a name: of one width side by side, on a phone each in a line of its own. */
export const choices = (buttons: Button[]): Row => ({
  tag: 'column_set',
  flex_mode: 'stretch',
  horizontal_spacing: '8px',
  margin: '-4px 0px 8px 0px',
  columns: buttons.map((one) => ({ tag: 'column', width: 'weighted', weight: 1, elements: [one] })),
})

/** Columns with weights 1–5; squeezed side by side on every screen. */
export const columns = (parts: { weight: number; elements: Common[] }[]): Row => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: parts.map((p) => ({
    tag: 'column',
    width: 'weighted',
    weight: p.weight,
    vertical_align: 'top',
    elements: p.elements,
  })),
})

/** One entry of a list with what can be done about it beside it; on a phone below it, nearer than the next entry. */
export const entry = (words: Common[], end: Common): Row => ({
  tag: 'column_set',
  flex_mode: 'stretch',
  horizontal_spacing: '8px',
  margin: '0px 0px 8px 0px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 3, vertical_align: 'top', elements: words },
    { tag: 'column', width: 'weighted', weight: 2, vertical_align: 'top', elements: [end] },
  ],
})

/** Folded content. */
export const panel = (title: string, elements: Common[], expanded = false): Panel => ({
  tag: 'collapsible_panel',
  expanded,
  header: {
    title: plain(title),
    icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    icon_position: 'right',
    icon_expanded_angle: -180,
  },
  border: { color: 'grey', corner_radius: '5px' },
  vertical_spacing: '8px',
  padding: '8px 8px 8px 8px',
  elements,
})

export const form = (name: string, elements: Form['elements']): Form => ({ tag: 'form', name, elements })

type InputLook = { value?: string; max?: number; hint?: string; rows?: number; password?: boolean }

/** A one-line input, or a multi-line one when `rows` is given. At most 1,000 characters by the platform. */
export const input = (name: string, label: string, look: InputLook = {}): Input => ({
  tag: 'input',
  name,
  label: plain(label),
  label_position: 'top',
  ...(look.hint && { placeholder: plain(look.hint) }),
  ...(look.value && { default_value: look.value }),
  input_type: look.password ? 'password' : look.rows ? 'multiline_text' : 'text',
  ...(look.rows && { rows: look.rows }),
  max_length: look.max ?? 200,
  width: 'fill',
})

// An input has its label 4 px above it; what has none of its own gets the same from the text before it.
const labelAbove = (label: string): Div => ({ ...text(label), margin: '0px 0px -8px 0px' })
const UNCHOSEN = plain('请选择')

/** A select with its label above it. `value` is an option's value. */
export const select = (
  name: string,
  label: string,
  choice: { options: { text: string; value: string }[]; value?: string },
): [Div, Select] => {
  const index = choice.options.findIndex((o) => o.value === choice.value)
  return [
    labelAbove(label),
    {
      tag: 'select_static',
      name,
      placeholder: UNCHOSEN,
      options: choice.options.map((o) => ({ text: plain(o.text), value: o.value })),
      ...(index >= 0 && { initial_index: index + 1 }),
      width: 'fill',
    },
  ]
}

export const multiSelect = (
  name: string,
  label: string,
  choice: { options: { text: string; value: string }[]; values?: string[] },
): [Div, MultiSelect] => [
  labelAbove(label),
  {
    tag: 'multi_select_static',
    name,
    required: false,
    placeholder: UNCHOSEN,
    options: choice.options.map((o) => ({ text: plain(o.text), value: o.value })),
    ...(choice.values?.length && { selected_values: choice.values }),
    width: 'fill',
  },
]

/** A date picker; `value` is 'YYYY-MM-DD'. The platform has no earliest or latest date. */
export const date = (name: string, label: string, value?: string): [Div, DatePicker] => [
  labelAbove(label),
  {
    tag: 'date_picker',
    name,
    placeholder: UNCHOSEN,
    ...(value && { initial_date: value }),
    width: 'fill',
  },
]

export const checker = (name: string, label: string, checked = false): Checker => ({
  tag: 'checker',
  name,
  checked,
  text: plain(label),
})

export const table = (
  columnsOf: { name: string; label: string; width?: string; number?: boolean }[],
  rows: Record<string, string | number>[],
): Table => ({
  tag: 'table',
  page_size: 10,
  row_height: 'auto',
  row_max_height: '124px',
  header_style: { text_align: 'left', background_style: 'grey', bold: true },
  columns: columnsOf.map((c) => ({
    name: c.name,
    display_name: c.label,
    data_type: c.number ? 'number' : 'text',
    ...(c.width && { width: c.width }),
  })),
  rows,
})

type Share = { name: string; done: number; left: number }

/**
 * How much of each is done, as bars that lie: names stay readable on a phone. What it shows stands elsewhere on the
 * card in words, for who cannot see it. The colours are the platform's green and grey in both themes.
 */
export const shares = (title: string, words: { done: string; left: string }, rows: Share[]): Chart => ({
  tag: 'chart',
  chart_spec: {
    type: 'bar',
    direction: 'horizontal',
    title: { text: title },
    data: {
      values: apart(rows).flatMap(({ name, done, left }) => [
        { 姓名: name, 状态: words.done, 份数: done },
        { 姓名: name, 状态: words.left, 份数: left },
      ]),
    },
    xField: '份数',
    yField: '姓名',
    seriesField: '状态',
    stack: true,
    color: ['#34c724', '#bbbfc4'],
    barMaxWidth: 16,
    padding: { top: 4, bottom: 4, left: 4, right: 12 },
    legends: { visible: true, orient: 'bottom' },
    axes: [{ orient: 'left' }, { orient: 'bottom', tick: { tickStep: tickOf(rows) } }],
  },
  height: `${100 + rows.length * 26}px`,
  preview: false,
})

/** Two people of one name are two bars. */
const apart = (rows: Share[]): Share[] =>
  rows.map((one, index) => {
    const before = rows.slice(0, index).filter(({ name }) => name === one.name).length
    return before === 0 ? one : { ...one, name: `${one.name} (${before + 1})` }
  })

/** Whole numbers on the axis, five at most. */
const tickOf = (rows: Share[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...rows.map(({ done, left }) => done + left)) / 5))

/** Sentences at the top of a refused form. */
export const problems = (sentences: string[]): Common[] =>
  sentences.length === 0
    ? []
    : [
        {
          tag: 'column_set',
          flex_mode: 'none',
          background_style: 'red-50',
          columns: [
            {
              tag: 'column',
              width: 'weighted',
              weight: 1,
              padding: '8px 8px 8px 8px',
              elements: sentences.map((s) => text(s, { text_color: 'red' })),
            },
          ],
        },
      ]

type CardLook = {
  title: string
  subtitle?: string
  color?: Color
  /** what kind of card it is, at a glance; a green one tells of something done */
  icon?: IconName
  tags?: { text: string; color: string }[]
  /** default false: a private card forwarded is a private card leaked */
  forward?: boolean
  summary?: string
}

const iconOf = ({ icon, color }: CardLook): Icon | undefined => {
  const token = icon ?? (color === 'green' ? 'done_outlined' : undefined)
  return token && { tag: 'standard_icon', token }
}

/** A whole card. `look.forward` is true only for what stands in groups anyway. */
export const card = (look: CardLook, elements: BodyElement[]): Card => ({
  schema: '2.0',
  config: {
    update_multi: true,
    enable_forward: look.forward ?? false,
    width_mode: 'default',
    summary: { content: look.summary ?? look.title },
  },
  header: {
    title: plain(look.title),
    ...(look.subtitle && { subtitle: plain(look.subtitle) }),
    template: look.color ?? 'blue',
    ...(iconOf(look) && { icon: iconOf(look) }),
    ...(look.tags?.length && {
      text_tag_list: look.tags.map((t) => ({
        tag: 'text_tag' as const,
        text: plain(t.text),
        color: t.color,
      })),
    }),
  },
  body: { direction: 'vertical', vertical_spacing: '12px', elements },
})
