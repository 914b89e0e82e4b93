import { describe, expect, test } from 'vitest'
import { checklist, checkVerdict, effectiveVerdicts, type ManualVerdicts } from '../../src/domain/checks.ts'
import { isConsented, mayConsent } from '../../src/domain/consent.ts'
import type { Entry } from '../../src/domain/entry.ts'
import { validate } from '../../src/domain/validation.ts'
import { completeEntry, NOW, person, settingsWith, 吴九, 李四 } from './district.ts'

const listOf = (entry: Entry, barred = false) =>
  checklist(entry, validate(entry, settingsWith(), { at: NOW }), barred)
const verdictsOf = (entry: Entry, barred = false) =>
  Object.fromEntries(listOf(entry, barred).map(({ key, automatic }) => [key, automatic]))
const withFields = (fields: Entry['fields'], more: Partial<Entry> = {}) =>
  completeEntry({ ...more, fields: { ...completeEntry().fields, ...fields } })

describe('the checklist', () => {
  test('of a complete recommendation is proposed as passed, without the items of 自荐', () => {
    expect(verdictsOf(completeEntry())).toEqual({
      employed: 'pass',
      politics: 'pass',
      membership: 'pass',
      career: 'pass',
      industry: 'pass',
      skill: 'pass',
      evidence: 'pass',
      truth: 'pass',
    })
  })

  test('shows each finding at its item, hard ones failed, soft ones open', () => {
    const entry = withFields({ career: '2022.01至今 车工', skill: '高级工', contest: '无', membershipNo: '' })
    expect(verdictsOf(entry)).toMatchObject({
      career: 'fail',
      skill: 'unclear',
      membership: 'fail',
      politics: 'pass',
    })
    expect(
      listOf(entry)
        .find(({ key }) => key === 'career')
        ?.findings.map(({ key }) => key),
    ).toEqual(['career-short'])
  })

  test('of 自荐 leaves the certificate to a person, and shows that the unit is barred', () => {
    const self = completeEntry({ route: 'self', files: { contest: 1 } })
    expect(verdictsOf(self, true)).toMatchObject({ contest: 'unclear', truth: 'unclear' })
  })

  test('prefers the person’s verdict to the automatic one and says which it was', () => {
    const lines = listOf(completeEntry()).filter(({ key }) => key === 'politics' || key === 'career')
    expect(effectiveVerdicts(lines, { career: 'fail' })).toEqual([
      { key: 'politics', verdict: 'pass', automatic: true },
      { key: 'career', verdict: 'fail', automatic: false },
    ])
  })
})

describe('the verdict', () => {
  const judge = (
    verdict: Parameters<typeof checkVerdict>[0],
    entry = completeEntry(),
    manual: ManualVerdicts = {},
  ) => {
    const result = checkVerdict(verdict, { lines: listOf(entry), manual, at: NOW })
    return result.ok ? result.value : result.denial.key
  }

  test('通过 agrees with its items; a soft one may be failed', () => {
    expect(judge({ verdict: 'pass' })).toBe('pass')
    expect(judge({ verdict: 'pass' }, completeEntry(), { politics: 'fail' })).toBe('check-contradicts')
    expect(judge({ verdict: 'pass' }, completeEntry(), { truth: 'unclear' })).toBe('check-incomplete')
    expect(judge({ verdict: 'pass' }, completeEntry(), { skill: 'fail' })).toBe('pass')
  })

  test('通过 for 自荐 wants the certificate seen', () => {
    const self = completeEntry({ route: 'self', files: { contest: 1 } })
    expect(judge({ verdict: 'pass' }, self)).toBe('check-incomplete')
    expect(judge({ verdict: 'pass' }, self, { contest: 'pass' })).toBe('pass')
  })

  test('不通过 cites an article that exists, 退回补正 has a due time to come', () => {
    expect(judge({ verdict: 'fail', reason: '不足五年' })).toBe('article-missing')
    expect(judge({ verdict: 'fail', reason: '不足五年', article: '第五条（二）' })).toBe('fail')
    expect(judge({ verdict: 'fail', article: '第五条（二）' })).toBe('reason-missing')
    expect(judge({ verdict: 'return', reason: '补证书' })).toBe('due-date-missing')
    expect(judge({ verdict: 'return', reason: '补证书', dueAt: NOW })).toBe('due-date-past')
    expect(judge({ verdict: 'return', reason: '补证书', dueAt: NOW + 1 })).toBe('return')
  })
})

describe('consent', () => {
  test('is three ticks, not two, and not one that was taken back', () => {
    const all = { collect: true, sensitive: true, publish: true }
    expect(isConsented(all)).toBe(true)
    expect(isConsented({ ...all, publish: false })).toBe(false)
    expect(isConsented({ ...all, withdrawnAt: NOW })).toBe(false)
    expect([isConsented(null), isConsented(undefined)]).toEqual([false, false])
  })

  test('is the nominee’s own; others enter it only from a signed paper', () => {
    const press = { person: person('王建国', 'jingong'), at: NOW, paper: false }
    expect(mayConsent('王建国', press)).toEqual({ ok: true, value: 'self' })
    expect(mayConsent('王建国', { ...press, person: 吴九 })).toEqual({
      ok: false,
      denial: { key: 'paper-missing' },
    })
    expect(mayConsent('王建国', { ...press, person: 吴九, paper: true })).toEqual({
      ok: true,
      value: 'proxy',
    })
    expect(mayConsent('王建国', { ...press, person: 李四, paper: true })).toEqual({
      ok: false,
      denial: { key: 'consent-not-yours' },
    })
    expect(mayConsent(null, { ...press, person: 李四 }).ok).toBe(false)
  })
})
