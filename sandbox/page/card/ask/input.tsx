import { useState } from 'preact/hooks'
import { deedOf } from '../../../cards/deed.ts'
import { inputLimit, lengthOf } from '../../../cards/fields.ts'
import { shownText } from '../../../cards/plain.ts'
import { Glyph } from '../icons.tsx'
import type { Node, Scene } from '../scene.ts'
import { type Placed, placesOf } from './around.ts'
import { type FieldState, useField } from './field.ts'
import { Frame, tied } from './frame.tsx'
import { Eye } from './marks.tsx'
import { pressItem, sendValue } from './send.ts'

const LINE_PX = 22
const EDGES_PX = 10
const ROWS = 5

/** Enter submits a form that has one submit button; with two nobody knows which is meant. */
const submitBy = (scene: Scene, item: Placed, from: Element): void => {
  const submits = placesOf(scene).filter((one) => one.form === item.form && deedOf(one).submits)
  const [only] = submits
  if (only && submits.length === 1) void pressItem(scene, only, from)
}

const onEnter =
  ({ scene, item }: FieldState) =>
  (event: KeyboardEvent) => {
    // an input method confirms its characters by Enter too
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    if (item.form) submitBy(scene, item, event.currentTarget as Element)
    else void sendValue(scene, item)
  }

const controlOf = (state: FieldState) => ({
  ...tied(state),
  // an input has its label by `for`; a second tie would be read twice
  'aria-labelledby': undefined,
  value: String(state.value ?? ''),
  placeholder: shownText(state.node.placeholder) || '请输入',
  readOnly: state.field.disabled || state.busy,
  autoComplete: 'off',
  spellcheck: false,
  onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
    state.enter(event.currentTarget.value),
})

const Lines = ({ state }: { state: FieldState }) => {
  const { node } = state
  const rows = typeof node.rows === 'number' ? node.rows : ROWS
  const most = typeof node.max_rows === 'number' ? Math.max(node.max_rows, rows) : undefined
  return (
    <textarea
      {...controlOf(state)}
      class="ask-control ask-text ask-lines"
      data-grows={node.auto_resize === true}
      rows={rows}
      style={{
        minHeight: `${(node.auto_resize === true ? rows : 1) * LINE_PX + EDGES_PX}px`,
        maxHeight: most === undefined ? undefined : `${most * LINE_PX + EDGES_PX}px`,
      }}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey) onEnter(state)(event)
      }}
    />
  )
}

const Line = ({ state, secret = false }: { state: FieldState; secret?: boolean }) => {
  const props = { ...controlOf(state), class: 'ask-control ask-text', onKeyDown: onEnter(state) }
  return secret ? <input {...props} type="password" /> : <input {...props} type="text" />
}

const Password = ({ state }: { state: FieldState }) => {
  const [shown, show] = useState(false)
  return (
    <div class="ask-within" data-lock={state.node.show_icon !== false}>
      {state.node.show_icon !== false && <Glyph token="lock" class="ask-lock" />}
      <Line state={state} secret={!shown} />
      <button
        type="button"
        class="ask-inner"
        aria-label={shown ? '隐藏输入的内容' : '显示输入的内容'}
        aria-pressed={shown}
        onClick={() => show(!shown)}
      >
        <Eye crossed={!shown} />
      </button>
    </div>
  )
}

const Typed = ({ state }: { state: FieldState }) => {
  if (state.node.input_type === 'multiline_text') return <Lines state={state} />
  if (state.node.input_type === 'password') return <Password state={state} />
  return <Line state={state} />
}

/** Outside of a form an input is sent by Enter, or by this button that appears with the first change. */
const Send = ({ state: { scene, item, field, busy } }: { state: FieldState }) => {
  const typed = scene.local.typed.value.get(item.at)
  if (item.form || typed === undefined || typed === field.value) return null
  return (
    <button
      type="button"
      class="ask-button ask-primary_ ask-medium ask-send"
      aria-disabled={busy}
      onClick={() => void sendValue(scene, item)}
    >
      发送
    </button>
  )
}

/** A short line needs no counting before it is nearly full. */
const NEARLY = 0.8

const isCounted = ({ node, value, field }: FieldState): boolean => {
  if (typeof node.max_length !== 'number' || field.disabled) return false
  if (node.input_type === 'multiline_text') return true
  return lengthOf(String(value ?? '')) >= inputLimit(node) * NEARLY
}

const Counter = ({ state: { node, value } }: { state: FieldState }) => {
  const count = lengthOf(String(value ?? ''))
  const limit = inputLimit(node)
  return (
    <span class="ask-count" data-over={count > limit}>
      {count}/{limit}
    </span>
  )
}

export const Input = ({ node }: { node: Node }) => {
  const state = useField(node)
  return (
    <Frame state={state} below={isCounted(state) && <Counter state={state} />}>
      <div class="ask-row">
        <Typed state={state} />
        <Send state={state} />
      </div>
    </Frame>
  )
}
