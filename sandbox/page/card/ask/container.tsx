import { wordsOf } from '../../../cards/find.ts'
import { Elements } from '../elements.tsx'
import { type Node, type Scene, useScene } from '../scene.ts'
import { colour } from '../show/colours.ts'
import { corner, marginOf, type Style, stackOf } from '../show/measures.ts'
import { Spinner } from './marks.tsx'
import { usePress } from './press.ts'
import { useTip } from './tip.tsx'

const sideOf = (value: unknown): string | undefined => {
  if (value === 'fill') return '100%'
  return typeof value === 'string' && value.endsWith('px') ? value : undefined
}

const looksOf = (node: Node, scene: Scene): Style => ({
  ...marginOf(node),
  width: node.width === 'auto' ? 'fit-content' : sideOf(node.width),
  height: sideOf(node.height),
  borderColor: node.has_border === true ? (colour(node.border_color, scene) ?? 'var(--line)') : undefined,
  borderRadius: corner(node.corner_radius),
  backgroundColor: colour(node.background_style, scene),
})

/**
 * A frame that is pressed as a whole. The button lies under its content, so that what can be pressed inside stays
 * reachable by itself (a button in a button is none). Padding and gap: interactive-container.
 */
export const Container = ({ node }: { node: Node }) => {
  const scene = useScene()
  const { item, deed, stopped, waiting, press, held } = usePress(node)
  const { anchor, tip } = useTip(deed.tip)
  const pressable = deed.calls || deed.link !== undefined || deed.disabled
  return (
    <div
      class="ask-container"
      data-border={node.has_border === true}
      data-laser={node.background_style === 'laser'}
      data-pressable={pressable && !deed.disabled}
      data-disabled={deed.disabled}
      style={looksOf(node, scene)}
    >
      {pressable && (
        <button
          {...anchor}
          type="button"
          class="card-over ask-container-press"
          data-at={item.at}
          aria-label={wordsOf(item).trim() || deed.tip || '打开'}
          aria-disabled={stopped}
          aria-busy={waiting}
          onClick={press}
          onKeyDownCapture={held}
        />
      )}
      <div class="ask-container-inside card-stack" style={stackOf(node, { gap: '4px', padding: '4px 12px' })}>
        <Elements nodes={node.elements} />
      </div>
      {waiting && <Spinner />}
      {tip}
    </div>
  )
}
