/** Columns of the office's sheet, in the order of the template. */
export const peopleColumns = ['unit', 'kind', 'parent', 'name', 'phone', 'roles', 'category'] as const
export type PeopleColumn = (typeof peopleColumns)[number]

/** The first word is the one the template prints. */
const headings: Record<PeopleColumn, readonly string[]> = {
  unit: ['单位', '单位名称', '所在单位', '工会名称', '单位全称'],
  kind: ['单位类型', '单位类别', '单位性质', '类型', '工会类型'],
  parent: ['上级单位', '上级工会', '上级', '所属上级', '主管单位', '上级单位名称'],
  name: ['姓名', '人员', '人员姓名', '联系人'],
  phone: ['手机号', '手机', '手机号码', '电话', '联系电话', '联系方式'],
  roles: ['角色', '职责', '权限', '系统角色'],
  category: ['评委类别', '评委类型', '评委来源', '专家类别'],
}

export function headingOf(column: PeopleColumn): string {
  return headings[column][0] ?? column
}

/** Without 单位类型, 上级单位 and 评委类别 a sheet can still be read: they may be known already, or not apply. */
const required: readonly PeopleColumn[] = ['unit', 'name', 'phone', 'roles']

/** Where each column stands (0-based), and what is wrong with the headings, in Chinese. */
export type Header = { at: Partial<Record<PeopleColumn, number>>; errors: string[] }

/** A title may stand above the headings; further down nobody puts them. Rows. */
const HEADER_WITHIN = 5

/** The row that holds the headings, 0-based: the first that knows at least two of ours. */
export function findHeaderRow(rows: readonly string[][]): number | undefined {
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => row.filter(columnOf).length >= 2)
  return at === -1 ? undefined : at
}

export function readHeader(row: readonly string[]): Header {
  const at: Header['at'] = {}
  const errors: string[] = []
  for (const [index, text] of row.entries()) {
    const column = columnOf(text)
    if (!column) continue
    if (at[column] === undefined) at[column] = index
    else errors.push(`“${headingOf(column)}”有两列（“${text.trim()}”），请只留一列。`)
  }
  for (const column of required) {
    if (at[column] === undefined) errors.push(`缺少“${headingOf(column)}”这一列。`)
  }
  return { at, errors }
}

function columnOf(text: string): PeopleColumn | undefined {
  if (text.length > 40) return undefined
  const plain = text
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s*:]/g, '')
  return peopleColumns.find((column) => headings[column].includes(plain))
}
