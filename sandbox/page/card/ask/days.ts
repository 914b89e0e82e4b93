/** Days as `YYYY-MM-DD`, without any time zone: what a person in Asia/Shanghai reads on a calendar. */

const SHANGHAI_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

const atNoon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
export const shanghaiMoment = (ms: number): string =>
  new Date(ms + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')

export const addDays = (day: string, count: number): string => dayOf(atNoon(day) + count * DAY_MS)

/** Stays within the month it lands in: a month after the 31st of January is the 28th or 29th of February. */
export const addMonths = (day: string, count: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0, 12)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, last), 12))
}

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(atNoon(day)).getUTCDay() + 6) % 7

/** Six weeks from the Monday on or before the first of the month. */
export const weeksOf = (day: string): string[][] => {
  const first = `${day.slice(0, 7)}-01`
  const monday = addDays(first, -weekdayOf(first))
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => addDays(monday, week * 7 + weekday)),
  )
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** 2026年11月 */
export const monthText = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

/** 2026年11月23日 星期一 */
export const dayText = (day: string): string =>
  `${monthText(day)}${Number(day.slice(8))}日 星期${WEEKDAYS[weekdayOf(day)] ?? ''}`
