import { describe, expect, test } from 'vitest'
import {
  changeMeeting,
  confirmMeeting,
  type Meeting,
  meetingCanonical,
  parseDecision,
  recordMeeting,
} from '../../src/domain/decision.ts'
import { NOW, 冯二, 吴九, 张三, 钱七 } from './district.ts'

const endsAt = Date.parse('2026-06-09T23:59:59.999+08:00')
const line = (id: string, change: Partial<Meeting['lines'][number]> = {}): Meeting['lines'][number] => ({
  nominationId: id,
  decision: '同意',
  reason: '',
  objectionOpen: false,
  endsAt,
  ...change,
})
const meeting = (change: Partial<Meeting> = {}): Meeting => ({
  name: '2026年第8次党组会',
  date: '2026-06-10',
  state: 'draft',
  recordedBy: null,
  lines: [line('n1'), line('n2', { decision: '暂缓', reason: '补充核实' })],
  ...change,
})
const record = (change: Partial<Meeting>, at = NOW) => {
  const result = recordMeeting(meeting(change), { person: 冯二, at })
  return result.ok ? result.value : result.denial.key
}

describe('the meeting', () => {
  test('is recorded by the recorder alone', () => {
    expect(record({})).toBe('recorded')
    expect(recordMeeting(meeting(), { person: 吴九, at: NOW })).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
  })

  test('is held after the publicity, not on its last day', () => {
    expect(record({ date: '2026-06-09' })).toBe('decision-before-end')
    expect(record({ lines: [line('n1', { endsAt: NOW })] })).toBe('decision-before-end')
    expect(record({ lines: [line('n1', { endsAt: null })] })).toBe('decision-not-publicised')
    expect(record({ date: '2026-06-11' })).toBe('date-future')
  })

  test('decides nobody under an open objection, and everybody else', () => {
    expect(
      recordMeeting(meeting({ lines: [line('n1'), line('n2', { objectionOpen: true })] }), {
        person: 冯二,
        at: NOW,
      }),
    ).toEqual({
      ok: false,
      denial: { key: 'objection-open', facts: { nomination: 'n2' } },
    })
    expect(record({ lines: [line('n1'), line('n2', { objectionOpen: true, decision: null })] })).toBe(
      'recorded',
    )
  })

  test('needs its name, a real date, one decision, and a reason for 不同意 and 暂缓', () => {
    expect(record({ name: ' ' })).toBe('decision-meeting')
    expect(record({ date: '2026-06-31' })).toBe('date-invalid')
    expect(record({ lines: [line('n1', { decision: null })] })).toBe('decision-none')
    expect(record({ lines: [line('n1', { decision: '不同意' })] })).toBe('decision-reason-missing')
    expect(['同意', '不同意', '暂缓', '弃权', 1, ['同意']].map((input) => parseDecision(input).ok)).toEqual([
      ...[true, true, true, false, false, false],
    ])
  })
})

describe('confirming', () => {
  const recorded = meeting({ state: 'recorded', recordedBy: '冯二' })
  const seen = meetingCanonical(recorded)
  const confirm = (change: Partial<Meeting>, press: Partial<Parameters<typeof confirmMeeting>[1]> = {}) => {
    const now = { ...recorded, ...change }
    const result = confirmMeeting(now, { person: 钱七, at: NOW, seen, now: meetingCanonical(now), ...press })
    return result.ok ? result.value : result.denial.key
  }

  test('is done by a second person', () => {
    expect(confirm({})).toBe('confirmed')
    expect(confirm({}, { person: 冯二 })).toBe('same-person')
    expect(confirm({}, { person: 张三 })).toBe('not-your-role')
  })

  test('is void when anything changed in between, also an objection that came in', () => {
    expect(confirm({ lines: [line('n1', { decision: '不同意', reason: '票数不足' })] })).toBe(
      'decision-changed',
    )
    expect(confirm({ name: '2026年第9次党组会' })).toBe('decision-changed')
    expect(
      confirm({
        lines: [line('n1', { objectionOpen: true }), line('n2', { decision: '暂缓', reason: '补充核实' })],
      }),
    ).toBe('objection-open')
  })

  test('freezes: nothing is recorded, changed or confirmed again', () => {
    expect(confirm({ state: 'confirmed' })).toBe('decision-confirmed')
    expect(confirm({ state: 'draft' })).toBe('decision-none')
    expect(record({ state: 'confirmed' })).toBe('decision-confirmed')
    expect(changeMeeting('confirmed')).toEqual({ ok: false, denial: { key: 'decision-confirmed' } })
    expect(changeMeeting('recorded')).toEqual({ ok: true, value: 'draft' })
  })
})
