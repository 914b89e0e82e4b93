import { chartName, valuesOf } from './chart.ts'
import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { fieldOf, isField } from './fields.ts'
import { fromMarkdown, shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'
import { itemsOf } from './walk.ts'

const SHANGHAI_MS = 8 * 60 * 60 * 1000

/**
 * All a person can read on a card, one piece a line, in order: the preview in the chat list (when it says
 * something else than the title), header, body; folded panels, offered options and confirm dialogs included.
 * Markdown without its marks and with its entities decoded; plain text exactly as it stands.
 */
export const textOf = (card: unknown): string => {
  const pieces = [...headerText(card), ...itemsOf(card).flatMap(itemText)]
  return pieces.filter((piece) => piece.trim() !== '').join('\n')
}

const headerText = (card: unknown): string[] => {
  if (!isNode(card)) return []
  const header = isNode(card.header) ? card.header : {}
  const summary =
    isNode(card.config) && isNode(card.config.summary) ? stringOf(card.config.summary, 'content') : ''
  const title = shownText(header.title)
  const tags = Array.isArray(header.text_tag_list) ? header.text_tag_list.filter(isNode) : []
  return [
    summary === title ? '' : summary,
    title,
    shownText(header.subtitle),
    ...tags.map((tag) => shownText(tag.text)),
  ]
}

const itemText = (item: Item): string[] => {
  const { node } = item
  if (node.tag === 'markdown') return [shownText(node)]
  if (node.tag === 'table') return tableText(node)
  if (node.tag === 'chart') return isNode(node.chart_spec) ? chartText(node.chart_spec) : []
  if (node.tag === 'collapsible_panel') return isNode(node.header) ? [shownText(node.header.title)] : []
  if (node.tag === 'person') return [stringOf(node, 'user_id')]
  if (node.tag === 'person_list') return nodesIn(node.persons).map((one) => stringOf(one, 'id'))
  if (node.tag === 'img') return [shownText(node.title), shownText(node.alt)]
  const own = isField(node)
    ? fieldText(item)
    : [shownText(node.text), ...fieldsOfDiv(node), ...optionTexts(node)]
  return [...own, ...tipTexts(node)]
}

const fieldsOfDiv = (node: Node): string[] => nodesIn(node.fields).map((one) => shownText(one.text))

const optionTexts = (node: Node): string[] => nodesIn(node.options).map((one) => shownText(one.text))

const tipTexts = (node: Node): string[] => {
  const confirm = isNode(node.confirm) ? [shownText(node.confirm.title), shownText(node.confirm.text)] : []
  const tip = node.disabled === true ? shownText(node.disabled_tips) : shownText(node.hover_tips)
  return [tip, ...confirm]
}

/** Label, then what stands in the field: its value, or the placeholder when it is empty. */
const fieldText = (item: Item): string[] => {
  const { node } = item
  const field = fieldOf(item)
  if (field.type === 'checker') return [shownText(node.text)]
  const empty = field.value === '' || (Array.isArray(field.value) && field.value.length === 0)
  const offered = (field.options ?? []).map((one) => one.text)
  const shown = field.options || typeof field.value !== 'string' ? '' : field.value.replace(/ \+0800$/, '')
  return [shownText(node.label), empty ? shownText(node.placeholder) : shown, ...offered]
}

const tableText = (node: Node): string[] => {
  const columns = nodesIn(node.columns)
  const titles = columns.map((column) => stringOf(column, 'display_name')).join(' ')
  const rows = nodesIn(node.rows).map((row) =>
    columns.map((column) => cellText(column, row[stringOf(column, 'name')])).join(' '),
  )
  return [titles, ...rows]
}

/** A chart says its name and its values, row by row. */
const chartText = (spec: Node): string[] => [
  chartName(spec),
  ...valuesOf(spec).rows.map((row) => row.join(' ')),
]

const cellText = (column: Node, value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value.map((one) => (isNode(one) ? stringOf(one, 'text') : String(one))).join(' ')
  if (typeof value === 'object') return ''
  if (column.data_type === 'date' && typeof value === 'number') return dateText(column, value)
  if (column.data_type === 'number' && typeof value === 'number') return numberText(column, value)
  const isMarkdown = column.data_type === 'markdown' || column.data_type === 'lark_md'
  return isMarkdown ? fromMarkdown(String(value)) : String(value)
}

export const numberText = (column: Node, value: number): string => {
  const format = isNode(column.format) ? column.format : {}
  const precision = typeof format.precision === 'number' ? clampPrecision(format.precision) : undefined
  const [whole = '', rest] = (precision === undefined ? String(value) : value.toFixed(precision)).split('.')
  const grouped = format.separator === true ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${stringOf(format, 'symbol')}${rest === undefined ? grouped : `${grouped}.${rest}`}`
}

/** The platform takes 0 to 10 and JavaScript would throw far outside of it. */
const clampPrecision = (wanted: number): number => Math.min(10, Math.max(0, Math.trunc(wanted) || 0))

/** Milliseconds shown in the reader's zone, here Asia/Shanghai. */
export const dateText = (column: Node, millis: number): string => {
  const shifted = new Date(millis + SHANGHAI_MS)
  if (Number.isNaN(shifted.getTime())) return String(millis)
  const [day = '', time = ''] = shifted.toISOString().split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  const parts: Record<string, string> = {
    YYYY: year,
    MM: month,
    DD: date,
    HH: time.slice(0, 2),
    mm: time.slice(3, 5),
    ss: time.slice(6, 8),
  }
  const format = stringOf(column, 'date_format') || 'YYYY-MM-DDTHH:mm:ss+08:00'
  return format.replace(/YYYY|MM|DD|HH|mm|ss/g, (key) => parts[key] ?? key)
}

const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
