import { type DenialKey, denials } from './denials.ts'

/** What a sentence about a refusal may mention: names, counts, dates as 'YYYY-MM-DD'. */
export type Facts = Readonly<Record<string, string | number>>

/** A refusal is a value; `cards/words/` says it in Chinese from the key and the facts. */
export type Denial = { key: DenialKey; facts?: Facts }

export type Result<T> = { ok: true; value: T } | { ok: false; denial: Denial }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function deny(key: DenialKey, facts?: Facts): { ok: false; denial: Denial } {
  return { ok: false, denial: facts ? { key, facts } : { key } }
}

/** The short code printed behind a refusal, e.g. 'S03', so that a phone call can name it. */
export function codeOf(denial: Denial): string {
  return denials[denial.key].code
}

/** The article behind a refusal, e.g. '第三条', or undefined where the regulation says nothing. */
export function articleOf(denial: Denial): string | undefined {
  const entry: { code: string; article?: string } = denials[denial.key]
  return entry.article
}
