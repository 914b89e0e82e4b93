import type { DenialKey, denials } from '../../src/domain/denials.ts'
import type { Facts } from '../../src/domain/result.ts'
import { clip } from './measures.ts'

/** What a sentence is made from: a fact as text, or '' when the refusal does not carry it. */
export type Fact = (name: string) => string

/** A sentence without its last full stop: article, stop and code follow (denials.ts). */
export type Say = string | ((fact: Fact) => string)

type KeyWithLetter<L extends string> = {
  [K in DenialKey]: (typeof denials)[K]['code'] extends `${L}${number}` ? K : never
}[DenialKey]

/** The sentences of the denials whose codes begin with one of these letters. */
export type Sentences<L extends string> = Readonly<Record<KeyWithLetter<L>, Say>>

const LONGEST_FACT = 24

/** Reads facts for sentences: what is not text or a number is absent, what is long is cut. */
export function readFacts(facts: Facts | undefined): Fact {
  return (name) => {
    const value: unknown = facts?.[name]
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
    if (typeof value !== 'string') return ''
    return clip(value, LONGEST_FACT)
  }
}

/** The fact inside words around it, or nothing at all: `around(fact('unit'), '“', '”')`. */
export function around(value: string, before: string, after: string): string {
  return value === '' ? '' : `${before}${value}${after}`
}
