import { describe, expect, test } from 'vitest'
import { beforeDeadline, judgeMessage, judgePress } from '../../src/domain/deadlines.ts'
import { canonicalForm, mergeFields } from '../../src/domain/sameness.ts'
import { NOW } from './district.ts'

describe('two officers on one entry', () => {
  const base = { name: 1, post: 2 }

  test('who change different fields both live', () => {
    const current = { name: { value: '王建国', version: 1 }, post: { value: '铣工', version: 3 } }
    expect(mergeFields(base, current, { name: '王建军' })).toEqual({
      saved: { name: '王建军' },
      unchanged: [],
      colliding: [],
    })
  })

  test('who change the same field differently see both values', () => {
    const current = { post: { value: '铣工', version: 3 } }
    expect(mergeFields(base, current, { post: '车工' })).toEqual({
      saved: {},
      unchanged: [],
      colliding: [{ key: 'post', mine: '车工', theirs: '铣工', theirVersion: 3 }],
    })
  })

  test('who type the same do not collide, blanks at the end and line ends aside', () => {
    const current = { post: { value: '第一行\n第二行', version: 3 } }
    expect(mergeFields(base, current, { post: '第一行 \r\n第二行\n' })).toEqual({
      saved: {},
      unchanged: ['post'],
      colliding: [],
    })
  })

  test('an untouched prefilled field of an old card does not undo what the other one wrote', () => {
    const current = { name: { value: '王建国', version: 1 }, post: { value: '铣工', version: 3 } }
    const merge = mergeFields(base, current, { name: '王建国', post: '车工' })
    expect([merge.unchanged, merge.colliding.map(({ key }) => key)]).toEqual([['name'], ['post']])
  })

  test('a field nobody had filled is free, until somebody fills it', () => {
    expect(mergeFields({}, {}, { skill: '技师' }).saved).toEqual({ skill: '技师' })
    expect(
      mergeFields({}, { skill: { value: '工程师', version: 1 } }, { skill: '技师' }).colliding,
    ).toHaveLength(1)
  })
})

describe('one press', () => {
  test('is the same form in any order of keys, and another one with another value', () => {
    expect(canonicalForm({ b: 1, a: { d: ['x'], c: null } })).toBe(
      canonicalForm({ a: { c: null, d: ['x'] }, b: 1 }),
    )
    expect(canonicalForm({ a: '1' })).not.toBe(canonicalForm({ a: 1 }))
    expect(canonicalForm({ a: ['x', 'y'] })).not.toBe(canonicalForm({ a: ['y', 'x'] }))
    expect([canonicalForm(undefined), canonicalForm({})]).toEqual(['null', '[]'])
  })
})

describe('a deadline', () => {
  test('judges a press by its arrival, with five seconds of grace', () => {
    expect(judgePress(NOW)).toEqual({ at: NOW, basis: 'arrival' })
    expect(beforeDeadline(NOW + 5_000, NOW)).toEqual({ ok: true, value: NOW + 5_000 })
    expect(beforeDeadline(NOW + 5_001, NOW)).toEqual({
      ok: false,
      denial: { key: 'late', facts: { lateMs: 5_001 } },
    })
  })

  test('judges a message by its own time within seven hours back and ten seconds ahead', () => {
    const hours = 7 * 3_600_000
    expect(judgeMessage(NOW, NOW - hours)).toEqual({ at: NOW - hours, basis: 'message' })
    expect(judgeMessage(NOW, NOW - hours - 1)).toEqual({ at: NOW, basis: 'arrival' })
    expect(judgeMessage(NOW, NOW + 10_000)).toEqual({ at: NOW + 10_000, basis: 'message' })
    expect(judgeMessage(NOW, NOW + 10_001)).toEqual({ at: NOW, basis: 'arrival' })
    expect([judgeMessage(NOW, undefined), judgeMessage(NOW, Number.NaN)]).toEqual([
      judgePress(NOW),
      judgePress(NOW),
    ])
  })
})
