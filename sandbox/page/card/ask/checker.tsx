import { useId } from 'preact/hooks'
import { deedOf } from '../../../cards/deed.ts'
import { Elements } from '../elements.tsx'
import type { Node } from '../scene.ts'
import { lengths, marginOf } from '../show/measures.ts'
import { isNode, TextView } from '../show/text.tsx'
import { type FieldState, useField } from './field.ts'
import { useTip } from './tip.tsx'

const doneLook = (node: Node, checked: boolean) => {
  const look = isNode(node.checked_style) ? node.checked_style : {}
  if (!checked) return {}
  return {
    textDecoration: look.show_strikethrough === true ? 'line-through' : undefined,
    opacity: typeof look.opacity === 'number' ? String(look.opacity) : undefined,
  }
}

/** Without a callback the tick is the reader's own and is sent nowhere, as on the platform. */
const tick = (state: FieldState) => (event: { currentTarget: HTMLInputElement }) => {
  const { currentTarget: box } = event
  const stopped = state.field.disabled || state.busy
  if (!stopped) state.choose(box.checked)
  else box.checked = state.value === true
}

export const Checker = ({ node }: { node: Node }) => {
  const state = useField(node)
  const id = useId()
  const { anchor, tip } = useTip(deedOf(state.item).tip)
  const checked = state.value === true
  const area = isNode(node.button_area) ? node.button_area : undefined
  const Label = node.overall_checkable === false ? 'div' : 'label'
  return (
    <div
      class="ask-checker"
      data-disabled={state.field.disabled}
      style={{ ...marginOf(node), padding: lengths(node.padding) }}
    >
      <Label class="ask-check">
        <input
          {...anchor}
          type="checkbox"
          data-at={state.item.at}
          checked={checked}
          aria-labelledby={id}
          aria-disabled={state.field.disabled || state.busy}
          aria-busy={state.waiting}
          onChange={tick(state)}
        />
        <span id={id} class="ask-check-text" style={doneLook(node, checked)}>
          {isNode(node.text) && <TextView node={node.text} />}
        </span>
      </Label>
      {tip}
      {area && (
        <div class="ask-check-buttons" data-hover={area.pc_display_rule === 'on_hover'}>
          <Elements nodes={area.buttons} />
        </div>
      )}
    </div>
  )
}
