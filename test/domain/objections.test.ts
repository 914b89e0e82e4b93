import { describe, expect, test } from 'vitest'
import { decideObjection, type ObjectionFacts, receiveObjection } from '../../src/domain/objections.ts'
import { NOW, person, 吴九, 陈办 } from './district.ts'

const form = {
  realName: '王五',
  contact: '13800001234',
  facts: '所称专利并非本人完成，有登记为证。',
  nominationId: 'n1',
}
const intake = { at: NOW, startsAt: NOW - 1000, endsAt: NOW, listed: ['n1', 'n2'] }
const key = (result: { ok: true; value: string } | { ok: false; denial: { key: string } }) =>
  result.ok ? result.value : result.denial.key

describe('an objection', () => {
  test('is received inside the period, grace included, and not outside', () => {
    expect(receiveObjection(form, intake)).toEqual({ ok: true, value: 'received' })
    expect(key(receiveObjection(form, { ...intake, at: NOW + 5_000 }))).toBe('received')
    expect(key(receiveObjection(form, { ...intake, at: NOW + 5_001 }))).toBe('objection-period')
    expect(key(receiveObjection(form, { ...intake, at: NOW - 1001 }))).toBe('objection-period')
  })

  test('needs a real name, a way to answer, facts, and a person on the list', () => {
    expect(key(receiveObjection({ ...form, realName: '' }, intake))).toBe('objection-name')
    expect(key(receiveObjection({ ...form, realName: '匿名123' }, intake))).toBe('objection-name')
    expect(key(receiveObjection({ ...form, contact: '微信' }, intake))).toBe('objection-contact')
    expect(key(receiveObjection({ ...form, contact: 'wangwu@example.invalid' }, intake))).toBe('received')
    expect(key(receiveObjection({ ...form, facts: '不服' }, intake))).toBe('objection-facts')
    expect(key(receiveObjection({ ...form, nominationId: 'n9' }, intake))).toBe('objection-respondent')
  })

  const facts: ObjectionFacts = {
    state: 'received',
    byId: '王五',
    nomineeId: '王建国',
    nomineeUnitId: 'jingong',
    handler: 陈办,
    at: NOW,
    reason: '经核实',
  }

  test('is taken up, then upheld or dismissed with a reason', () => {
    expect(decideObjection('accept', { ...facts, reason: '' })).toEqual({ ok: true, value: 'accepted' })
    expect(key(decideObjection('uphold', { ...facts, state: 'accepted' }))).toBe('upheld')
    expect(key(decideObjection('dismiss', { ...facts, state: 'accepted' }))).toBe('dismissed')
    expect(key(decideObjection('reject', facts))).toBe('rejected')
    expect(key(decideObjection('uphold', { ...facts, state: 'accepted', reason: ' ' }))).toBe(
      'reason-missing',
    )
  })

  test('has no consequence before it was looked into, and ends once', () => {
    expect(key(decideObjection('uphold', facts))).toBe('wrong-state')
    expect(key(decideObjection('dismiss', { ...facts, state: 'upheld' }))).toBe('objection-closed')
  })

  test('is handled by a case handler who is not part of it', () => {
    expect(key(decideObjection('accept', { ...facts, handler: 吴九 }))).toBe('not-your-role')
    expect(key(decideObjection('accept', { ...facts, byId: '陈办' }))).toBe('objection-conflict')
    expect(key(decideObjection('accept', { ...facts, nomineeId: '陈办' }))).toBe('objection-conflict')
    const near = person('陈办', 'jingong', 'caseHandler')
    expect(key(decideObjection('accept', { ...facts, handler: near }))).toBe('objection-conflict')
  })
})
