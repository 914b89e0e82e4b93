import type { Check, Node, Spot, TagSpec } from '../check.ts'
import {
  at,
  CODE,
  either,
  filled,
  flag,
  isNode,
  list,
  oneOf,
  refuse,
  shape,
  text,
  under,
  warn,
  whole,
} from '../check.ts'
import { larkContent, markdownContent } from '../markdown.ts'
import { align, color, percent, px, valign } from '../measures.ts'
import { component } from '../shared.ts'

const MAX_TABLES = 5
const MAX_COLUMNS = 50
const SHOWN_MILLIS = 100_000_000_000

const oneSymbol: Check = (value, spot) => {
  if (typeof value !== 'string' || [...value].length > 1) refuse(spot, 'must be one character')
}

const column = shape(
  {
    name: filled,
    display_name: text,
    width: either('must be auto, 80px to 600px or 1% to 100%', oneOf('auto'), px(80, 600), percent),
    vertical_align: valign,
    horizontal_align: align,
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
    format: shape({ precision: whole(0, 10), symbol: oneSymbol, separator: flag }),
    date_format: text,
  },
  ['name', 'data_type'],
)

const headerStyle = shape({
  text_align: align,
  text_size: oneOf('normal', 'heading'),
  background_style: oneOf('none', 'grey'),
  text_color: oneOf('default', 'grey'),
  bold: flag,
  lines: whole(1, 999),
})

const rowHeight = either(
  'must be low, middle, high, auto or 32px to 124px',
  oneOf('low', 'middle', 'high', 'auto'),
  px(32, 124),
)

const table: TagSpec = {
  props: {
    ...component,
    page_size: whole(1, 10),
    row_height: rowHeight,
    row_max_height: px(32, 999),
    freeze_first_column: flag,
    header_style: headerStyle,
    columns: list(column),
    rows: (value, spot) => {
      if (!Array.isArray(value)) refuse(spot, 'rows must be an array', CODE.rows)
    },
  },
  needs: ['columns', 'rows'],
  rule: (node, spot) => {
    spot.scene.tables += 1
    if (spot.scene.tables === MAX_TABLES + 1)
      refuse(spot, `card table number over limit, at most ${MAX_TABLES}`, CODE.limit)
    checkRows(node, spot)
  },
}

/** Cells are data: an undeclared key is 200915, a cell of the wrong kind 200914. */
const checkRows = (node: Node, spot: Spot) => {
  const kinds = columnKinds(node, under(spot, 'columns'))
  const rows = Array.isArray(node.rows) ? node.rows : []
  for (const [index, row] of rows.entries()) {
    const here = at(under(spot, 'rows'), index, undefined)
    if (!isNode(row)) {
      refuse(here, 'a row must be an object', CODE.rows)
      continue
    }
    for (const [key, value] of Object.entries(row)) {
      const kind = kinds.get(key)
      if (kind === undefined)
        refuse(under(here, key), `row name ${key} is not declared in columns`, CODE.rowName)
      else checkCell(kind, value, under(here, key))
    }
  }
}

const columnKinds = (node: Node, spot: Spot): Map<string, string> => {
  const kinds = new Map<string, string>()
  const columns = Array.isArray(node.columns) ? node.columns : []
  if (columns.length > MAX_COLUMNS) warn(spot, `columns beyond ${MAX_COLUMNS} are not shown`)
  for (const one of columns) {
    if (!isNode(one) || typeof one.name !== 'string') continue
    if (kinds.has(one.name)) refuse(spot, `column name ${one.name} is used twice`)
    kinds.set(one.name, typeof one.data_type === 'string' ? one.data_type : 'text')
  }
  return kinds
}

/** 不填或为空时展示空单元格，非字符串类型转换为字符串展示, for the three kinds of text. */
const checkCell = (kind: string, value: unknown, spot: Spot) => {
  if (value === null || value === '') return
  if (kind === 'number' || kind === 'date') return numberCell(kind, value, spot)
  if (kind === 'options') return optionsCell(value, spot)
  if (kind === 'persons') return personsCell(value, spot)
  if (typeof value === 'object') return refuse(spot, `a ${kind} cell takes text`, CODE.rows)
  if (kind === 'markdown') markdownContent(String(value), spot)
  if (kind === 'lark_md') larkContent(String(value), spot)
}

const numberCell = (kind: string, value: unknown, spot: Spot) => {
  if (typeof value !== 'number') return refuse(spot, `a ${kind} cell takes a number`, CODE.rows)
  if (kind === 'date' && Math.abs(value) < SHOWN_MILLIS) warn(spot, 'dates are milliseconds', CODE.rows)
}

const optionsCell = (value: unknown, spot: Spot) => {
  if (typeof value === 'string') return
  const good = (one: unknown) => isNode(one) && typeof one.text === 'string'
  if (!Array.isArray(value) || !value.every(good))
    return refuse(spot, 'an options cell takes text or an array of {text, color}', CODE.rows)
  for (const one of value) {
    if (one.color !== undefined && one.color !== 'neutral') color(one.color, under(spot, 'color'))
  }
}

/** 当用户 ID 无效时，将展示“未知用户”: not an error. */
const personsCell = (value: unknown, spot: Spot) => {
  const ids: unknown[] = Array.isArray(value) ? value : [value]
  if (!ids.every((id) => typeof id === 'string'))
    return refuse(spot, 'a persons cell takes an id or an array of ids', CODE.rows)
  for (const id of ids as string[]) {
    if (!spot.scene.ctx.personIds(id)) warn(spot, `${id} is shown as 未知用户`, CODE.person)
  }
}

export const TABLE_TAGS: Record<string, TagSpec> = { table }
