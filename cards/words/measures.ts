const units = [
  ['天', 86_400_000],
  ['小时', 3_600_000],
  ['分钟', 60_000],
  ['秒', 1_000],
] as const

/** '3分钟' for 200000 ms: the largest unit that fits, rounded down, at least 1秒; '' for what is no duration. */
export function durationWords(ms: number | string): string {
  const value = Number(ms)
  if (ms === '' || !Number.isFinite(value) || value < 0) return ''
  const [unit, size] = units.find(([, length]) => value >= length) ?? units[3]
  return `${Math.max(1, Math.floor(value / size))}${unit}`
}

/** '2026年12月5日' for '2026-12-05'; '' for what is no such date. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return year && month && day ? `${year}年${Number(month)}月${Number(day)}日` : ''
}

const MEGABYTE = 1024 * 1024

/** '20MB' for 20971520 bytes, '512KB' below one MB, rounded down; '' for what is no size. */
export function sizeWords(bytes: number | string): string {
  const value = Number(bytes)
  if (bytes === '' || !Number.isFinite(value) || value < 1024) return ''
  return value >= MEGABYTE ? `${Math.floor(value / MEGABYTE)}MB` : `${Math.floor(value / 1024)}KB`
}

/** The beginning of a text that somebody typed, in at most `most` characters and on one line. */
export function clip(text: string, most: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('')
}
