import { shownText } from '../../../cards/plain.ts'
import { Icon } from '../icons.tsx'
import type { Node } from '../scene.ts'
import { lengths, marginOf } from '../show/measures.ts'
import { Spinner } from './marks.tsx'
import { usePress } from './press.ts'
import { useTip } from './tip.tsx'

const TYPES = new Set(
  'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(' '),
)
const SIZES = new Set(['tiny', 'small', 'medium', 'large'])

const oneOf = (known: Set<string>, value: unknown, usual: string): string =>
  typeof value === 'string' && known.has(value) ? value : usual

/** `text` alone would be any class of that name. */
const classOf = ({ type, size }: Node): string =>
  `ask-button ask-${oneOf(TYPES, type, 'default')}_ ask-${oneOf(SIZES, size, 'medium')}`

export const Button = ({ node }: { node: Node }) => {
  const { item, deed, stopped, waiting, press, held } = usePress(node)
  const { anchor, tip } = useTip(deed.tip)
  const text = shownText(node.text)
  const fill = node.width === 'fill'
  return (
    <span
      class="ask-button-place"
      data-fill={fill}
      style={{ ...marginOf(node), width: fill ? '100%' : lengths(node.width) }}
    >
      <button
        {...anchor}
        type="button"
        class={classOf(node)}
        data-at={item.at}
        data-alone={text === ''}
        data-inert={stopped && !deed.disabled && !waiting}
        aria-disabled={stopped}
        aria-busy={waiting}
        aria-label={text === '' ? deed.tip || '按钮' : undefined}
        onClick={press}
        onKeyDownCapture={held}
      >
        {waiting ? <Spinner /> : node.icon !== undefined && <Icon node={node.icon} />}
        {text}
      </button>
      {tip}
    </span>
  )
}
