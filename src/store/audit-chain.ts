import { createHash } from 'node:crypto'

/** A line of the record as it is sealed; `at` is epoch ms, `id` the database's number. */
export type ChainLine = {
  id: string
  at: number
  actorId: string | null
  action: string
  about: string
  before: unknown
  after: unknown
  article: string | null
  note: string | null
}

export type Link = { seq: number; prev: string; hash: string }

/** What the first line follows on. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 over the line, its number and the hash before it; any change of any line breaks all that follow. */
export const lineHash = (line: ChainLine, seq: number, prev: string): string => {
  const { id, at, actorId, action, about, before, after, article, note } = line
  const text = canonical([seq, prev, id, at, actorId, action, about, before, after, article, note])
  return createHash('sha256').update(text).digest('hex')
}

/** The next links for lines in their order. */
export const chain = (lines: readonly ChainLine[], last: { seq: number; hash: string }): Link[] => {
  let { seq, hash } = last
  return lines.map((line) => {
    const prev = hash
    seq += 1
    hash = lineHash(line, seq, prev)
    return { seq, prev, hash }
  })
}

/** The number of the first sealed line that does not fit, null when the chain holds. Lines in order of `seq`. */
export const firstBroken = (
  lines: readonly (ChainLine & Link)[],
  last: { seq: number; hash: string } = { seq: 0, hash: GENESIS },
): number | null => {
  let { seq, hash } = last
  for (const line of lines) {
    seq += 1
    const fits = line.seq === seq && line.prev === hash && line.hash === lineHash(line, seq, hash)
    if (!fits) return seq
    hash = line.hash
  }
  return null
}

/** JSON with the keys of objects in order: the database keeps them in one of its own. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
