/** Everybody lives in Shanghai, wherever the browser stands. */
const ZONE = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

type Moment = {
  year: string
  month: string
  day: string
  weekday: string
  hour: string
  minute: string
  second: string
}

const momentOf = (ms: number): Moment =>
  Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, value])) as Moment

const DAY = 86_400_000
/** China has no summer time: a day there begins eight hours before one in UTC. */
const dayNumber = (ms: number): number => Math.floor((ms + 8 * 3_600_000) / DAY)

/** 10:24 */
export const clockTime = (ms: number): string => {
  const { hour, minute } = momentOf(ms)
  return `${hour}:${minute}`
}

const dateOf = (ms: number, now: number): string => {
  const { year, month, day } = momentOf(ms)
  return momentOf(now).year === year ? `${month}月${day}日` : `${year}年${month}月${day}日`
}

/** 10:24, 昨天, 11月20日: the time of a chat's last line. */
export const listTime = (ms: number, now: number): string => {
  const days = dayNumber(now) - dayNumber(ms)
  if (days === 0) return clockTime(ms)
  return days === 1 ? '昨天' : dateOf(ms, now)
}

/** 今天, 昨天, 11月20日 星期五: the line between two days of a conversation. */
export const dayLine = (ms: number, now: number): string => {
  const days = dayNumber(now) - dayNumber(ms)
  if (days === 0) return '今天'
  return days === 1 ? '昨天' : `${dateOf(ms, now)} ${momentOf(ms).weekday}`
}

export const sameDay = (a: number, b: number): boolean => dayNumber(a) === dayNumber(b)

/** 2026年4月15日 星期三 09:00:07 */
export const fullTime = (ms: number): string => {
  const { year, month, day, weekday, hour, minute, second } = momentOf(ms)
  return `${year}年${month}月${day}日 ${weekday} ${hour}:${minute}:${second}`
}
