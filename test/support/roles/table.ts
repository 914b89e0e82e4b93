import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { roleKeys, roles } from '../../../src/domain/roles.ts'

/** The columns behind the thirteen roles: what is wrong with the person, the thing or the time. */
export const conditions = ['他单位', '回避', '同一人', '外部人员', '身份收回', '过时', '逾期'] as const
export type Condition = (typeof conditions)[number]

export const columns: readonly string[] = [...roleKeys.map((role) => roles[role]), ...conditions]

export type Row = { button: string; words: string; cells: Record<string, string> }

/** The table as the office may read it: test/roles.csv. Lines beginning with # explain it. */
export const readTable = (file: URL): Row[] => {
  const rows: Record<string, string>[] = parse(readFileSync(file), {
    columns: true,
    comment: '#',
    bom: true,
    trim: true,
  })
  return rows.map(({ 名称: button = '', 按钮: words = '', ...cells }) => ({ button, words, cells }))
}
