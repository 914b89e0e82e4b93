import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { addDays, addMonths, dayText, monthText, WEEKDAYS, weekdayOf, weeksOf } from './days.ts'

type CalendarProps = { today: string; chosen: string; pick: (day: string) => void }

const YEAR = 12

/** The keys of the grid pattern (APG, date picker dialog). */
const moved = (event: KeyboardEvent, day: string): string | undefined => {
  const months = event.shiftKey ? YEAR : 1
  switch (event.key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, -weekdayOf(day))
    case 'End':
      return addDays(day, 6 - weekdayOf(day))
    case 'PageUp':
      return addMonths(day, -months)
    case 'PageDown':
      return addMonths(day, months)
    default:
      return undefined
  }
}

const Turn = ({ says, sign, turn }: { says: string; sign: string; turn: () => void }) => (
  <button type="button" class="ask-turn" aria-label={says} onClick={turn}>
    {sign}
  </button>
)

/** One month of days; one of them can be reached by Tab, the others from there by the arrows. */
export const Calendar = ({ today, chosen, pick }: CalendarProps) => {
  const [day, setDay] = useState(chosen || today)
  const grid = useRef<HTMLTableElement>(null)
  const toFocus = useRef(false)
  useLayoutEffect(() => {
    // at once, or the next key would find the old day gone
    if (toFocus.current)
      grid.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
    toFocus.current = false
  })
  const turn = (months: number) => () => setDay(addMonths(day, months))
  const take = (one: string): void => {
    setDay(one)
    pick(one)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const picks = event.key === 'Enter' || event.key === ' '
    const to = moved(event, day)
    if (to === undefined && !picks) return
    event.preventDefault()
    if (to === undefined) take(day)
    else setDay(to)
    toFocus.current = to !== undefined
  }
  return (
    <div class="ask-calendar">
      <div class="ask-month">
        <Turn says="上一年" sign="«" turn={turn(-YEAR)} />
        <Turn says="上个月" sign="‹" turn={turn(-1)} />
        <span class="ask-month-name" aria-live="polite">
          {monthText(day)}
        </span>
        <Turn says="下个月" sign="›" turn={turn(1)} />
        <Turn says="下一年" sign="»" turn={turn(YEAR)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid of APG's date picker is a table */}
      <table ref={grid} class="ask-days" role="grid" aria-label={monthText(day)}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={`星期${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(day).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td
                  key={one}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid
                  role="gridcell"
                  class="ask-day"
                  tabIndex={one === day ? 0 : -1}
                  data-first={one === day || undefined}
                  aria-label={one === today ? `${dayText(one)}，今天` : dayText(one)}
                  aria-current={one === today ? 'date' : undefined}
                  aria-selected={one === chosen}
                  data-other={one.slice(0, 7) !== day.slice(0, 7)}
                  onClick={() => take(one)}
                  onKeyDown={onKeyDown}
                >
                  {Number(one.slice(8))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
