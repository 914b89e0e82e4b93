const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const SHANGHAI_MS = 8 * 60 * 60 * 1000

/** `<local_datetime>`: milliseconds in the reader's zone, here always Asia/Shanghai, in one of the named formats. */
export const momentText = (millis: number, format: string): string => {
  const there = new Date(millis + SHANGHAI_MS)
  if (Number.isNaN(there.getTime())) return ''
  const [day = '', time = ''] = there.toISOString().split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(month)}月${Number(date)}日`
  const texts: Record<string, string> = {
    date_num: day,
    date_short: short,
    date: `${year}年${short}`,
    week: WEEKDAYS[there.getUTCDay()] ?? '',
    week_short: WEEKDAYS[there.getUTCDay()] ?? '',
    time: time.slice(0, 5),
    time_sec: time.slice(0, 8),
    timezone: 'GMT+8',
  }
  return texts[format] ?? day
}
