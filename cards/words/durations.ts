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
