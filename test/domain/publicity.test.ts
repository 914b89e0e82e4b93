import { describe, expect, test } from 'vitest'
import { dateOf, endOfDate, isDate } from '../../src/domain/dates.ts'
import {
  type ListedRow,
  listCanonical,
  listWarnings,
  proposeList,
  publicRow,
  releaseList,
  reviseList,
  strokeOrder,
} from '../../src/domain/public-list.ts'
import { isWorkingDay, publicityPeriod, workingPeriod } from '../../src/domain/working-days.ts'
import { NOW, settingsWith, 吴九, 张三, 钱七 } from './district.ts'

const calendar = { calendar: {}, calendarYears: [] }

describe('the period in working days', () => {
  test('of 14 to 18 September 2021 has five, because the Saturday was worked', () => {
    expect(isWorkingDay('2021-09-18', calendar)).toEqual({ ok: true, value: true })
    expect(isWorkingDay('2021-09-19', calendar)).toEqual({ ok: true, value: false })
    expect(workingPeriod('2021-09-14', 5, { ...calendar, startCounts: true })).toEqual({
      ok: true,
      value: {
        start: '2021-09-14',
        end: '2021-09-18',
        endsAt: Date.parse('2021-09-18T23:59:59.999+08:00'),
        counted: ['2021-09-14', '2021-09-15', '2021-09-16', '2021-09-17', '2021-09-18'],
      },
    })
  })

  test('is a day longer when the first day does not count, and a first Sunday never counts', () => {
    const end = (start: string, startCounts: boolean) => {
      const period = workingPeriod(start, 5, { ...calendar, startCounts })
      return period.ok ? period.value.end : period.denial.key
    }
    expect(end('2026-06-08', true)).toBe('2026-06-12')
    expect(end('2026-06-08', false)).toBe('2026-06-15')
    expect(end('2026-06-07', true)).toBe('2026-06-12')
  })

  test('goes around the holidays, and around the office’s own corrections', () => {
    expect(publicityPeriod('2026-09-29', settingsWith())).toMatchObject({
      ok: true,
      value: { end: '2026-10-10' },
    })
    const closed = settingsWith({ calendar: { '2026-06-09': false, '2026-06-13': true } })
    expect(publicityPeriod('2026-06-08', closed)).toMatchObject({ ok: true, value: { end: '2026-06-13' } })
  })

  test('is refused in a year whose holidays nobody knows yet, until staff have entered them', () => {
    const refused = { ok: false, denial: { key: 'calendar-year-unknown', facts: { year: 2027 } } }
    expect(publicityPeriod('2027-03-01', settingsWith())).toEqual(refused)
    expect(publicityPeriod('2026-12-29', settingsWith())).toEqual(refused)
    expect(publicityPeriod('2027-03-01', settingsWith({ calendarYears: [2027] }))).toMatchObject({
      ok: true,
      value: { end: '2027-03-05' },
    })
  })

  test('of no day, or from a date that does not exist, is refused', () => {
    expect(workingPeriod('2026-06-08', 0, { ...calendar, startCounts: true }).ok).toBe(false)
    expect(workingPeriod('2026-02-30', 5, { ...calendar, startCounts: true })).toEqual({
      ok: false,
      denial: { key: 'date-invalid', facts: { date: '2026-02-30' } },
    })
    expect(['2026-02-29', '2024-02-29', '2099-13-01', '26-1-1'].map(isDate)).toEqual([
      false,
      true,
      false,
      false,
    ])
  })

  test('is counted in Shanghai, not where the server stands', () => {
    expect(dateOf(Date.parse('2026-06-09T16:00:00Z'))).toBe('2026-06-10')
    expect(dateOf(endOfDate('2026-06-10'))).toBe('2026-06-10')
    expect(dateOf(endOfDate('2026-06-10') + 1)).toBe('2026-06-11')
  })
})

function row(name: string, change: Partial<ListedRow> = {}): ListedRow {
  const deeds = '改进工艺。'
  return {
    nominationId: `n-${name}`,
    name,
    unit: '海淀精工',
    post: '数控车工',
    deeds,
    consented: true,
    visitOpen: false,
    objectionOpen: false,
    approvedDeeds: deeds,
    ...change,
  }
}

const around = { groups: 2, contact: '010-00000000', secondPersons: 1, target: 1, deedsMax: 50 }

describe('the public list', () => {
  test('is in the order of surname strokes, rare characters in their place', () => {
    const names = ['魏民', '䶮小龙', '李𬭎', '欧阳修远', '王建国', '丁一', '王一', '李丁']
    expect(strokeOrder(names.map((name) => row(name))).map(({ name }) => name)).toEqual([
      ...['丁一', '王一', '王建国', '李丁', '李𬭎', '欧阳修远', '䶮小龙', '魏民'],
    ])
  })

  test('puts 欧 before 欧阳, whatever the given name', () => {
    expect(strokeOrder([row('欧阳一'), row('欧魏')]).map(({ name }) => name)).toEqual(['欧魏', '欧阳一'])
  })

  test('keeps equal names in one order, whatever order they came in', () => {
    const two = [
      row('王伟', { nominationId: 'b', unit: '西山芯片' }),
      row('王伟', { nominationId: 'a', unit: '西山芯片' }),
    ]
    expect(strokeOrder(two).map(({ nominationId }) => nominationId)).toEqual(['a', 'b'])
    expect(strokeOrder([...two].reverse())).toEqual(strokeOrder(two))
  })

  test('carries name, unit, post and deeds, and nothing of what is known besides', () => {
    const known = { ...row('王建国'), phone: '13800001234', total: 93.2, place: 1 }
    expect(publicRow(known)).toEqual({
      nominationId: 'n-王建国',
      name: '王建国',
      unit: '海淀精工',
      post: '数控车工',
      deeds: '改进工艺。',
    })
  })

  test('has the same content in any order, and another one when a date or a row changes', () => {
    const period = { start: '2026-06-08', end: '2026-06-12' }
    const [a, b] = [publicRow(row('王建国')), publicRow(row('李𬭎'))]
    expect(listCanonical([a, b], period)).toBe(listCanonical([b, a], period))
    expect(listCanonical([a], period)).not.toBe(listCanonical([{ ...a, deeds: '' }], period))
    expect(listCanonical([a], period)).not.toBe(listCanonical([a], { ...period, end: '2026-06-15' }))
  })

  test('without a fault is previewed without a warning', () => {
    expect(listWarnings([row('王建国')], around)).toEqual([])
  })

  test('is previewed with every warning at its person', () => {
    const bad = row('王建国', { consented: false, visitOpen: true, deeds: '电话13800001234' })
    expect(listWarnings([bad, row('李𬭎', { deeds: '长'.repeat(51) })], around)).toEqual([
      { key: 'target-differs', severity: 'soft', count: 1 },
      { key: 'consent-missing', severity: 'hard', nominationId: 'n-王建国' },
      { key: 'visit-open', severity: 'hard', nominationId: 'n-王建国' },
      { key: 'personal-number', severity: 'hard', nominationId: 'n-王建国' },
      { key: 'deeds-not-approved', severity: 'soft', nominationId: 'n-王建国' },
      { key: 'deeds-long', severity: 'soft', nominationId: 'n-李𬭎' },
      { key: 'deeds-not-approved', severity: 'soft', nominationId: 'n-李𬭎' },
    ])
    expect(
      listWarnings([], { ...around, groups: 0, contact: ' ', secondPersons: 0, target: 0 }).map(
        ({ key }) => key,
      ),
    ).toEqual([...['list-empty', 'no-group', 'no-contact', 'no-second-person']])
  })
})

describe('releasing', () => {
  const proposed = { state: 'proposed', proposedBy: '吴九', hashNow: 'h1', warnings: [] } as const
  const press = { person: 钱七, at: NOW, hashSeen: 'h1' }

  test('is asked for by one and done by another, of exactly what was seen', () => {
    expect(proposeList('draft', [])).toEqual({ ok: true, value: 'proposed' })
    expect(releaseList(proposed, press)).toEqual({ ok: true, value: 'released' })
    expect(releaseList(proposed, { ...press, person: 吴九 })).toEqual({
      ok: false,
      denial: { key: 'same-person' },
    })
    expect(releaseList(proposed, { ...press, person: 张三 })).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
    expect(releaseList(proposed, { ...press, hashSeen: 'h0' })).toEqual({
      ok: false,
      denial: { key: 'list-changed' },
    })
  })

  test('happens once, after a request, and never over a hard warning', () => {
    const key = (list: Parameters<typeof releaseList>[0]) => {
      const result = releaseList(list, press)
      return result.ok ? result.value : result.denial.key
    }
    expect(key({ ...proposed, state: 'draft' })).toBe('not-requested')
    expect(key({ ...proposed, state: 'released' })).toBe('already-released')
    const hard = [{ key: 'visit-open', severity: 'hard' } as const]
    expect(key({ ...proposed, warnings: hard })).toBe('publicity-blocked')
    expect(proposeList('draft', hard)).toEqual({
      ok: false,
      denial: { key: 'publicity-blocked', facts: { count: 1 } },
    })
    expect(proposeList('draft', [{ key: 'target-differs', severity: 'soft' }]).ok).toBe(true)
    expect(proposeList('released', [])).toEqual({ ok: false, denial: { key: 'already-released' } })
  })

  test('a correction publicises new and changed names again for the full length, a renewal changes nothing', () => {
    const rows = [publicRow(row('王建国')), publicRow(row('李𬭎'))]
    const [wang, li] = rows
    if (!wang || !li) throw new Error('two rows')
    const previous = { number: 1, rows }
    expect(reviseList(previous, { kind: 'renewal', rows: [li, wang] })).toEqual({
      ok: true,
      value: { number: 2, kind: 'renewal', freshPeriodFor: [] },
    })
    expect(reviseList(previous, { kind: 'renewal', rows: [wang] }).ok).toBe(false)
    const corrected = [{ ...wang, post: '铣工' }, publicRow(row('丁一'))]
    expect(reviseList(previous, { kind: 'correction', rows: corrected })).toEqual({
      ok: true,
      value: { number: 2, kind: 'correction', freshPeriodFor: ['n-丁一', 'n-王建国'] },
    })
    expect(reviseList(previous, { kind: 'correction', rows: [] })).toEqual({
      ok: false,
      denial: { key: 'list-empty' },
    })
  })
})
