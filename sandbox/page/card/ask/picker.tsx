import { useRef, useState } from 'preact/hooks'
import { Glyph } from '../icons.tsx'
import type { Node } from '../scene.ts'
import { Calendar } from './calendar.tsx'
import { Clock } from './clock.tsx'
import { shanghaiMoment } from './days.ts'
import { type FieldState, useField } from './field.ts'
import { Frame, labelId, Placeholder, tied } from './frame.tsx'
import { Spinner } from './marks.tsx'
import { Popup } from './popup.tsx'

type Kind = { title: string; usual: string; day: boolean; time: boolean; now: string; icon: string }

const DATE: Kind = {
  title: '选择日期',
  usual: '请选择日期',
  day: true,
  time: false,
  now: '今天',
  icon: 'calendar',
}
const KINDS: Record<string, Kind> = {
  picker_time: { title: '选择时间', usual: '请选择时间', day: false, time: true, now: '现在', icon: 'time' },
  picker_datetime: { ...DATE, title: '选择日期和时间', usual: '请选择日期和时间', time: true, now: '现在' },
}

/** What the field holds, without the offset that it is sent with. */
const shownMoment = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/ \+0800$/, '') : ''

const joined = (kind: Kind, day: string, time: string): string => {
  if (!kind.time) return day
  return kind.day ? `${day} ${time}` : time
}

type ChooseProps = { state: FieldState; kind: Kind; moment: string; done: (moment: string) => void }

/** A day is taken at once; with a time it is 确定 that takes both. */
const Choose = ({ state, kind, moment, done }: ChooseProps) => {
  const [today = '', now = ''] = shanghaiMoment(state.scene.now()).split(' ')
  const parts = moment.split(' ')
  const [day, setDay] = useState(kind.day ? (parts[0] ?? '') : '')
  const [time, setTime] = useState(kind.time ? (parts[kind.day ? 1 : 0] ?? '') : '')
  const complete = (!kind.day || day !== '') && (!kind.time || time !== '')
  const pickDay = (picked: string): void => {
    setDay(picked)
    if (!kind.time) done(picked)
    else if (time === '') setTime('09:00')
  }
  return (
    <>
      <div class="ask-moment">
        {kind.day && <Calendar today={today} chosen={day} pick={pickDay} />}
        {kind.time && <Clock time={time} focused={!kind.day} pick={setTime} />}
      </div>
      <div class="ask-moment-foot">
        <button
          type="button"
          class="ask-button ask-primary_text_ ask-small"
          onClick={() => done(joined(kind, today, now))}
        >
          {kind.now}
        </button>
        {!state.field.required && (
          <button type="button" class="ask-button ask-primary_text_ ask-small" onClick={() => done('')}>
            清空
          </button>
        )}
        {kind.time && (
          <button
            type="button"
            class="ask-button ask-primary_filled_ ask-small"
            aria-disabled={!complete}
            onClick={() => complete && done(joined(kind, day, time))}
          >
            确定
          </button>
        )}
      </div>
    </>
  )
}

/** date_picker, picker_time and picker_datetime. */
export const Picker = ({ node }: { node: Node }) => {
  const state = useField(node)
  const { field, id, busy, waiting } = state
  const kind = KINDS[field.type] ?? DATE
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const moment = shownMoment(state.value)
  const close = (back: boolean): void => {
    setOpen(false)
    if (back) trigger.current?.focus()
  }
  const openUp = (): void => {
    if (!field.disabled && !busy) setOpen(true)
  }
  const take = (picked: string): void => {
    close(true)
    if (picked !== moment) state.choose(picked)
  }
  const clearable = moment !== '' && !field.required && !field.disabled
  return (
    <Frame state={state}>
      <div ref={frame} class="ask-control ask-select" data-open={open}>
        <button
          {...tied(state)}
          ref={trigger}
          type="button"
          role="combobox"
          class="ask-trigger"
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-controls={open ? `${id}-popup` : undefined}
          onClick={() => (open ? close(true) : openUp())}
          onKeyDown={(event) => {
            if (open || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
            event.preventDefault()
            openUp()
          }}
        >
          {moment === '' ? <Placeholder state={state} usual={kind.usual} /> : moment}
        </button>
        {clearable && (
          <button
            type="button"
            class="ask-inner ask-clear"
            aria-label="清空"
            aria-describedby={labelId(id)}
            aria-disabled={busy}
            onClick={() => take('')}
          >
            <Glyph token="close" />
          </button>
        )}
        {waiting ? <Spinner /> : <Glyph token={kind.icon} class="ask-arrow" />}
      </div>
      {open && (
        <Popup anchor={frame} close={close}>
          <div id={`${id}-popup`} role="dialog" aria-label={kind.title}>
            <Choose state={state} kind={kind} moment={moment} done={take} />
          </div>
        </Popup>
      )}
    </Frame>
  )
}
