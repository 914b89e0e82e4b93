/**
 * Instants are epoch ms, dates are 'YYYY-MM-DD' in Asia/Shanghai. China keeps +08:00 all year, so a fixed offset
 * is exact for every date this office can mean.
 */
const SHANGHAI_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000

/** The calendar day in Shanghai of an instant. */
export function dateOf(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** 00:00 in Shanghai of a date. */
export function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`)
}

/** The last millisecond in Shanghai of a date. */
export function endOfDate(date: string): number {
  return startOfDate(date) + DAY_MS - 1
}

export function addDays(date: string, days: number): string {
  return dateOf(startOfDate(date) + days * DAY_MS)
}

/** 'YYYY-MM-DD' naming a day that exists, between 1900 and 2200. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = startOfDate(text)
  return !Number.isNaN(at) && dateOf(at) === text
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
