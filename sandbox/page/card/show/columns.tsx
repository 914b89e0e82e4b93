import { Elements } from '../elements.tsx'
import { type Node, useScene } from '../scene.ts'
import { colour } from './colours.ts'
import { gap, marginOf, type Style, stackOf } from './measures.ts'
import { OpenLink } from './open-link.tsx'
import { isNode } from './text.tsx'

const FLEX = new Set(['none', 'stretch', 'flow', 'bisect', 'trisect'])

const flexOf = (value: unknown): string => (typeof value === 'string' && FLEX.has(value) ? value : 'none')

const JUSTIFY: Record<string, string> = { left: 'flex-start', center: 'center', right: 'flex-end' }

/**
 * Columns side by side. `flex_mode` says what becomes of them on a narrow card: squeezed, stacked, wrapped, two or
 * three a line; see card-show.css, which goes by the card's width, not the window's.
 */
export const ColumnSet = ({ node }: { node: Node }) => {
  const scene = useScene()
  const flex = flexOf(node.flex_mode)
  const style: Style = {
    ...marginOf(node),
    '--gap': gap(node.horizontal_spacing, '8px'),
    justifyContent: JUSTIFY[String(node.horizontal_align)],
    backgroundColor: colour(node.background_style, scene),
  }
  const columns = Array.isArray(node.columns) ? node.columns.filter(isNode) : []
  return (
    <div class={`card-columns card-flex-${flex}`} data-painted={isPainted(node)} style={style}>
      {columns.map((column, index) => (
        <Column key={index} node={column} />
      ))}
      <OpenLink link={isNode(node.action) ? node.action.multi_url : undefined} />
    </div>
  )
}

export const isPainted = ({ background_style: ground }: Node): boolean =>
  typeof ground === 'string' && ground !== 'default'

const SIDES: Record<string, string> = { top: 'flex-start', center: 'center', bottom: 'flex-end' }

/** A length, a share of the rest, or as wide as what stands in it. */
const basisOf = ({ width, weight }: Node): string => {
  if (typeof width === 'string' && width.endsWith('px')) return `0 0 ${width}`
  if (width === 'weighted') return `${typeof weight === 'number' ? weight : 1} 1 0`
  return '0 1 auto'
}

/** The gap inside a column is 8px where the platform does not say otherwise. */
export const Column = ({ node }: { node: Node }) => {
  const scene = useScene()
  const style: Style = {
    ...stackOf(node, { gap: '8px' }),
    ...marginOf(node),
    '--basis': basisOf(node),
    alignSelf: 'stretch',
    justifyContent: node.direction === 'horizontal' ? undefined : SIDES[String(node.vertical_align)],
    backgroundColor: colour(node.background_style, scene),
  }
  return (
    <div class="card-column card-stack" data-painted={isPainted(node)} style={style}>
      <Elements nodes={node.elements} />
      <OpenLink link={isNode(node.action) ? node.action.multi_url : undefined} />
    </div>
  )
}
