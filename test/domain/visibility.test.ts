import { describe, expect, test } from 'vitest'
import { data, maySee, type Sight, type Viewer, viewers } from '../../src/domain/visibility.ts'

const during: Sight = { stage: 'review' }
const closed: Sight = { stage: 'shortlist', scoresClosed: true }
const who = (datum: (typeof data)[number], sight: Sight) =>
  viewers.filter((viewer) => maySee(viewer, datum, sight))

/** Everything that could open a door, but for what the test is about. */
const everything: Sight = {
  stage: 'closed',
  isOwn: true,
  isOwnUnit: true,
  inSubtree: true,
  isAssigned: true,
  isOwnScore: true,
  scoresClosed: true,
  openToReviewers: true,
  isHandler: true,
  askedToAnswer: true,
  objectionClosed: true,
  decisionConfirmed: true,
  published: true,
}

describe('who sees what, when (D.8)', () => {
  test('scores and ranking never reach the nominee, the unit, a worker or a group', () => {
    const outside: Viewer[] = ['nominee', 'officer', 'aggregator', 'worker', 'public']
    for (const datum of ['scores', 'ranking', 'reviewerNames'] as const) {
      expect(outside.filter((viewer) => maySee(viewer, datum, everything))).toEqual([])
    }
  })

  test('a group and a worker see the published list and nothing else', () => {
    expect(data.filter((datum) => maySee('public', datum, everything))).toEqual(['finalList'])
    expect(data.filter((datum) => maySee('worker', datum, everything))).toEqual(['finalList'])
    expect(maySee('public', 'finalList', { ...everything, published: false })).toBe(false)
  })

  test('while scores are given only audit sees those of others, and a reviewer the own', () => {
    expect(who('scores', during)).toEqual(['auditor'])
    expect(who('scores', { ...during, isOwnScore: true })).toEqual(['reviewer', 'auditor'])
    expect(who('ranking', during)).toEqual(['auditor'])
  })

  test('after the end the office sees them, reviewers only if the cycle says so', () => {
    expect(who('ranking', closed)).toEqual(['checker', 'chair', 'recorder', 'staff', 'auditor'])
    expect(maySee('reviewer', 'ranking', { ...closed, openToReviewers: true })).toBe(true)
    expect(maySee('recorder', 'ranking', { ...closed, stage: 'review' })).toBe(false)
  })

  test('a recused reviewer sees neither the entry nor the results', () => {
    const recused = { ...everything, isRecused: true }
    expect(
      ['entry', 'scores', 'ranking'].map((datum) => maySee('reviewer', datum as 'entry', recused)),
    ).toEqual([...[false, false, false]])
  })

  test('an entry is seen by its own, its unit, its aggregator, the checker and the assigned reviewer', () => {
    const one = (viewer: Viewer, sight: Partial<Sight>) => maySee(viewer, 'entry', { ...during, ...sight })
    expect([one('nominee', { isOwn: true }), one('nominee', {})]).toEqual([true, false])
    expect([one('officer', { isOwnUnit: true }), one('officer', {})]).toEqual([true, false])
    expect([one('aggregator', { inSubtree: true }), one('aggregator', {})]).toEqual([true, false])
    expect([one('reviewer', { isAssigned: true }), one('reviewer', {})]).toEqual([true, false])
    expect([one('checker', {}), one('recorder', {}), one('worker', {})]).toEqual([true, false, false])
  })

  test('the body of an objection is for its handler; the others see what concerns them', () => {
    expect(who('objection', { stage: 'publicity' })).toEqual(['auditor'])
    expect(who('objection', { stage: 'publicity', isHandler: true })).toEqual([
      'checker',
      'chair',
      'caseHandler',
      'auditor',
    ])
    expect(who('objection', { stage: 'publicity', objectionClosed: true })).toEqual([
      'recorder',
      'staff',
      'auditor',
    ])
    expect(who('objection', { stage: 'publicity', isOwn: true, askedToAnswer: true })).toEqual([
      'nominee',
      'officer',
      'auditor',
    ])
  })

  test('the decision reaches nominee and unit once it is confirmed', () => {
    const own: Sight = { stage: 'decision', isOwn: true, isOwnUnit: true }
    expect(who('decision', own)).toEqual(['recorder', 'auditor'])
    expect(who('decision', { ...own, decisionConfirmed: true })).toEqual(
      viewers.filter((viewer) => viewer !== 'worker' && viewer !== 'public'),
    )
  })
})
