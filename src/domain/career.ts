import { isDate } from './dates.ts'

/** Art.5(2): five years or more; 以上 includes exactly five (民法典 Art.1259). */
export const CAREER_MONTHS = 60

/** One job as understood. `from` and `to` are 'YYYY-MM' or 'YYYY-MM-DD'; `to` is null for 至今. */
export type CareerLine = {
  text: string
  from: string
  to: string | null
  months: number
  frontline: boolean
  rest: string
}

export type UnparsedLine = { text: string; why: 'no-dates' | 'no-month' | 'impossible' | 'reversed' }

/**
 * The arithmetic to show: lines understood, lines not understood, lines that reach past the reference date,
 * and the sum of the front-line time without counting any day twice. `overlapMonths` is what was counted once
 * although two lines claim it.
 */
export type Career = {
  lines: CareerLine[]
  unparsed: UnparsedLine[]
  future: string[]
  months: number
  years: number
  restMonths: number
  overlapMonths: number
  enough: boolean
}

// A month is 31 slots, so that the same day of two months is always a whole number of months apart.
const SLOTS = 31
type Point = { slot: number; label: string; hasDay: boolean }
type Span = { from: number; to: number; loose: boolean }

const DATE = '(\\d{4})\\s*[.\\-/年]\\s*(\\d{1,2})(?!\\d)\\s*月?(?:(?:[.\\-/]|(?<=月))(\\d{1,2})(?!\\d)日?)?'
const JOIN = '\\s*(?:起|开始)?\\s*[-–—―−~至到]+\\s*'
const line = new RegExp(`^${DATE}${JOIN}(?:(今|现在|目前)|${DATE})\\s*[:：,，、]?\\s*(.*)$`)
const openEnded = new RegExp(`^${DATE}\\s*(?:起|以来)\\s*[:：,，、]?\\s*(.*)$`)
const yearsOnly = /^\d{4}\s*年?\s*[-–—―−~至到]+\s*(?:\d{4}|今|现在|目前)/
const notFrontline = /非一线|不在一线|脱产|非生产一线/

/**
 * Reads a multi-line text of jobs, e.g. "2012.07-2018.03 海淀精工 数控车工 一线" or "2018年4月至今 …"; full-width
 * characters and several jobs on one line (；) are fine. `reference` is 'YYYY-MM-DD': time after it never counts.
 * A job that ends in March and one that begins in April leave no gap when no days are given.
 */
export function careerOf(text: string, reference: string): Career {
  const end = pointOf(reference.slice(0, 4), reference.slice(5, 7), reference.slice(8, 10))
  if (!isDate(reference) || !end) throw new RangeError('reference must be a date YYYY-MM-DD')
  const career: Career = {
    lines: [],
    unparsed: [],
    future: [],
    months: 0,
    years: 0,
    restMonths: 0,
    overlapMonths: 0,
    enough: false,
  }
  const spans: Span[] = []
  for (const raw of text.normalize('NFKC').split(/[\n;]/)) {
    const bare = withoutBullet(raw)
    if (bare !== '') readLine(bare, { end, career, spans })
  }
  const total = covered(spans)
  career.months = Math.floor(total / SLOTS)
  career.years = Math.floor(career.months / 12)
  career.restMonths = career.months % 12
  const claimed = spans.reduce((sum, span) => sum + (span.to - span.from), 0)
  career.overlapMonths = Math.max(0, Math.floor((claimed - total) / SLOTS))
  career.enough = career.months >= CAREER_MONTHS
  return career
}

function withoutBullet(raw: string): string {
  return raw
    .trim()
    .replace(/^(?:\(?\d{1,2}[)、]|\d{1,2}\.(?=\s|\d{4})|[•·*●-])\s*/, '')
    .trim()
}

function pointOf(year: string, month: string, day: string | undefined): Point | undefined {
  const y = Number(year)
  const m = Number(month)
  const d = day === undefined || day === '' ? 1 : Number(day)
  if (y < 1940 || m < 1 || m > 12 || d < 1 || d > 31) return undefined
  const label = `${year}-${String(m).padStart(2, '0')}`
  const hasDay = day !== undefined && day !== ''
  return {
    slot: (y * 12 + m - 1) * SLOTS + d - 1,
    label: hasDay ? `${label}-${String(d).padStart(2, '0')}` : label,
    hasDay,
  }
}

type Read = { from?: Point; to?: Point | null; rest: string }

function match(text: string): Read | undefined {
  const closed = line.exec(text)
  if (closed) {
    const [, y1 = '', m1 = '', d1, present, y2 = '', m2 = '', d2, rest = ''] = closed
    return { from: pointOf(y1, m1, d1), to: present ? null : pointOf(y2, m2, d2), rest }
  }
  const open = openEnded.exec(text)
  if (!open) return undefined
  const [, y = '', m = '', d, rest = ''] = open
  return { from: pointOf(y, m, d), to: null, rest }
}

function readLine(text: string, into: { end: Point; career: Career; spans: Span[] }): void {
  const { end, career, spans } = into
  const read = match(text)
  if (!read) {
    career.unparsed.push({ text, why: yearsOnly.test(text) ? 'no-month' : 'no-dates' })
    return
  }
  const { from, to, rest } = read
  if (!from || to === undefined) {
    career.unparsed.push({ text, why: 'impossible' })
    return
  }
  if (to !== null && to.slot < from.slot) {
    career.unparsed.push({ text, why: 'reversed' })
    return
  }
  if (from.slot > end.slot || (to !== null && to.slot > end.slot)) career.future.push(text)
  const until = Math.min(to?.slot ?? end.slot, end.slot)
  const frontline = !notFrontline.test(rest)
  const span = { from: from.slot, to: Math.max(until, from.slot), loose: !from.hasDay || !to?.hasDay }
  career.lines.push({
    text,
    from: from.label,
    to: to?.label ?? null,
    months: Math.floor((span.to - span.from) / SLOTS),
    frontline,
    rest: rest.trim(),
  })
  if (frontline) spans.push(span)
}

function covered(spans: readonly Span[]): number {
  const sorted = [...spans].sort((a, b) => a.from - b.from)
  let total = 0
  let current: Span | undefined
  for (const span of sorted) {
    const reach = current && (current.loose || span.loose) ? SLOTS : 1
    if (current && span.from <= current.to + reach) {
      current = { from: current.from, to: Math.max(current.to, span.to), loose: span.loose }
      continue
    }
    if (current) total += current.to - current.from
    current = { ...span }
  }
  return current ? total + current.to - current.from : total
}
