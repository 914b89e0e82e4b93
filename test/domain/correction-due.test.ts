import { describe, expect, test } from 'vitest'
import { correctionDue } from '../../src/domain/correction-due.ts'
import { endOfDate } from '../../src/domain/dates.ts'

const at = Date.parse('2026-12-01T10:00:00+08:00')
const answer = (date: string, checkCloses?: number) => {
  const due = correctionDue(date, { at, ...(checkCloses !== undefined && { checkCloses }) })
  return due.ok ? due.value : [due.denial.key, due.denial.facts]
}

describe('the due time of 退回补正', () => {
  test('is the end of the day that was picked, today included', () => {
    expect(answer('2026-12-08 +0800')).toBe(endOfDate('2026-12-08'))
    expect(answer('2026-12-01')).toBe(endOfDate('2026-12-01'))
  })

  test('ends with the check when that closes in the course of the day', () => {
    const closes = Date.parse('2026-12-08T17:00:00+08:00')
    expect(answer('2026-12-08', closes)).toBe(closes)
  })

  test('is asked for, and must be a day that exists', () => {
    expect(answer(' ')).toEqual(['due-date-missing', { field: 'due' }])
    expect(answer('2026-02-30')).toEqual(['date-invalid', { field: 'due', date: '2026-02-30' }])
  })

  test('lies neither in the past nor beyond the check, nor sixty days away', () => {
    expect(answer('2026-11-30')).toEqual(['due-date-past', { field: 'due' }])
    expect(answer('2099-12-01')).toEqual(['due-date-far', { field: 'due', end: '2027-01-30' }])
    expect(answer('2026-12-21', endOfDate('2026-12-20'))).toEqual([
      'due-date-far',
      { field: 'due', end: '2026-12-20' },
    ])
  })
})
