import { expect, test } from 'vitest'
import {
  aggregatorOf,
  ancestors,
  checkTree,
  handsOverItself,
  subtree,
  unitKindByName,
} from '../../src/domain/units.ts'
import { units } from './district.ts'

test('a company union is collected by the street union above it, also across a workshop union', () => {
  expect(aggregatorOf(units, 'jingong')).toBe('xueyuan')
  expect(aggregatorOf(units, 'jingong2')).toBe('xueyuan')
  expect(aggregatorOf(units, 'xinpian')).toBe('kexue')
})

test('a union directly under the district and a social organisation hand over themselves', () => {
  expect(handsOverItself(units, 'qinghe')).toBe(true)
  expect(handsOverItself(units, 'xiehui')).toBe(true)
  expect(handsOverItself(units, 'jingong')).toBe(false)
  expect(aggregatorOf(units, 'unbekannt')).toBeUndefined()
})

test('a subtree holds the unit and what is below it, nothing beside it', () => {
  expect([...subtree(units, 'xueyuan')]).toEqual(['xueyuan', 'jingong', 'jingong2'])
  expect(ancestors(units, 'jingong2')).toEqual(['jingong', 'xueyuan', 'qu'])
})

test('the tree of the district stands', () => {
  expect(checkTree(units)).toEqual({ ok: true, value: units })
})

test('a loop, an unknown parent and a second top are refused by the name of the row', () => {
  const loop = [...units, unit('a', 'b'), unit('b', 'a')]
  expect(checkTree(loop)).toEqual({ ok: false, denial: { key: 'unit-loop', facts: { unit: 'a工会' } } })
  expect(ancestors(loop, 'a')).toEqual(['b'])
  expect(checkTree([...units, unit('c', 'nirgends')])).toEqual({
    ok: false,
    denial: { key: 'unit-unknown', facts: { unit: 'c工会' } },
  })
  expect(checkTree([...units, { ...unit('d', 'qu'), parentId: null }])).toEqual({
    ok: false,
    denial: { key: 'unit-kind', facts: { unit: 'd工会' } },
  })
})

test('kinds are read by the words of the office, full-width blanks included', () => {
  expect(unitKindByName('　镇街总工会 ')).toBe('town')
  expect(unitKindByName('街道')).toBeUndefined()
})

function unit(id: string, parentId: string) {
  return { id, name: `${id}工会`, kind: 'base' as const, parentId }
}
