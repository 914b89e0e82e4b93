import { describe, expect, test } from 'vitest'
import { advance, missingBefore } from '../../src/domain/advance.ts'
import { changeSettings, defaultSettings, frozenKeys } from '../../src/domain/settings.ts'
import { checkDates, nextStage, stageOpen, stageOrder, workOpen } from '../../src/domain/stages.ts'
import { cycleIn, NOW } from './district.ts'

const closes = NOW
const nominate = cycleIn('nominate', { nominate: { opens: NOW - 10_000, closes } })

describe('a stage', () => {
  test('publicity comes before the party-group meeting, as in Art.4', () => {
    expect(stageOrder.indexOf('publicity')).toBeLessThan(stageOrder.indexOf('decision'))
    expect(nextStage('closed')).toBeUndefined()
  })

  test('closes on time, five seconds of grace included and not one millisecond more', () => {
    expect(stageOpen(nominate, 'nominate', { at: closes })).toEqual({ ok: true, value: 'nominate' })
    expect(stageOpen(nominate, 'nominate', { at: closes + 5_000 })).toEqual({ ok: true, value: 'nominate' })
    expect(stageOpen(nominate, 'nominate', { at: closes + 5_001 })).toEqual({
      ok: false,
      denial: { key: 'late', facts: { stage: '推荐', lateMs: 5_001 } },
    })
  })

  test('is not open before its first instant or before the cycle is there', () => {
    expect(stageOpen(nominate, 'nominate', { at: NOW - 10_001 })).toEqual({
      ok: false,
      denial: { key: 'stage-not-open', facts: { stage: '推荐' } },
    })
    expect(stageOpen(nominate, 'review', { at: NOW })).toEqual({
      ok: false,
      denial: { key: 'stage-not-open', facts: { stage: '评审' } },
    })
  })

  test('is closed once staff went on, even before its date', () => {
    const cycle = cycleIn('check', { nominate: { closes: NOW + 1_000_000 } })
    expect(stageOpen(cycle, 'nominate', { at: NOW })).toEqual({
      ok: false,
      denial: { key: 'stage-closed', facts: { stage: '推荐' } },
    })
  })

  test('stays open for one entry with an extension, until the end of that', () => {
    const extendedTo = closes + 60_000
    expect(stageOpen(nominate, 'nominate', { at: closes + 30_000, extendedTo }).ok).toBe(true)
    expect(stageOpen(cycleIn('check'), 'nominate', { at: closes + 30_000, extendedTo }).ok).toBe(true)
    expect(stageOpen(nominate, 'nominate', { at: extendedTo + 5_001, extendedTo }).ok).toBe(false)
  })

  test('an aggregator works while nominations still come in, until the end of its own stage', () => {
    const cycle = cycleIn('nominate', { nominate: { closes }, aggregate: { closes: closes + 60_000 } })
    expect(workOpen(cycle, 'aggregate', { at: closes + 30_000 })).toEqual({ ok: true, value: 'nominate' })
    expect(workOpen(cycle, 'nominate', { at: closes + 30_000 }).ok).toBe(false)
    expect(workOpen(cycle, 'aggregate', { at: closes + 65_001 }).ok).toBe(false)
  })

  test('dates that run backwards are refused', () => {
    expect(checkDates({ nominate: { opens: 5, closes: 4 } })).toEqual({
      ok: false,
      denial: { key: 'dates-out-of-order', facts: { stage: '推荐' } },
    })
    expect(checkDates({ nominate: { closes: 10 }, review: { closes: 9 } }).ok).toBe(false)
    expect(checkDates({ nominate: { closes: 10 }, review: { closes: 10 } }).ok).toBe(true)
  })
})

describe('进入下一阶段', () => {
  test('names what is missing, what stops it first', () => {
    const facts = { now: NOW, waitingCheck: 2, inCorrection: 1, passed: 3, reviewers: 0 }
    expect(missingBefore(cycleIn('check'), facts)).toEqual([
      { key: 'waiting-check', severity: 'hard', count: 2, article: '第四条' },
      { key: 'no-reviewers', severity: 'hard', article: '第四条' },
      { key: 'in-correction', severity: 'soft', count: 1, article: '第四条' },
    ])
    expect(advance(cycleIn('check'), facts, true)).toEqual({
      ok: false,
      denial: { key: 'stage-incomplete', facts: { missing: 2 } },
    })
  })

  test('a list longer or shorter than the target only wants a reason: 20 is a target, not a cap', () => {
    const facts = { now: NOW, listed: 21, target: 20, publicGroups: 2, confirmers: 1 }
    const [gap] = missingBefore(cycleIn('shortlist'), facts)
    expect(gap).toEqual({ key: 'target-differs', severity: 'soft', count: 1, article: '第二条' })
    expect(advance(cycleIn('shortlist'), facts, false).ok).toBe(false)
    expect(advance(cycleIn('shortlist'), facts, true)).toEqual({ ok: true, value: 'publicity' })
    expect(missingBefore(cycleIn('shortlist'), { ...facts, targetReason: true })).toEqual([])
  })

  test('nothing is published without a second person', () => {
    const facts = { now: NOW, listed: 1, publicGroups: 1, confirmers: 0 }
    expect(missingBefore(cycleIn('shortlist'), facts).map(({ key }) => key)).toEqual(['no-second-person'])
  })

  test('the decision does not begin before the publicity is over', () => {
    const facts = { now: NOW, listReleased: true, publicityOver: false }
    expect(advance(cycleIn('publicity'), facts, true).ok).toBe(false)
    expect(advance(cycleIn('publicity'), { ...facts, publicityOver: true }, true)).toEqual({
      ok: true,
      value: 'decision',
    })
  })

  test('before the closing time it asks once more; after the last stage there is none', () => {
    expect(missingBefore(cycleIn('nominate', { nominate: { closes: NOW + 1 } }), { now: NOW })).toEqual([
      { key: 'before-closing-time', severity: 'soft' },
    ])
    expect(advance(cycleIn('closed'), { now: NOW }, true)).toEqual({
      ok: false,
      denial: { key: 'last-stage' },
    })
  })
})

describe('settings', () => {
  test('the defaults are those the office was told', () => {
    const { target, aggregate, minValid, publicityDays, publicityStartCounts, tieChain } = defaultSettings
    expect({ target, aggregate, minValid, publicityDays, publicityStartCounts, tieChain }).toEqual({
      target: 20,
      aggregate: 'mean',
      minValid: 5,
      publicityDays: 5,
      publicityStartCounts: true,
      tieChain: [],
    })
  })

  test('the way of counting freezes when the review opens, not before', () => {
    expect(changeSettings(defaultSettings, { aggregate: 'trimmed' }, 'check')).toEqual({
      ok: true,
      value: { ...defaultSettings, aggregate: 'trimmed' },
    })
    expect(changeSettings(defaultSettings, { aggregate: 'trimmed' }, 'review')).toEqual({
      ok: false,
      denial: { key: 'setting-frozen', facts: { setting: 'aggregate', stage: '评审' } },
    })
    expect(frozenKeys('prepare')).toEqual([])
  })

  test('a nonsensical value is refused by its name', () => {
    for (const change of [{ target: 0 }, { target: 2.5 }, { minValidShare: 0 }, { publicityDays: -1 }]) {
      expect(changeSettings(defaultSettings, change, 'prepare')).toEqual({
        ok: false,
        denial: { key: 'setting-invalid', facts: { setting: Object.keys(change)[0] } },
      })
    }
  })
})
