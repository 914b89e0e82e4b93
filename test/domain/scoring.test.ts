import { describe, expect, test } from 'vitest'
import { type CriterionCode, criterionCodes } from '../../src/domain/criteria.ts'
import {
  completeScore,
  displayPoints,
  faceAfterMark,
  firstUnfinishedFace,
  hundredths,
  type Mark,
  type Marks,
  neighbourFace,
  parseMark,
  scoreGaps,
  scoreOf,
  setMark,
} from '../../src/domain/scoring.ts'

/** Fifteen marks in the order of Art.6, '.' for one that is not there, '-' for 不适用. */
function marks(text: string): Marks {
  const given = [...text.replace(/\s/g, '')].flatMap((sign, index): [CriterionCode, Mark][] => {
    const code = criterionCodes[index]
    if (!code || sign === '.') return []
    return [[code, sign === '-' ? 'na' : (Number(sign) as Mark)]]
  })
  return Object.fromEntries(given)
}

describe('a mark', () => {
  test('is 1 to 5 or 不适用, as number or as the digit a button carries', () => {
    expect([1, '5', 'na', 3].map((input) => parseMark(input))).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 5 },
      { ok: true, value: 'na' },
      { ok: true, value: 3 },
    ])
  })

  test('is nothing else', () => {
    const forged = [
      2e9,
      -1,
      0,
      6,
      3.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '五',
      '５',
      ' 5',
      '05',
      '5.0',
      '',
      null,
    ]
    const stranger = [undefined, [5], [], { mark: 5 }, true, 5n, 'NA', new Date(0)]
    for (const input of [...forged, ...stranger]) {
      expect(parseMark(input)).toEqual({ ok: false, denial: { key: 'mark-invalid' } })
    }
  })

  test('goes to a criterion that exists, and leaves the others', () => {
    expect(setMark({ 'F1.1': 3 }, 'F1.2', '4')).toEqual({ ok: true, value: { 'F1.1': 3, 'F1.2': 4 } })
    expect(setMark({}, 'F9.1', 4)).toEqual({ ok: false, denial: { key: 'criterion-unknown' } })
    expect(setMark({}, '__proto__', 4)).toEqual({ ok: false, denial: { key: 'criterion-unknown' } })
  })
})

describe('a score', () => {
  test('of all fives is a hundred, of all ones twenty', () => {
    expect(scoreOf(marks('555 555 555 555 555')).total).toBe(100)
    expect(scoreOf(marks('111 111 111 111 111')).total).toBe(20)
  })

  test('sums the means of the forces without rounding', () => {
    const score = scoreOf(marks('554 444 333 543 555'))
    expect(score.forces.F1).toBeCloseTo(18.6667, 4)
    expect(score.total).toBeCloseTo((14 / 15 + 12 / 15 + 9 / 15 + 12 / 15 + 1) * 20, 9)
    expect(displayPoints(score.total ?? 0)).toBe('82.67')
  })

  test('takes 不适用 out of the mean instead of counting it as zero', () => {
    expect(scoreOf(marks('5-- 555 555 555 555')).total).toBe(100)
    expect(scoreOf(marks('53- 555 555 555 555')).forces.F1).toBe(16)
  })

  test('with a force that has nothing rated is not valid', () => {
    const none = marks('555 555 --- 555 555')
    expect(scoreOf(none)).toEqual({
      forces: { F1: 20, F2: 20, F3: undefined, F4: 20, F5: 20 },
      total: undefined,
    })
    const reasons = { 'F3.1': '无', 'F3.2': '无', 'F3.3': '无' }
    expect(completeScore(none, reasons)).toEqual({
      ok: false,
      denial: { key: 'score-force-missing', facts: { force: 'F3' } },
    })
  })

  test('is handed in only with fifteen marks and a reason for each 不适用', () => {
    expect(completeScore(marks('555 555 555 555 55.'))).toEqual({
      ok: false,
      denial: { key: 'score-incomplete', facts: { count: 1 } },
    })
    const one = marks('555 555 555 555 55-')
    expect(completeScore(one)).toEqual({
      ok: false,
      denial: { key: 'mark-reason-missing', facts: { count: 1 } },
    })
    expect(completeScore(one, { 'F5.3': '  ' }).ok).toBe(false)
    expect(completeScore(one, { 'F5.3': '岗位不涉及' })).toEqual({ ok: true, value: 100 })
    expect(scoreGaps(marks('55. 555 --- 555 55-'))).toEqual({
      unmarked: ['F1.3'],
      withoutReason: ['F3.1', 'F3.2', 'F3.3', 'F5.3'],
      emptyForces: ['F3'],
    })
  })

  test('is shown with two decimals, half up, as it ranks', () => {
    expect([85.005, 85.004999, 84.995, 100, 66.66666].map(displayPoints)).toEqual([
      ...['85.01', '85.00', '85.00', '100.00', '66.67'],
    ])
    expect(hundredths((85.01 + 85.0) / 2)).toBe(8501)
  })
})

describe('the card that turns', () => {
  test('opens where the first mark is missing, at 核对 when none is', () => {
    expect(firstUnfinishedFace({})).toBe('F1')
    expect(firstUnfinishedFace(marks('555 5.5 ...'))).toBe('F2')
    expect(firstUnfinishedFace(marks('555 555 555 555 555'))).toBe('review')
  })

  test('turns by itself after the third mark, and not when a mark is changed later', () => {
    const turn = (before: string, after: string, code: CriterionCode) =>
      faceAfterMark(marks(before), marks(after), code)
    expect(turn('5', '55', 'F1.2')).toBe('F1')
    expect(turn('55', '555', 'F1.3')).toBe('F2')
    expect(turn('555 555', '545 555', 'F1.2')).toBe('F1')
    expect(turn('555 555 555 555 55', '555 555 555 555 555', 'F5.3')).toBe('review')
    expect(turn('555 ... 555 555 55', '555 ... 555 555 555', 'F5.3')).toBe('F2')
    expect(turn('55. 555', '555 555', 'F1.3')).toBe('F3')
  })

  test('stays at its ends', () => {
    expect([
      neighbourFace('F1', -1),
      neighbourFace('F1', 1),
      neighbourFace('F5', 1),
      neighbourFace('review', 1),
    ]).toEqual([...['F1', 'F2', 'review', 'review']])
  })
})
