import { describe, expect, it } from 'vitest'
import { buttonsOf, labelsOf, pressButton, textOf } from '../../../sandbox/cards/form.ts'
import { feishuError, validateCard } from '../../../sandbox/cards/validate.ts'
import { accepted, cardOf, tenant } from './fixtures.ts'

/** Mulberry32: the same seed gives the same cards on every machine. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const ODD: unknown[] = [
  null,
  undefined,
  true,
  -1,
  3.5,
  2e9,
  Number.NaN,
  '',
  '字'.repeat(2000),
  '**：**x[[[[](',
  '<at id=',
  '&#1114112;&#xD800;',
  [],
  [[]],
  {},
  { tag: 5 },
  { tag: 'form' },
  { tag: 'toString' },
  { tag: 'table', columns: [null], rows: [[null]] },
  [null, 'x', { tag: null }],
]

const keysOf = (node: object): string[] => Object.keys(node)

/** Replaces, drops or doubles one random member somewhere in the value. */
const damaged = (value: unknown, random: () => number): unknown => {
  const pick = <T>(from: T[]): T | undefined => from[Math.floor(random() * from.length)]
  if (typeof value !== 'object' || value === null || random() < 0.12) return pick(ODD)
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const key = pick(keysOf(copy))
  if (key === undefined) return pick(ODD)
  if (Array.isArray(copy)) {
    if (random() < 0.2) return [...copy, ...copy]
    copy[Number(key)] = damaged(copy[Number(key)], random)
    return copy
  }
  if (random() < 0.1) delete copy[key]
  else copy[key] = damaged(copy[key], random)
  return copy
}

const survives = (card: unknown) => {
  const verdict = validateCard(card, tenant)
  if (!verdict.ok) expect(feishuError(verdict).msg).not.toMatch(/undefined/)
  for (const button of buttonsOf(card)) pressButton(card, { button: button.text })
  for (const field of labelsOf(card))
    for (const value of ODD) pressButton(card, { button: '提交', form: { [field.label]: value } })
  expect(typeof textOf(card)).toBe('string')
}

const deep = (levels: number): unknown => {
  let inner: unknown = { tag: 'hr' }
  for (let i = 0; i < levels; i++) inner = { tag: 'interactive_container', elements: [inner] }
  return cardOf(inner)
}

describe('no input crashes the validator or the person who presses', () => {
  it.each(Object.entries(accepted))('3 × 60 damaged copies of: %s', (_name, card) => {
    for (const seed of [1, 20260101, 987654321]) {
      const random = seeded(seed)
      let value: unknown = card
      for (let i = 0; i < 60; i++) {
        value = i % 6 === 0 ? damaged(card, random) : damaged(value, random)
        survives(value)
      }
    }
  })

  it.each(ODD.map((value) => [JSON.stringify(value) ?? 'undefined', value]))(
    'a card that is %s',
    (_name, value) => {
      expect(validateCard(value, tenant).ok).toBe(false)
      survives(value)
    },
  )

  it.each([10, 150, 5_000, 200_000])('a card nested %i levels deep', (levels) => {
    expect(validateCard(deep(levels), tenant).ok).toBe(false)
    survives(deep(levels))
  })

  it('a list of a million nothings', () => {
    expect(validateCard(cardOf(...Array.from({ length: 100_000 }, () => null)), tenant).ok).toBe(false)
    expect(validateCard({ schema: '2.0', body: { elements: new Array(1_000_000) } }, tenant).ok).toBe(false)
  })

  it.each([
    ['a big number no JSON can hold', { schema: '2.0', x: 1n }],
    ['a function', () => 1],
    ['a symbol', Symbol('card')],
    ['a date', new Date(0)],
    ['a map', new Map([['schema', '2.0']])],
  ])('%s', (_name, value) => {
    expect(validateCard(value, tenant).ok).toBe(false)
  })

  it('a member that throws when it is read', () => {
    const card = Object.defineProperty({ schema: '2.0' }, 'body', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    expect(validateCard(card, tenant).ok).toBe(false)
  })

  it.each(['[', '![', '<at ', '<person ', '<a ', '**a', '|-', '`', '```\n', '<', '&#'])(
    '30 KB of %s are judged within a second',
    (piece) => {
      const content = piece.repeat(Math.floor(29_000 / piece.length))
      const started = performance.now()
      const card = cardOf({ tag: 'markdown', content })
      validateCard(card, tenant)
      textOf(card)
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )
})
