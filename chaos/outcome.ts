import type { Hands } from './hands.ts'
import { type Ask, type Rows, rowsOf } from './rows.ts'
import { type Seen, seenBy } from './seen.ts'

/** What is left of a story when it is over, comparable with the same story's in other weather. */
export type Outcome = { seen: Seen; rows: Rows; toasts: string[] }

export const outcomeOf = async (hands: Hands, ask: Ask): Promise<Outcome> => ({
  seen: await seenBy(hands.sim),
  rows: await rowsOf(ask),
  toasts: [...hands.toasts],
})

/** Characters that are shown of a line: a few that both have, then where they part. */
const BEFORE = 40
const SHOWN = 300

/** What one has and the other has not, a line each with its place; nothing when they are the same. */
export const differences = (wanted: Outcome, found: Outcome): string[] => [
  ...between(wanted.seen, found.seen),
  ...between(wanted.rows, found.rows),
  ...between({ 提示: wanted.toasts }, { 提示: found.toasts }),
]

const between = (wanted: Record<string, string[]>, found: Record<string, string[]>): string[] => {
  const places = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort()
  return places.flatMap((place) => {
    const missing = without(wanted[place], found[place])
    const added = without(found[place], wanted[place])
    return [
      ...missing.map((line) => `少了 ${place}：${parting(line, added)}`),
      ...added.map((line) => `多了 ${place}：${parting(line, missing)}`),
    ]
  })
}

/** Every line counts as often as it is there. */
const without = (lines: readonly string[] = [], others: readonly string[] = []): string[] => {
  const left = [...others]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** From a little before it parts from the one that is most like it. */
const parting = (line: string, others: readonly string[]): string => {
  const from = Math.max(0, Math.max(0, ...others.map((other) => alike(line, other))) - BEFORE)
  return `${from > 0 ? `${line.slice(0, BEFORE)}…` : ''}${line.slice(from, from + SHOWN)}`
}

const alike = (one: string, other: string): number => {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}
