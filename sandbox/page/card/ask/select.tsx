import { useRef, useState } from 'preact/hooks'
import { Glyph, Icon } from '../icons.tsx'
import type { Node } from '../scene.ts'
import { Face } from '../show/face.tsx'
import { isNode } from '../show/text.tsx'
import { type FieldState, useField } from './field.ts'
import { Frame, labelId, Placeholder, tied } from './frame.tsx'
import { Spinner } from './marks.tsx'
import { type Offer, Options } from './options.tsx'
import { Popup } from './popup.tsx'

const offersOf = ({ field, node }: FieldState): Offer[] => {
  const nodes = Array.isArray(node.options) ? node.options.filter(isNode) : []
  const person = field.type.endsWith('person')
  return (field.options ?? []).map((choice) => {
    const icon = nodes.find((one) => one.value === choice.value)?.icon
    return { ...choice, person, ...(icon !== undefined && { icon }) }
  })
}

const chosenOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' && value !== '' ? [value] : []
}

const toggled = (chosen: string[], value: string): string[] =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]

const opens = (key: string): boolean =>
  ['ArrowDown', 'ArrowUp'].includes(key) || (key.length === 1 && key !== ' ')

const OfferView = ({ offer }: { offer: Offer }) => (
  <span class="ask-offer">
    {offer.person && <Face id={offer.value} />}
    {offer.icon !== undefined && <Icon node={offer.icon} />}
    <span class="ask-offer-text">{offer.text}</span>
  </span>
)

const Chips = ({ offers, state, chosen }: { offers: Offer[]; state: FieldState; chosen: string[] }) => (
  <>
    {offers.map((offer) => (
      <span key={offer.value} class="ask-chip">
        <OfferView offer={offer} />
        {!state.field.disabled && (
          <button
            type="button"
            class="ask-chip-remove"
            aria-label={`移除 ${offer.text}`}
            aria-disabled={state.busy}
            onClick={() => state.choose(toggled(chosen, offer.value))}
          >
            <Glyph token="close" />
          </button>
        )}
      </span>
    ))}
  </>
)

/** Selects of options or of persons, one or several: a combobox that opens a list. */
export const Select = ({ node }: { node: Node }) => {
  const state = useField(node)
  const { field, value, id, busy, waiting } = state
  const multi = field.type.startsWith('multi_')
  const [begin, setBegin] = useState<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const offers = offersOf(state)
  const chosen = chosenOf(value)
  const shown = chosen.flatMap((one) => offers.find((offer) => offer.value === one) ?? [])
  const open = begin !== null
  const close = (back: boolean): void => {
    setBegin(null)
    if (back) trigger.current?.focus()
  }
  const openWith = (text: string): void => {
    if (!field.disabled && !busy) setBegin(text)
  }
  const pick = (picked: string): void => {
    if (!multi) close(true)
    state.choose(multi ? toggled(chosen, picked) : picked)
  }
  const empty = shown.length === 0
  const clearable = !field.required && !field.disabled && !empty
  return (
    <Frame state={state}>
      <div
        ref={frame}
        class={`ask-control ask-select ${node.type === 'text' ? 'ask-plain' : ''}`}
        data-open={open}
        data-multi={multi}
      >
        {multi && <Chips offers={shown} state={state} chosen={chosen} />}
        <button
          {...tied(state)}
          ref={trigger}
          type="button"
          role="combobox"
          class="ask-trigger"
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? `${id}-popup` : undefined}
          onClick={() => (open ? close(true) : openWith(''))}
          onKeyDown={(event) => {
            if (open || !opens(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            openWith(event.key.length === 1 ? event.key : '')
          }}
        >
          {empty && <Placeholder state={state} usual="请选择" />}
          {!empty && !multi && shown.map((offer) => <OfferView key={offer.value} offer={offer} />)}
          {!empty && multi && <span class="unseen">已选 {shown.map(({ text }) => text).join('、')}</span>}
        </button>
        {clearable && (
          <button
            type="button"
            class="ask-inner ask-clear"
            aria-label="清空"
            aria-describedby={labelId(id)}
            aria-disabled={busy}
            onClick={() => {
              state.choose(multi ? [] : '')
              trigger.current?.focus()
            }}
          >
            <Glyph token="close" />
          </button>
        )}
        {waiting ? <Spinner /> : <Glyph token="down" class="ask-arrow" />}
      </div>
      {open && (
        <Popup anchor={frame} close={close} wide class="ask-list">
          <div id={`${id}-popup`} class="ask-list-inside">
            <Options offers={offers} chosen={chosen} multi={multi} begin={begin} pick={pick} />
          </div>
        </Popup>
      )}
    </Frame>
  )
}
