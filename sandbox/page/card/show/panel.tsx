import { Elements } from '../elements.tsx'
import { Icon } from '../icons.tsx'
import { put } from '../local.ts'
import { type Node, useScene } from '../scene.ts'
import { colour } from './colours.ts'
import { corner, fontOf, lengths, marginOf, type Style, stackOf } from './measures.ts'
import { isNode, Words } from './text.tsx'

const SIDES: Record<string, string> = { top: 'flex-start', center: 'center', bottom: 'flex-end' }

/** Whether a panel is open belongs to the person, and outlives others' events. */
export const Panel = ({ node }: { node: Node }) => {
  const scene = useScene()
  const at = scene.items.get(node)?.at ?? -1
  const open = scene.local.opened.value.get(at) ?? node.expanded === true
  const header = isNode(node.header) ? node.header : {}
  const id = `panel-${idOf(node)}`
  return (
    <section class="card-panel" data-width={widthOf(header.width, open)} style={frameOf(node, scene)}>
      <PanelHead header={header} open={open} body={id} onPress={() => put(scene.local.opened, at, !open)} />
      {open && (
        <div id={id} class="card-stack" style={stackOf(node, { gap: '8px', padding: '0' })}>
          <Elements nodes={node.elements} />
        </div>
      )}
    </section>
  )
}

/** Ids must be unique on the page, where many cards stand. */
const ids = new WeakMap<Node, number>()
let nextId = 1
const idOf = (node: Node): number => {
  const known = ids.get(node)
  if (known) return known
  ids.set(node, nextId)
  nextId += 1
  return nextId - 1
}

const widthOf = (width: unknown, open: boolean): 'auto' | 'fill' =>
  width === 'auto' || (width === 'auto_when_fold' && !open) ? 'auto' : 'fill'

/** Without `border` there is no frame. */
const frameOf = (node: Node, scene: ReturnType<typeof useScene>): Style => {
  const border = isNode(node.border) ? node.border : undefined
  return {
    ...marginOf(node),
    backgroundColor: colour(node.background_color, scene),
    border: border && `1px solid ${lineOf(border.color, scene)}`,
    borderRadius: border ? (corner(border.corner_radius) ?? '5px') : undefined,
  }
}

/** The usual frame is grey, as quiet as the card's own. */
const lineOf = (name: unknown, scene: ReturnType<typeof useScene>): string =>
  name === undefined || name === 'grey' ? 'var(--line)' : (colour(name, scene) ?? 'var(--line)')

type HeadProps = { header: Node; open: boolean; body: string; onPress: () => void }

const PanelHead = ({ header, open, body, onPress }: HeadProps) => {
  const scene = useScene()
  const title = isNode(header.title) ? header.title : {}
  const style: Style = {
    ...fontOf(title.text_size, scene.card),
    padding: lengths(header.padding),
    alignItems: SIDES[String(header.vertical_align)],
    backgroundColor: colour(header.background_color, scene),
  }
  const controls = open ? { 'aria-controls': body } : {}
  return (
    <button
      type="button"
      class={`card-panel-head card-icon-${positionOf(header.icon_position)}`}
      style={style}
      aria-expanded={open}
      {...controls}
      onClick={onPress}
    >
      <span class="card-panel-title" style={{ color: colour(title.text_color, scene) }}>
        <Words node={title} />
      </span>
      <PanelIcon header={header} open={open} />
    </button>
  )
}

const positionOf = (value: unknown): string =>
  value === 'left' || value === 'follow_text' ? String(value).replace('_', '-') : 'right'

const USUAL = { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' }

const PanelIcon = ({ header, open }: { header: Node; open: boolean }) => {
  const angle = typeof header.icon_expanded_angle === 'number' ? header.icon_expanded_angle : 180
  return (
    <span class="card-turn" style={open ? { transform: `rotate(${angle}deg)` } : undefined}>
      <Icon node={isNode(header.icon) ? header.icon : USUAL} />
    </span>
  )
}
