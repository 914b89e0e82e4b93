import { forceOf } from '../domain/criteria.ts'
import type { Answer } from './form-answers.ts'
import {
  isCriterion,
  isForce,
  isLong,
  labelledLine,
  labelledParts,
  type Target,
  targetOf,
} from './form-labels.ts'
import { bookmarkTarget } from './nomination-bookmarks.ts'
import type { Cell } from './word-document.ts'

/** A cell that acts as a label; `below` is text in the same cell under the label: a hint, or the answer. */
type Label = { cell: Cell; target: Target; below: string; certain: boolean }

/** What the cells of one table answer, labels without an answer included. */
export function tableAnswers(cells: readonly Cell[]): Answer[] {
  const rows = rowsOf(cells)
  const used = new Set<Cell>()
  const answers: Answer[] = []
  for (const cell of cells) {
    if (used.has(cell)) continue
    const label = labelOf(cell)
    if (!label) {
      answers.push(...ownAnswers(cell))
      continue
    }
    used.add(cell)
    const values = label.target === 'career' ? careerCells(label, rows) : valueCells(label, rows, used)
    for (const value of values) used.add(value)
    answers.push(values.length > 0 ? { target: label.target, text: joined(values) } : ownAnswer(label))
  }
  return answers
}

/** A cell that holds label and answer may go on with the other criteria of its force; the whole is divided. */
function ownAnswer({ cell, target, below }: Label): Answer {
  if (below === '' || !isCriterion(target)) return { target, text: below }
  return { target: forceOf(target), text: cell.text }
}

/** '姓名：王建国' in one cell, or several such lines; a cell of prose is left alone. */
function ownAnswers(cell: Cell): Answer[] {
  const [line = '', ...rest] = cell.text.split('\n')
  const first = labelledLine(line)
  if (!first) return []
  if (isCriterion(first.target)) return [{ target: forceOf(first.target), text: cell.text }]
  if (isLong(first.target)) return [{ target: first.target, text: [first.text, ...rest].join('\n').trim() }]
  return cell.text.split('\n').flatMap((other) => labelledParts(other))
}

function labelOf(cell: Cell): Label | undefined {
  const marked = cell.bookmarks.map((name) => bookmarkTarget(name)).find((target) => target !== undefined)
  if (marked) return { cell, target: marked, below: '', certain: true }
  const whole = targetOf(cell.text.replaceAll('\n', ''))
  if (whole) return { cell, target: whole, below: '', certain: false }
  const [first = '', ...rest] = cell.text.split('\n')
  const target = targetOf(first)
  return target ? { cell, target, below: rest.join('\n').trim(), certain: false } : undefined
}

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = []
  for (const cell of cells) {
    const row = rows[cell.row] ?? []
    row.push(cell)
    rows[cell.row] = row
  }
  return rows
}

/** To the right unless labels stand there too; else the cell below. Nothing where the form has no room. */
function valueCells(label: Label, rows: Cell[][], used: ReadonlySet<Cell>): Cell[] {
  const free = (cell: Cell) => !used.has(cell) && (label.certain || !isLabel(cell, rows))
  const isHeading = !label.certain && isHeadingRow(rows[label.cell.row] ?? [])
  const right = isHeading ? [] : rightOf(label, rows).filter(free)
  if (right.length > 0) return right
  const hasRoom = (rows[label.cell.row] ?? []).some((cell) => cell.column > label.cell.column)
  if (isForce(label.target) && hasRoom) return []
  if (label.below !== '' && !hasRoom) return []
  const below = (rows[label.cell.row + label.cell.rowSpan] ?? []).find((cell) => covers(cell, label.cell))
  return below && free(below) && (isHeading || !hasRoom) ? [below] : []
}

/** A label with text under it and nothing to its right is no label but an answer: '【勇挑重担】…' beside 引领力. */
function isLabel(cell: Cell, rows: Cell[][]): boolean {
  const label = labelOf(cell)
  if (!label) return false
  return label.below === '' || (rows[cell.row] ?? []).some((other) => other.column > cell.column)
}

/** 姓名 | 单位 | 岗位 with the answers in the next row: every cell of the row is a label. */
function isHeadingRow(row: readonly Cell[]): boolean {
  return row.length > 1 && row.every((cell) => labelOf(cell) !== undefined)
}

/** The adjacent cell in every row the label spans; for a membership number also its single digits. */
function rightOf(label: Label, rows: Cell[][]): Cell[] {
  const { cell } = label
  const found: Cell[] = []
  for (const row of rows.slice(cell.row, cell.row + cell.rowSpan)) {
    const after = (row ?? []).filter((other) => other.column >= cell.column + cell.colSpan)
    const [next, ...others] = after
    if (!next || next.column !== cell.column + cell.colSpan) continue
    found.push(next)
    if (label.target !== 'membershipNo' || !isDigitBox(next)) continue
    const end = others.findIndex((other) => !isDigitBox(other))
    found.push(...others.slice(0, end === -1 ? others.length : end))
  }
  return found
}

function isDigitBox(cell: Cell): boolean {
  return /^[0-9０-９A-Za-z]$/.test(cell.text)
}

function covers(below: Cell, label: Cell): boolean {
  return below.column <= label.column && label.column < below.column + below.colSpan
}

/** Column heads of a table of jobs, which are labels of other fields as well. */
const jobHeads =
  /^(起止(年月|时间|日期)|时间|年限|(工作|所在)?单位(名称)?|(从事)?(岗位|工种|职务)|(岗位|工种|职务)[/、(（].*|工作内容|主要工作|现场工作内容|备注|证明人|是否一线)$/

/**
 * A history is one cell, or a table of jobs: rows beside the label, or under it until a row that begins with a
 * label. Column heads belong to it too; `joined` leaves them out.
 */
function careerCells(label: Label, rows: Cell[][]): Cell[] {
  const { cell } = label
  const beside = rows
    .slice(cell.row, cell.row + cell.rowSpan)
    .flatMap((row) => (row ?? []).filter((other) => other.column >= cell.column + cell.colSpan))
  if (label.certain) return beside.slice(0, 1)
  if (beside.length > 0) return beside
  if (label.below !== '') return []
  const under: Cell[] = []
  for (const row of rows.slice(cell.row + cell.rowSpan)) {
    const [first] = row ?? []
    if (!first || (!isJobHeads(row) && labelOf(first))) break
    under.push(...row)
  }
  return under
}

function isJobHeads(row: readonly Cell[]): boolean {
  return row.length > 1 && row.every((cell) => jobHeads.test(cell.text.replace(/\s/g, '')))
}

/** Cells of a row make one line, rows follow each other; a single cell keeps its own lines. */
function joined(cells: readonly Cell[]): string {
  const [only] = cells
  if (only && cells.length === 1) return only.text
  const isOneNumber = cells.every((cell) => isDigitBox(cell))
  if (isOneNumber) return cells.map((cell) => cell.text).join('')
  return rowsOf(cells)
    .filter((row) => row !== undefined && !isJobHeads(row))
    .map((row) =>
      row
        .map((cell) => cell.text.replaceAll('\n', ' '))
        .join(' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
}
