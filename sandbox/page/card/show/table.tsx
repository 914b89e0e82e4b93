import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Glyph } from '../icons.tsx'
import { put } from '../local.ts'
import { type Node, useScene } from '../scene.ts'
import { alignOf, clampOf, marginOf, type Style } from './measures.ts'
import { CellView } from './table-cell.tsx'
import { isNode } from './text.tsx'

/** Columns beyond this are not shown: the component's page. */
const MAX_COLUMNS = 50
const PAGE = 5
const ROW_HEIGHTS: Record<string, string> = { low: '36px', middle: '44px', high: '56px' }
const DOWN: Record<string, string> = { top: 'top', center: 'middle', bottom: 'bottom' }
const LINE_HEIGHT = 22

export const Table = ({ node }: { node: Node }) => {
  const { items, local } = useScene()
  const at = items.get(node)?.at ?? -1
  const columns = (Array.isArray(node.columns) ? node.columns.filter(isNode) : []).slice(0, MAX_COLUMNS)
  const rows = Array.isArray(node.rows) ? node.rows.filter(isNode) : []
  const size = typeof node.page_size === 'number' ? node.page_size : PAGE
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const page = Math.min(local.pages.value.get(at) ?? 0, pages - 1)
  return (
    <div
      class="card-table"
      style={{ ...marginOf(node), ...heightsOf(node) }}
      data-frozen={node.freeze_first_column}
    >
      <Scroll>
        <table>
          <Head node={node} columns={columns} />
          <tbody>
            {rows.slice(page * size, page * size + size).map((row, index) => (
              <Row key={page * size + index} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="card-empty">暂无数据</p>}
      </Scroll>
      {pages > 1 && <Pages page={page} pages={pages} onTurn={(to) => put(local.pages, at, to)} />}
    </div>
  )
}

/** A box that can be scrolled by keyboard, and only then stands in the order of Tab. */
const Scroll = ({ children }: { children: preact.ComponentChildren }) => {
  const box = useRef<HTMLElement>(null)
  const [wide, setWide] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    // It looks once by itself, after the layout: to ask for a width here would lay out the page for every table.
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const reach = wide ? { tabIndex: 0, 'aria-label': '表格，可以左右滚动' } : {}
  return (
    <section ref={box} class="card-scroll" data-wide={wide} {...reach}>
      {children}
    </section>
  )
}

/** A fixed height cuts what does not fit after whole lines; `auto` grows up to `row_max_height`. */
const heightsOf = (node: Node): Style => {
  const wanted = node.row_height
  if (wanted === 'auto') {
    const most = typeof node.row_max_height === 'string' ? node.row_max_height : '124px'
    return { '--row': '36px', ...clampOf(linesIn(most)) }
  }
  const height = typeof wanted === 'string' ? (ROW_HEIGHTS[wanted] ?? wanted) : '36px'
  return { '--row': height, ...clampOf(linesIn(height)) }
}

/** Lines of text in a row of that height, whose cells keep 6px above and below. */
const linesIn = (height: string): number =>
  Math.max(1, Math.floor((Number.parseFloat(height) - 12) / LINE_HEIGHT))

/** `auto` shares what the others leave. */
const widthOf = ({ width }: Node): Style => {
  if (typeof width !== 'string' || width === 'auto') return {}
  return width.endsWith('px') ? { width, minWidth: width } : { width }
}

const Head = ({ node, columns }: { node: Node; columns: Node[] }) => {
  const look = isNode(node.header_style) ? node.header_style : {}
  const style: Style = {
    ...clampOf(look.lines ?? 1),
    fontWeight: look.bold === false ? '400' : '600',
    fontSize: look.text_size === 'heading' ? '16px' : undefined,
    color: look.text_color === 'grey' ? 'var(--text-quiet)' : undefined,
  }
  return (
    <thead data-ground={look.background_style === 'grey' ? 'grey' : 'none'}>
      <tr>
        {columns.map((column) => (
          <th
            key={String(column.name)}
            scope="col"
            style={{
              ...widthOf(column),
              textAlign: alignOf(look.text_align) ?? alignOf(column.horizontal_align),
            }}
          >
            <span class="card-clamp" style={style}>
              {String(column.display_name ?? column.name)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

const Row = ({ row, columns }: { row: Node; columns: Node[] }) => (
  <tr>
    {columns.map((column, index) => {
      const style = {
        textAlign: alignOf(column.horizontal_align),
        verticalAlign: DOWN[String(column.vertical_align)],
      }
      const inside = <CellView column={column} value={row[String(column.name)]} />
      return index === 0 ? (
        <th key={String(column.name)} scope="row" style={style}>
          {inside}
        </th>
      ) : (
        <td key={String(column.name)} style={style}>
          {inside}
        </td>
      )
    })}
  </tr>
)

type PagesProps = { page: number; pages: number; onTurn: (to: number) => void }

const Pages = ({ page, pages, onTurn }: PagesProps) => (
  <div class="card-pages">
    <button type="button" aria-label="上一页" disabled={page === 0} onClick={() => onTurn(page - 1)}>
      <Glyph token="left" />
    </button>
    <span aria-live="polite">
      <span class="unseen">第 </span>
      {page + 1} / {pages}
      <span class="unseen"> 页</span>
    </span>
    <button type="button" aria-label="下一页" disabled={page === pages - 1} onClick={() => onTurn(page + 1)}>
      <Glyph token="right" />
    </button>
  </div>
)
