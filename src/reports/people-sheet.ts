import { parse } from 'csv-parse/sync'
import { decodeText } from './file-kind.ts'
import { findHeaderRow, type Header, headingOf, peopleColumns, readHeader } from './people-columns.ts'
import { type PersonRow, readPerson } from './people-row.ts'
import { checkTogether } from './people-together.ts'

export type { PersonRow, ReviewerCategory } from './people-row.ts'

/** `ok` is false when the sheet as a whole cannot be read; `headerErrors` then say why, in Chinese. */
export type PeopleSheet = { ok: boolean; rows: PersonRow[]; headerErrors: string[] }

/** The district has some thousand unions; a larger sheet is another file. */
const MAX_ROWS = 5000
const MAX_BYTES = 2 * 1024 * 1024

/**
 * Reads the office's sheet of units and people (.csv in UTF-8 or GBK, comma, semicolon or tab). Columns stand
 * in any order. `knownUnits` are names already in the system, accepted as 上级单位 without a row of their own.
 */
export function readPeopleSheet(bytes: Buffer, knownUnits: readonly string[] = []): PeopleSheet {
  const cells = cellsOf(bytes)
  if (typeof cells === 'string') return unreadable([cells])
  const headerAt = findHeaderRow(cells)
  if (headerAt === undefined) {
    return unreadable([`没有找到表头，第一行应为：${peopleColumns.map(headingOf).join('、')}。`])
  }
  const header = readHeader(cells[headerAt] ?? [])
  if (header.errors.length > 0) return unreadable(header.errors)
  const rows = cells
    .map((values, index) => ({ values, line: index + 1 }))
    .slice(headerAt + 1)
    .filter(({ values }) => values.some((value) => value.trim() !== ''))
    .map(({ values, line }) => readPerson(pick(values, header), line))
  if (rows.length === 0) return unreadable(['表里只有表头，没有人员。'])
  return { ok: true, rows: checkTogether(rows, knownUnits), headerErrors: [] }
}

/** The sheet to fill in: headings and the district itself, for Excel (UTF-8 with its mark, CRLF). */
export function writePeopleSheetTemplate(): Buffer {
  const rows = [peopleColumns.map(headingOf), ['海淀区总工会', '区总工会', '', '', '', '', '']]
  return Buffer.from(`\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`, 'utf8')
}

function unreadable(headerErrors: string[]): PeopleSheet {
  return { ok: false, rows: [], headerErrors }
}

/** Cells of every row, empty rows included so that row numbers stay Excel's; or the sentence why not. */
function cellsOf(bytes: Buffer): string[][] | string {
  if (bytes.length === 0) return '这是一个空文件。'
  if (bytes.length > MAX_BYTES) return '文件超过 2 MB，不像是人员表。'
  const text = decodeText(bytes)?.replace(/^\ufeff/, '')
  if (text === undefined) return '这不是 .csv 文件。请在 Excel 里“另存为”，选择“CSV UTF-8（逗号分隔）”。'
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: MAX_ROWS + 1,
    })
    return rows.length > MAX_ROWS ? `超过 ${MAX_ROWS} 行，请分成几个文件。` : rows
  } catch {
    return '引号不成对，无法分出各列。请在 Excel 里重新另存为 CSV。'
  }
}

/** Excel writes semicolons or tabs under some regional settings. The one the headings use most is meant. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 500)
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: head.split(mark).length }))
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark
}

function pick(values: readonly string[], header: Header): Record<(typeof peopleColumns)[number], string> {
  const value = (column: (typeof peopleColumns)[number]) => values[header.at[column] ?? -1] ?? ''
  return {
    unit: value('unit'),
    kind: value('kind'),
    parent: value('parent'),
    name: value('name'),
    phone: value('phone'),
    roles: value('roles'),
    category: value('category'),
  }
}
