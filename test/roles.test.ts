import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clicks } from '../src/feishu/clicks.ts'
import { EVIDENCE, nominees } from './support/roles/district.ts'
import { clickOf } from './support/roles/sample.ts'
import { samples } from './support/roles/samples.ts'
import { openStand } from './support/roles/stand.ts'
import { columns, readTable } from './support/roles/table.ts'
import { type Outcome, walk } from './support/roles/walk.ts'

const table = readTable(new URL('roles.csv', import.meta.url))
let stand: Awaited<ReturnType<typeof openStand>>
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

test('the table has every button, and no other', () => {
  const known = new Set(clicks.map(({ click }) => click.name))
  expect([...known].filter((name) => !samples.some((sample) => clickOf(sample) === name))).toEqual([])
  expect(table.map(({ button, words }) => `${button} ${words}`)).toEqual(
    samples.map(({ button, words }) => `${button} ${words}`),
  )
  expect(samples.filter((sample) => !known.has(clickOf(sample))).map(({ button }) => button)).toEqual([])
})

test('the table has a column for each role and each thing that may be wrong', () => {
  for (const { cells } of table) expect(Object.keys(cells)).toEqual(columns)
})

test('every code in the table is explained above it', () => {
  const explained = readFileSync(new URL('roles.csv', import.meta.url), 'utf8').split('名称,')[0] ?? ''
  const codes = new Set(
    table.flatMap(({ cells }) => Object.values(cells)).filter((cell) => /^[A-Z]/.test(cell)),
  )
  expect([...codes].filter((code) => !explained.includes(`${code} `))).toEqual([])
})

describe('who may press what', () => {
  test.each(samples)('$button $words', async (sample) => {
    const outcomes = await stand.within((place) => walk(place, sample))
    const cells = table.find(({ button }) => button === sample.button)?.cells ?? {}
    expect(outcomes.flatMap((outcome) => differences(outcome, cells[outcome.column]))).toEqual([])
  })
})

const differences = (outcome: Outcome, expected = '') => [
  ...(outcome.cell === expected
    ? []
    : [`${outcome.column}: the table says ${expected}, the bot ${outcome.cell} “${outcome.toast}”`]),
  ...harm(outcome).map((name) => `${outcome.column}: refused with “${outcome.toast}”, and ${name} changed`),
  ...leaks(outcome).map((secret) => `${outcome.column}: learns “${secret}” from ${outcome.seen}`),
]

/**
 * A refused press leaves the data as it was; what was typed is kept for its writer alone. A card that this person
 * may not see (a warning) was asked for by an accepted press, which is remembered.
 */
const harm = ({ cell, type, changed }: Outcome): string[] => {
  if (cell === '✓' || cell === '再问') return []
  const unharmed = type === 'error' ? 'PrivateDraft' : 'Seen'
  return changed.filter((name) => name !== unharmed)
}

/** Refusals of people to whom nothing of the thing is known. */
const strangers = ['R01', 'R02', 'R03', 'R04', 'R12', 'N19', 'M04', 'C01']

/** A stranger learns neither name nor evidence nor points; a reviewer in conflict knows the name, and no more. */
const leaks = ({ column, cell, seen }: Outcome): string[] => {
  const points = /\b\d{2}\.\d{2}\b/.exec(seen)?.[0]
  if (strangers.includes(cell))
    return [...nominees, EVIDENCE, points ?? EVIDENCE].filter((one) => seen.includes(one))
  return column === '回避' && seen.includes(EVIDENCE) ? [EVIDENCE] : []
}
