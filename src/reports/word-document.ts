import mammoth from 'mammoth'

/** A cell of a table where it stands in the grid; merged cells appear once, with their spans. */
export type Cell = {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  text: string
  bookmarks: string[]
}
export type Block =
  | { kind: 'paragraph'; text: string; bookmarks: string[] }
  | { kind: 'table'; cells: Cell[] }

/** The parts of mammoth's document that carry text, numbering or spans. */
type WordNode = {
  type: string
  children?: WordNode[]
  value?: string
  name?: string
  checked?: boolean
  numbering?: { isOrdered: boolean; level: string | number } | null
  colSpan?: number
  rowSpan?: number
}

type Lines = { lines: string[]; bookmarks: string[] }

/** Word allows 63 columns; what a made-up file has beyond them is left out. */
const MAX_COLUMNS = 63

/**
 * The text of a .docx in reading order. Deleted revisions are left out, inserted ones are in; text boxes follow
 * the paragraph they hang on; numbers that Word only draws are written out. Throws on a damaged document.
 * The archive must have passed `inspectZip`.
 */
export async function readWordDocument(bytes: Buffer): Promise<Block[]> {
  let blocks: Block[] = []
  await mammoth.convertToHtml(
    { buffer: bytes },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (document: WordNode) => {
        blocks = blocksOf(document.children ?? [])
        return { ...document, children: [] }
      },
    },
  )
  return blocks
}

function blocksOf(nodes: readonly WordNode[]): Block[] {
  const blocks: Block[] = []
  const counters: number[] = []
  for (const node of nodes) {
    if (node.type === 'table') {
      blocks.push({ kind: 'table', cells: cellsOf(node) })
      continue
    }
    if (!node.numbering) counters.length = 0
    const { lines, bookmarks } = linesOf(node, counters)
    for (const text of lines) blocks.push({ kind: 'paragraph', text, bookmarks })
  }
  return blocks
}

/** Columns still covered from above are stepped over, as mammoth has already dropped the merged cells. */
function cellsOf(table: WordNode): Cell[] {
  const cells: Cell[] = []
  const busyUntil: number[] = []
  for (const [row, tableRow] of (table.children ?? []).entries()) {
    let column = 0
    for (const node of tableRow.children ?? []) {
      while ((busyUntil[column] ?? 0) > row) column += 1
      if (column >= MAX_COLUMNS) break
      const colSpan = Math.min(node.colSpan ?? 1, MAX_COLUMNS)
      const rowSpan = node.rowSpan ?? 1
      for (let covered = 0; covered < colSpan; covered += 1) busyUntil[column + covered] = row + rowSpan
      const { lines, bookmarks } = contentOf(node.children ?? [])
      cells.push({ row, column, rowSpan, colSpan, text: lines.join('\n').trim(), bookmarks })
      column += colSpan
    }
  }
  return cells
}

/** Lines of a cell: a paragraph or a line break each; the rows of a table inside it are lines too. */
function contentOf(nodes: readonly WordNode[]): Lines {
  const counters: number[] = []
  const parts = nodes.map((node) =>
    node.type === 'table' ? { lines: rowsAsLines(node), bookmarks: [] } : linesOf(node, counters),
  )
  return {
    lines: parts.flatMap((part) => part.lines),
    bookmarks: parts.flatMap((part) => part.bookmarks),
  }
}

function rowsAsLines(table: WordNode): string[] {
  const rows = new Map<number, string[]>()
  for (const cell of cellsOf(table)) {
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text.replaceAll('\n', ' ')])
  }
  return [...rows.values()].map((texts) => texts.join(' ').trim())
}

function linesOf(paragraph: WordNode, counters: number[]): Lines {
  const found: Found = { text: '', bookmarks: [], boxes: [] }
  collect(paragraph.children ?? [], found)
  const lines = (numberOf(paragraph, counters, found.text) + found.text).split('\n')
  return { lines: [...lines, ...found.boxes], bookmarks: found.bookmarks }
}

/** `boxes` are the lines of text boxes hanging on a paragraph; they come after its own. */
type Found = { text: string; bookmarks: string[]; boxes: string[] }

function collect(nodes: readonly WordNode[], found: Found): void {
  for (const node of nodes) {
    if (node.type === 'paragraph' || node.type === 'table') found.boxes.push(...contentOf([node]).lines)
    else if (node.type === 'bookmarkStart') found.bookmarks.push(node.name ?? '')
    else found.text += ownText(node)
    if (node.type !== 'paragraph' && node.type !== 'table') collect(node.children ?? [], found)
  }
}

function ownText(node: WordNode): string {
  if (node.type === 'text') return node.value ?? ''
  if (node.type === 'tab') return '\t'
  if (node.type === 'break') return '\n'
  if (node.type === 'checkbox') return node.checked ? '☑' : '□'
  return ''
}

/** '2. ' for the second paragraph of an ordered list; Word keeps the number outside the text. */
function numberOf(paragraph: WordNode, counters: number[], text: string): string {
  if (!paragraph.numbering || text.trim() === '') return ''
  if (!paragraph.numbering.isOrdered) return '· '
  const level = Math.min(Number(paragraph.numbering.level) || 0, 8)
  const next = (counters[level] ?? 0) + 1
  counters.length = level
  counters[level] = next
  return `${next}. `
}
