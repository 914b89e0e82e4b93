import { describe, expect, test } from 'vitest'
import { criterionCodes } from '../../src/domain/criteria.ts'
import {
  aggregate,
  type Ballot,
  type Candidate,
  median,
  neededScores,
  rank,
  shortlistFindings,
  targetLine,
  trimmedMean,
} from '../../src/domain/ranking.ts'
import { counted, declareRecusal, setRecusal, unitConflict } from '../../src/domain/recusal.ts'
import type { Mark } from '../../src/domain/scoring.ts'
import { NOW, settingsWith, units, 吴九, 张三 } from './district.ts'

const settings = settingsWith()
const few = settingsWith({ minValid: 1, minValidShare: 0.1 })

/** A ballot whose fifteen marks are all the same: 5 gives 100, 4 gives 80, and so on. */
function ballot(reviewerId: string, mark: Mark, change: Partial<Ballot> = {}): Ballot {
  const marks = Object.fromEntries(criterionCodes.map((code) => [code, mark]))
  return { reviewerId, recused: null, submitted: true, marks, ...change }
}

function candidate(id: string, ...marks: Mark[]): Candidate {
  return { id, ballots: marks.map((mark, index) => ballot(`评委${index}`, mark)) }
}

const places = (candidates: Candidate[], chosen = few) =>
  rank(candidates, chosen).ranked.map(({ id, place, tied }) => [id, place, tied])

describe('the result of one candidate', () => {
  test('is the mean of the valid scores', () => {
    expect(aggregate([80, 90, 100, 70, 60], { ...settings, eligible: 5 })).toEqual({ ok: true, value: 80 })
  })

  test('drops the highest and the lowest from five scores on, not with four', () => {
    expect(trimmedMean([10, 80, 80, 81, 100], 5)).toBeCloseTo(80.3333, 4)
    expect(trimmedMean([10, 80, 80, 100], 5)).toBe(67.5)
    expect(trimmedMean([70, 70, 70, 90, 90], 5)).toBeCloseTo(76.6667, 4)
  })

  test('may be the median', () => {
    expect([median([60, 100, 80]), median([60, 100, 80, 90]), median([70])]).toEqual([80, 85, 70])
    const method = { ...settings, aggregate: 'median' as const, eligible: 5 }
    expect(aggregate([0, 80, 81, 82, 100], method)).toEqual({ ok: true, value: 81 })
  })

  test('needs five scores or two thirds of those who need not withdraw, and never fewer than three', () => {
    expect([7, 5, 4, 3, 2].map((eligible) => neededScores(settings, eligible))).toEqual([5, 4, 3, 3, 3])
    expect(aggregate([90, 90], { ...settings, eligible: 3 })).toEqual({
      ok: false,
      denial: { key: 'too-few-scores', facts: { valid: 2, needed: 3 } },
    })
  })

  test('never counts a recused mark, nor one that was not handed in, nor one without a force', () => {
    const ballots = [
      ...candidate('王建国', 4, 4, 4, 4).ballots,
      ballot('李四', 1, { recused: 'unit' }),
      ballot('周八', 1, { submitted: false }),
      ballot('郑十', 'na'),
    ]
    expect(rank([{ id: '王建国', ballots }], settings)).toEqual({
      ranked: [{ id: '王建国', place: 1, tied: false, total: 80, valid: 4, range: 0, divided: false }],
      unranked: [],
    })
  })

  test('with too few scores is not placed at all', () => {
    expect(rank([candidate('王建国', 5, 5), candidate('刘洋', 4, 4, 4)], settings)).toEqual({
      ranked: [{ id: '刘洋', place: 1, tied: false, total: 80, valid: 3, range: 0, divided: false }],
      unranked: [{ id: '王建国', valid: 2, needed: 3 }],
    })
  })

  test('far apart scores are marked as divided', () => {
    const [one, two] = rank([candidate('甲', 5, 5, 3), candidate('乙', 4, 4, 4)], settings).ranked
    expect([one?.range, one?.divided, two?.range, two?.divided]).toEqual([40, true, 0, false])
  })
})

describe('places', () => {
  test('are 1, 2, 2, 4, whatever the order of arrival', () => {
    const four = [candidate('甲', 5), candidate('乙', 4), candidate('丙', 4), candidate('丁', 3)]
    const expected = [
      ['甲', 1, false],
      ['丙', 2, true],
      ['乙', 2, true],
      ['丁', 4, false],
    ]
    expect(places(four)).toEqual(expected)
    expect(places([...four].reverse())).toEqual(expected)
  })

  test('are shared when the displayed value is the same', () => {
    const third = { ...ballot('评委', 4), marks: { ...ballot('评委', 4).marks, 'F1.1': 5 as Mark } }
    const totals = rank(
      [
        { id: '甲', ballots: [third] },
        { id: '乙', ballots: [third, third, third] },
      ],
      few,
    ).ranked
    expect(totals.map(({ place, tied }) => [place, tied])).toEqual([
      [1, true],
      [1, true],
    ])
  })

  test('are parted only by the chain that was published, and only as far as it goes', () => {
    const split = (codes: string[], id: string): Candidate => ({
      id,
      ballots: [
        {
          ...ballot('评委', 4),
          marks: Object.fromEntries(
            criterionCodes.map((code) => [code, codes.includes(code) ? 5 : code === 'F5.3' ? 3 : 4]),
          ),
        },
      ],
    })
    const three = [split(['F2.1'], '甲'), split(['F1.1'], '乙'), split(['F1.2'], '丙')]
    expect(places(three).map(([, place]) => place)).toEqual([1, 1, 1])
    const byLead = settingsWith({ minValid: 1, minValidShare: 0.1, tieChain: [{ by: 'force', force: 'F1' }] })
    expect(places(three, byLead)).toEqual([
      ['丙', 1, true],
      ['乙', 1, true],
      ['甲', 3, false],
    ])
  })

  test('by counts: more highest marks first', () => {
    const chain = settingsWith({ minValid: 1, minValidShare: 0.1, tieChain: [{ by: 'counts' }] })
    expect(places([candidate('稳', 4, 4, 4), candidate('尖', 5, 4, 3)], chain)).toEqual([
      ['尖', 1, false],
      ['稳', 2, false],
    ])
    const calm = settingsWith({ minValid: 1, minValidShare: 0.1, tieChain: [{ by: 'variance' }] })
    expect(places([candidate('稳', 4, 4, 4), candidate('尖', 5, 4, 3)], calm)[0]).toEqual(['稳', 1, false])
  })
})

describe('the target', () => {
  const five = rank(
    [candidate('甲', 5), candidate('乙', 4), candidate('丙', 4), candidate('丁', 3)],
    few,
  ).ranked

  test('is a line, and a tie across it is shown as such', () => {
    expect(targetLine(five, 1)).toEqual({ above: ['甲'], atLine: [], below: ['丙', '乙', '丁'] })
    expect(targetLine(five, 2)).toEqual({ above: ['甲'], atLine: ['丙', '乙'], below: ['丁'] })
    expect(targetLine(five, 3)).toEqual({ above: ['甲', '丙', '乙'], atLine: [], below: ['丁'] })
    expect(targetLine(five, 20).above).toHaveLength(4)
  })

  test('listing someone past a better placed person wants a reason, a tie does not', () => {
    expect(shortlistFindings(five, ['甲', '丙'], 2)).toEqual({ deviations: [], gap: 0 })
    expect(shortlistFindings(five, ['甲', '丁'], 2)).toEqual({ deviations: ['丁'], gap: 0 })
    expect(shortlistFindings(five, ['甲', '乙', '丙', '丁'], 2)).toEqual({ deviations: [], gap: 2 })
  })
})

describe('回避', () => {
  test('the same unit and a unit of one’s own employer are in conflict, the street union above is not', () => {
    const conflict = (reviewer: string | null, nominee: string) => unitConflict(reviewer, nominee, units)
    expect(conflict('jingong', 'jingong')).toBe(true)
    expect(conflict('jingong', 'jingong2')).toBe(true)
    expect(conflict('jingong2', 'jingong')).toBe(true)
    expect(conflict('xueyuan', 'jingong')).toBe(false)
    expect(conflict('qu', 'jingong')).toBe(false)
    expect(conflict('xinpian', 'jingong')).toBe(false)
    expect(conflict(null, 'jingong')).toBe(false)
  })

  test('is declared by the reviewer, with a reason, before the first reading', () => {
    const fresh = { reviewerId: '李四', firstReadAt: null, recused: null }
    const press = { personId: '李四', reason: '师徒关系' }
    expect(declareRecusal(fresh, press)).toEqual({ ok: true, value: 'declared' })
    expect(declareRecusal(fresh, { ...press, reason: ' ' })).toEqual({
      ok: false,
      denial: { key: 'recusal-reason-missing' },
    })
    expect(declareRecusal({ ...fresh, firstReadAt: NOW }, press)).toEqual({
      ok: false,
      denial: { key: 'recusal-too-late' },
    })
    expect(declareRecusal({ ...fresh, recused: 'unit' }, press)).toEqual({
      ok: false,
      denial: { key: 'already-recused' },
    })
    expect(declareRecusal(fresh, { ...press, personId: '王五' })).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
  })

  test('is set by staff at any time, by nobody else', () => {
    expect(setRecusal({ recused: null }, { person: 吴九, at: NOW, reason: '亲属' })).toEqual({
      ok: true,
      value: 'staff',
    })
    expect(setRecusal({ recused: null }, { person: 张三, at: NOW, reason: '亲属' })).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
  })

  test('leaves only the others', () => {
    expect(
      counted([
        { id: 1, recused: null },
        { id: 2, recused: 'declared' as const },
      ]),
    ).toEqual([{ id: 1, recused: null }])
  })
})
