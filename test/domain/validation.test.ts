import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/domain/entry.ts'
import type { FieldKey } from '../../src/domain/fields.ts'
import { hardFindings, namesThreeYears, reasonsMissing, validate } from '../../src/domain/validation.ts'
import { completeEntry, NOW, settingsWith } from './district.ts'

const settings = settingsWith()
const withFields = (fields: Partial<Record<FieldKey, string>>, more: Partial<Entry> = {}) =>
  completeEntry({ ...more, fields: { ...completeEntry().fields, ...fields } })
const found = (entry: Entry, change = settings) =>
  validate(entry, change, { at: NOW }).map(({ severity, field, key }) => `${severity} ${field} ${key}`)

describe('a whole entry', () => {
  test('with everything in it has no finding', () => {
    expect(found(completeEntry())).toEqual([])
  })

  test('that is empty names every required field with its article', () => {
    const findings = validate(completeEntry({ fields: {} }), settings, { at: NOW })
    expect(hardFindings(findings).map(({ field, key, article }) => [field, key, article])).toEqual([
      ['name', 'missing', undefined],
      ['unit', 'missing', '第五条（一）'],
      ['post', 'missing', '第五条（一）'],
      ['industry', 'missing', '第五条（三）'],
      ['membershipNo', 'missing', '第五条（一）'],
      ['career', 'missing', '第五条（二）'],
      ['politics', 'missing', '第五条（一）'],
      ['F1.1', 'force-empty', '第六条（一）'],
      ['F2.1', 'force-empty', '第六条（二）'],
      ['F3.1', 'force-empty', '第六条（三）'],
      ['F4.1', 'force-empty', '第六条（四）'],
      ['F5.1', 'force-empty', '第六条（五）'],
    ])
  })

  test('with a denied declaration, an impossible name or a phone number in the public line is refused', () => {
    expect(found(withFields({ politics: '不过硬' }))).toEqual(['hard politics politics-not-declared'])
    expect(found(withFields({ name: '<at id=all>' }))).toEqual(['hard name name-implausible'])
    expect(found(withFields({ name: '李𬭎' }))).toEqual([])
    expect(found(withFields({ deeds: '电话13800001234' }))).toEqual(['hard deeds deeds-personal-number'])
  })

  test('may hold exactly a thousand characters per criterion, rare ones counted once', () => {
    expect(found(withFields({ 'F1.1': '𬭎'.repeat(1000) }))).toEqual([])
    expect(found(withFields({ 'F1.1': '字'.repeat(1001) }))).toEqual(['hard F1.1 too-long'])
  })
})

describe('five years', () => {
  test('the arithmetic is in the finding', () => {
    const short = withFields({ career: '2021.07-2026.06 海淀精工 车工' })
    expect(validate(short, settings, { at: NOW })).toEqual([
      {
        field: 'career',
        severity: 'hard',
        key: 'career-short',
        article: '第五条（二）',
        facts: { years: 4, months: 11, reference: '2026-06-10' },
      },
    ])
    expect(found(withFields({ career: '2021.06-2026.06 海淀精工 车工' }))).toEqual([])
  })

  test('are counted to the end of the nominations, or to the date the office sets', () => {
    const entry = withFields({ career: '2021年7月至今 海淀精工 车工' })
    const july = Date.parse('2026-07-01T18:00:00+08:00')
    expect(validate(entry, settings, { at: NOW, nominationCloses: july })).toEqual([])
    expect(found(entry, settingsWith({ careerReference: '2026-01-01' }))).toEqual([
      'hard career career-short',
    ])
  })

  test('a date in 2099 refuses; a line nobody can read is only shown when the rest is enough', () => {
    expect(found(withFields({ career: '2012.07-2099.01 海淀精工' }))).toEqual(['hard career career-future'])
    expect(found(withFields({ career: '2012.07-2020.01 海淀精工\n后来调到班组' }))).toEqual([
      'info career career-unparsed',
    ])
    expect(found(withFields({ career: '干了二十年' }))).toEqual([
      'hard career career-unparsed',
      'hard career career-short',
    ])
  })
})

describe('原则上', () => {
  test('warns below 技师 and 工程师 without a contest, and goes on with a reason', () => {
    const entry = withFields({ skill: '高级工', contest: '无' })
    const findings = validate(entry, settings, { at: NOW })
    expect(findings.map(({ severity, key, article }) => [severity, key, article])).toEqual([
      ['soft', 'skill-below', '第六条（二）1'],
    ])
    expect(reasonsMissing(findings, {})).toHaveLength(1)
    expect(reasonsMissing(findings, { skill: '单位没有评聘资格' })).toEqual([])
  })

  test('reads as OR by default, as AND when the office says so', () => {
    const entry = withFields({ skill: '技师', contest: '无' })
    expect(found(entry)).toEqual([])
    expect(found(entry, settingsWith({ skillRule: 'both' }))).toEqual(['soft contest contest-below'])
  })
})

describe('the five forces', () => {
  test('a gap in a force is shown, not refused: no criterion is a veto', () => {
    expect(found(withFields({ 'F4.3': '' }))).toEqual(['info F4.3 criterion-empty'])
  })

  test('secret material handed in on paper, or a file, fills a criterion', () => {
    const secret = withFields(
      { 'F4.1': '', 'F4.2': '', 'F4.3': '' },
      { offline: ['F4.3'], files: { 'F4.1': 1, 'F4.2': 2 } },
    )
    expect(found(secret)).toEqual([])
  })

  test('three consecutive years are looked for in 业绩突出', () => {
    expect(['2023、2024、2025年', '2021年至2023年', '连续三年第一', '近三年'].map(namesThreeYears)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['2021、2023、2025年', '2024-2025年', '多年第一'].map(namesThreeYears)).toEqual([
      false,
      false,
      false,
    ])
    expect(found(withFields({ 'F2.2': '2021、2023、2025年第一' }))).toEqual(['info F2.2 three-years-unclear'])
  })
})

describe('自荐', () => {
  const self = (contest: string, files: Entry['files'] = { contest: 1 }) =>
    withFields({ contest }, { route: 'self', files })

  test('passes both gates only together: the contest and the ordinary conditions', () => {
    expect(found(self('2023年海淀区职工技能大赛 优胜奖'))).toEqual([])
    expect(found(self('公司比武第一名'))).toEqual(['hard contest self-contest'])
    const short = withFields(
      { contest: '全国大赛 第1名', career: '2023.01至今 车工' },
      { route: 'self', files: { contest: 1 } },
    )
    expect(found(short)).toEqual(['hard career career-short'])
  })

  test('wants the certificate', () => {
    expect(found(self('2023年海淀区职工技能大赛 优胜奖', {}))).toEqual(['hard contest self-certificate'])
  })
})
