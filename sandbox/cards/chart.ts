import type { Node } from './check.ts'
import { isNode } from './check.ts'

/** A spec is pure JSON on the platform; whatever could run is taken out before it is drawn. */
export const withoutFunctions = (spec: Node): Node => JSON.parse(JSON.stringify(spec)) as Node

const KINDS: Record<string, string> = {
  bar: '柱状图',
  line: '折线图',
  area: '面积图',
  pie: '饼图',
  common: '组合图',
}

/** What a chart is called aloud: its title, and what kind it is. */
export const chartName = (spec: Node): string => {
  const kind = KINDS[String(spec.type)] ?? '图表'
  const title = isNode(spec.title) && typeof spec.title.text === 'string' ? spec.title.text : ''
  return title === '' ? kind : `${title}（${kind}）`
}

const FIELDS = ['categoryField', 'xField', 'seriesField', 'yField', 'valueField', 'angleField']

const fieldsOf = (spec: Node): Set<string> =>
  new Set(
    FIELDS.flatMap((key) => {
      const field = spec[key]
      return typeof field === 'string' ? [field] : Array.isArray(field) ? field.map(String) : []
    }),
  )

const recordsOf = (spec: Node): Node[] => {
  const sources = (Array.isArray(spec.data) ? spec.data : [spec.data]).filter(isNode)
  return sources.flatMap(({ values }) => (Array.isArray(values) ? values.filter(isNode) : []))
}

/** Fields that hold numbers stand behind those that name things. */
const measuresLast = (fields: string[], records: readonly Node[]): string[] => {
  const isMeasure = (field: string): boolean => records.every((one) => typeof one[field] !== 'string')
  return [...fields.filter((one) => !isMeasure(one)), ...fields.filter(isMeasure)]
}

/** A chart's data as a table; fields that no series draws are left out, unless the spec names none. */
export const valuesOf = (spec: Node): { columns: string[]; rows: string[][] } => {
  const records = recordsOf(spec)
  const named = fieldsOf(spec)
  const all = [...new Set(records.flatMap((one) => Object.keys(one)))]
  const columns = measuresLast(
    all.filter((field) => named.size === 0 || named.has(field)),
    records,
  )
  return { columns, rows: records.map((one) => columns.map((field) => String(one[field] ?? ''))) }
}
