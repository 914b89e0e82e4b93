// China keeps +08:00 all year, so a fixed offset is exact.
const SHANGHAI_MS = 8 * 3_600_000

/** '2026年12月5日 09:30' in Beijing time for an instant in epoch ms. */
export function momentWords(at: number): string {
  const [date = '', time = ''] = new Date(at + SHANGHAI_MS).toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${time.slice(0, 5)}`
}
