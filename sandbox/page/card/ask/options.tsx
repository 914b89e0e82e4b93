import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { Choice } from '../../../cards/choices.ts'
import { Glyph, Icon } from '../icons.tsx'
import { Face } from '../show/face.tsx'

export type Offer = Choice & { icon?: unknown; person: boolean }

type OptionsProps = {
  offers: readonly Offer[]
  chosen: readonly string[]
  multi: boolean
  /** the character that opened it */
  begin: string
  pick: (value: string) => void
}

/** Feishu's own lists can be searched when they are longer than one sees at a glance. */
const SEARCH_FROM = 7
const TYPE_AHEAD_MS = 700
const PAGE = 8

const moved = (key: string, from: number, count: number): number | undefined => {
  const to: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: count - 1,
  }
  const place = to[key]
  return place === undefined ? undefined : Math.max(0, Math.min(count - 1, place))
}

/** Collects what is typed quickly into one beginning. */
const useTypeAhead = () => {
  const typed = useRef({ text: '', until: 0 })
  return (key: string, now: number): string => {
    const text = (now < typed.current.until ? typed.current.text : '') + key
    typed.current = { text, until: now + TYPE_AHEAD_MS }
    return text
  }
}

const Option = ({ offer, chosen, multi }: { offer: Offer; chosen: boolean; multi: boolean }) => (
  <>
    {multi && <span class="ask-box" data-on={chosen} aria-hidden="true" />}
    {offer.person && <Face id={offer.value} />}
    {offer.icon !== undefined && <Icon node={offer.icon} />}
    <span class="ask-option-text">{offer.text}</span>
    {chosen && !multi && <Glyph token="done" class="ask-done" />}
  </>
)

/** A listbox, above it a search box when there is much to choose from; the keyboard works in either. */
export const Options = ({ offers, chosen, multi, begin, pick }: OptionsProps) => {
  const searchable = offers.length >= SEARCH_FROM
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState(searchable ? begin : '')
  const shown = useMemo(
    () => offers.filter(({ text }) => text.toLowerCase().includes(query.trim().toLowerCase())),
    [offers, query],
  )
  const startsAt = (text: string): number =>
    shown.findIndex((offer) => offer.text.toLowerCase().startsWith(text.toLowerCase()))
  const [active, setActive] = useState(() => {
    const first =
      begin !== '' && !searchable ? startsAt(begin) : shown.findIndex(({ value }) => chosen.includes(value))
    return Math.max(0, first)
  })
  const place = Math.min(active, shown.length - 1)
  const ahead = useTypeAhead()
  useEffect(() => list.current?.children[place]?.scrollIntoView({ block: 'nearest' }), [place])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const inText = searchable && query !== '' && ['Home', 'End'].includes(event.key)
    const to = inText ? undefined : moved(event.key, place, shown.length)
    const picks = event.key === 'Enter' || (event.key === ' ' && !searchable)
    if (to !== undefined || picks) event.preventDefault()
    const offer = shown[place]
    if (to !== undefined) setActive(to)
    else if (picks && offer) pick(offer.value)
    else if (!searchable && event.key.length === 1) {
      const found = startsAt(ahead(event.key, event.timeStamp))
      if (found >= 0) setActive(found)
    }
  }
  const steering = {
    'aria-activedescendant': shown[place] && `${id}-${place}`,
    onKeyDown,
  }
  return (
    <>
      {searchable && (
        <div class="ask-search">
          <Glyph token="search" />
          <input
            data-first
            type="text"
            role="combobox"
            aria-label="搜索"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            placeholder="搜索"
            autoComplete="off"
            value={query}
            onInput={({ currentTarget }) => {
              setQuery(currentTarget.value)
              setActive(0)
            }}
            {...steering}
          />
        </div>
      )}
      <div
        ref={list}
        data-first={searchable ? undefined : true}
        id={`${id}-list`}
        class="ask-options"
        role="listbox"
        aria-label="选项"
        aria-multiselectable={multi}
        tabIndex={searchable ? -1 : 0}
        {...(!searchable && steering)}
      >
        {shown.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself, or the search box, has the keyboard
          <div
            key={offer.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            class="ask-option"
            aria-selected={chosen.includes(offer.value)}
            data-active={index === place}
            onMouseMove={() => setActive(index)}
            onClick={() => pick(offer.value)}
          >
            <Option offer={offer} chosen={chosen.includes(offer.value)} multi={multi} />
          </div>
        ))}
      </div>
      <div class="ask-none" role="status">
        {shown.length === 0 && (query === '' ? '没有可选的内容' : `没有包含“${query}”的选项`)}
      </div>
    </>
  )
}
