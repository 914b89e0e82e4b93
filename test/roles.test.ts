import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clicks } from '../src/feishu/clicks.ts'
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

describe('who may press what', () => {
  test.each(samples)('$button $words', async (sample) => {
    const outcomes = await stand.within((place) => walk(place, sample))
    const cells = table.find(({ button }) => button === sample.button)?.cells ?? {}
    expect(outcomes.flatMap((outcome) => differences(outcome, cells[outcome.column]))).toEqual([])
  })
})

/**
 * A refused press leaves the data as it was; what was typed is kept for its writer alone. A card that this person
 * may not see (a warning) was asked for by an accepted press, which is remembered.
 */
const unharmed = (type: string) => (type === 'error' ? ['PrivateDraft'] : ['Seen'])

const differences = ({ column, cell, toast, type, changed }: Outcome, expected = '') => [
  ...(cell === expected ? [] : [`${column}: the table says ${expected}, the bot ${cell} “${toast}”`]),
  ...changed
    .filter((name) => cell !== '✓' && cell !== '再问' && !unharmed(type).includes(name))
    .map((name) => `${column}: refused with “${toast}”, and ${name} changed`),
]
