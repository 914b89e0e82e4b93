import chineseDays from 'chinese-days'
import { addDays, endOfDate, isDate, yearOf } from './dates.ts'
import { deny, ok, type Result } from './result.ts'
import type { Settings } from './settings.ts'

/** The office's own corrections of the holiday table, and the years it has entered completely by hand. */
export type Calendar = Pick<Settings, 'calendar' | 'calendarYears'>

// The State Council announces a year's holidays in the autumn before; until then the library knows none of that
// year and would call its 1 October a working day.
function yearIsKnown(year: number, calendar: Calendar): boolean {
  if (calendar.calendarYears.includes(year)) return true
  return chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
}

/**
 * Whether a date 'YYYY-MM-DD' is a working day, make-up Saturdays included. Denials: date-invalid;
 * calendar-year-unknown with `year`.
 */
export function isWorkingDay(date: string, calendar: Calendar): Result<boolean> {
  if (!isDate(date)) return deny('date-invalid', { date })
  const corrected = calendar.calendar[date]
  if (corrected !== undefined) return ok(corrected)
  const year = yearOf(date)
  if (!yearIsKnown(year, calendar)) return deny('calendar-year-unknown', { year })
  return ok(chineseDays.isWorkday(date))
}

/** `endsAt` is the last millisecond (epoch) of `end`; `counted` are the working days that make up the period. */
export type Period = { start: string; end: string; endsAt: number; counted: string[] }

/**
 * A period of working days. With `startCounts` the first day is one of them if it is a working day itself.
 * Denials: period-too-short for less than one day; those of isWorkingDay.
 */
export function workingPeriod(
  start: string,
  days: number,
  rules: Calendar & { startCounts: boolean },
): Result<Period> {
  if (!Number.isInteger(days) || days < 1) return deny('period-too-short', { days })
  if (!isDate(start)) return deny('date-invalid', { date: start })
  const counted: string[] = []
  let date = rules.startCounts ? start : addDays(start, 1)
  for (;;) {
    const working = isWorkingDay(date, rules)
    if (!working.ok) return working
    if (working.value) counted.push(date)
    if (counted.length === days) return ok({ start, end: date, endsAt: endOfDate(date), counted })
    date = addDays(date, 1)
  }
}

/** The publicity period // 公示期 of a list that starts on a date, by the cycle's settings. Denials as above. */
export function publicityPeriod(start: string, settings: Settings): Result<Period> {
  return workingPeriod(start, settings.publicityDays, {
    calendar: settings.calendar,
    calendarYears: settings.calendarYears,
    startCounts: settings.publicityStartCounts,
  })
}
