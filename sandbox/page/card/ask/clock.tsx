import { useEffect, useId, useRef } from 'preact/hooks'

type ColumnProps = {
  name: string
  count: number
  chosen: string
  first: boolean
  pick: (value: string) => void
}

const two = (value: number): string => String(value).padStart(2, '0')

const moved = (key: string, from: number, count: number): number | undefined => {
  const to: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + 10,
    PageUp: from - 10,
    Home: 0,
    End: count - 1,
  }
  const place = to[key]
  return place === undefined ? undefined : (place + count) % count
}

const Column = ({ name, count, chosen, first, pick }: ColumnProps) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const place = chosen === '' ? -1 : Number(chosen)
  useEffect(() => {
    const own = list.current
    const row = own?.querySelectorAll('[role=option]')[Math.max(0, place)] as HTMLElement | undefined
    if (own && row) own.scrollTop = row.offsetTop - (own.clientHeight - row.offsetHeight) / 2
  }, [place])
  return (
    <div
      ref={list}
      class="ask-hours"
      role="listbox"
      aria-label={name}
      tabIndex={0}
      data-first={first || undefined}
      aria-activedescendant={place < 0 ? undefined : `${id}-${place}`}
      onKeyDown={(event) => {
        const to = moved(event.key, place, count)
        if (to === undefined) return
        event.preventDefault()
        pick(two(to))
      }}
    >
      <div class="ask-hours-name" role="presentation" aria-hidden="true">
        {name}
      </div>
      {Array.from({ length: count }, (_, value) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself has the keyboard
        <div
          key={value}
          id={`${id}-${value}`}
          role="option"
          tabIndex={-1}
          class="ask-hour"
          aria-selected={value === place}
          onClick={() => pick(two(value))}
        >
          {two(value)}
        </div>
      ))}
    </div>
  )
}

type ClockProps = { time: string; focused: boolean; pick: (time: string) => void }

/** Hours and minutes; `HH:mm`, empty at first. Choosing one of them begins the other at 00. */
export const Clock = ({ time, focused, pick }: ClockProps) => {
  const [hour = '', minute = ''] = time.split(':')
  return (
    <div class="ask-clock">
      <Column
        name="时"
        count={24}
        chosen={hour}
        first={focused}
        pick={(value) => pick(`${value}:${minute || '00'}`)}
      />
      <Column
        name="分"
        count={60}
        chosen={minute}
        first={false}
        pick={(value) => pick(`${hour || '00'}:${value}`)}
      />
    </div>
  )
}
