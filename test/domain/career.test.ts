import { describe, expect, test } from 'vitest'
import { careerOf } from '../../src/domain/career.ts'

const REFERENCE = '2026-06-10'
const months = (text: string) => careerOf(text, REFERENCE).months
const enough = (text: string) => careerOf(text, REFERENCE).enough

describe('five years on the front line (Art.5(2))', () => {
  test('exactly five years pass, four years and eleven months do not', () => {
    expect(enough('2020.05-2025.05 海淀精工 车工')).toBe(true)
    expect(careerOf('2020.06-2025.05 海淀精工 车工', REFERENCE)).toEqual({
      lines: [
        {
          text: '2020.06-2025.05 海淀精工 车工',
          from: '2020-06',
          to: '2025-05',
          months: 59,
          frontline: true,
          rest: '海淀精工 车工',
        },
      ],
      unparsed: [],
      future: [],
      months: 59,
      years: 4,
      restMonths: 11,
      overlapMonths: 0,
      enough: false,
    })
  })

  test('until now means until the reference date: five years to the day, and one day short', () => {
    expect(enough('2021-06-10至今 车工')).toBe(true)
    expect(enough('2021-06-11至今 车工')).toBe(false)
  })

  test('every way of writing the dates is understood', () => {
    for (const line of [
      '2012.07-2018.03 海淀精工 数控车工 一线',
      '2012年7月－2018年3月 海淀精工',
      '２０１２．０７～２０１８．０３　海淀精工',
      '2012-07～2018-03：海淀精工',
      '2012/7 至 2018/3，海淀精工',
      '1、2012年07月—2018年03月 海淀精工',
      '• 2012.7 - 2018.3 海淀精工',
      '2012-07-2018-03 海淀精工',
      '2012年7月1日至2018年3月1日 海淀精工',
    ]) {
      expect([line, months(line)]).toEqual([line, 68])
    }
    for (const line of [
      '2018年4月至今 班组长',
      '2018.04-今',
      '2018-04 起至今',
      '2018年4月—现在',
      '2018年4月起 海淀精工',
    ]) {
      expect([line, months(line)]).toEqual([line, 98])
    }
  })

  test('a job that ends in March and one that begins in April leave no gap', () => {
    expect(months('2012.07-2018.03 甲厂\n2018.04-2020.04 乙厂')).toBe(93)
    expect(months('2012.07-2018.03 甲厂；2018.06-2020.04 乙厂')).toBe(68 + 22)
  })

  test('overlapping jobs count once', () => {
    const career = careerOf('2015.01-2019.01 甲厂\n2017.01-2020.01 乙厂', REFERENCE)
    expect([career.months, career.overlapMonths]).toEqual([60, 24])
  })

  test('time that is not on the front line is shown and does not count', () => {
    const career = careerOf('2010.01-2018.01 车间 一线\n2018.02-2026.01 办公室 非一线', REFERENCE)
    expect(career.lines.map(({ months, frontline }) => [months, frontline])).toEqual([
      [96, true],
      [95, false],
    ])
    expect(career.months).toBe(96)
  })

  test('a year of 2099 is named and adds nothing beyond the reference date', () => {
    const career = careerOf('2022.06-2099.12 海淀精工', REFERENCE)
    expect(career.future).toEqual(['2022.06-2099.12 海淀精工'])
    expect(career.months).toBe(48)
    expect(careerOf('2090.01-2099.12 海淀精工', REFERENCE).months).toBe(0)
  })

  test('what cannot be read comes back with the reason', () => {
    expect(
      careerOf('一直在车间\n2015年-2020年 海淀精工\n2015.13-2020.01 甲厂\n2020.01-2015.01 乙厂', REFERENCE)
        .unparsed,
    ).toEqual([
      { text: '一直在车间', why: 'no-dates' },
      { text: '2015年-2020年 海淀精工', why: 'no-month' },
      { text: '2015.13-2020.01 甲厂', why: 'impossible' },
      { text: '2020.01-2015.01 乙厂', why: 'reversed' },
    ])
  })

  test('an empty text is nothing at all, and a workshop number is no day', () => {
    expect(careerOf(' \n ', REFERENCE).lines).toEqual([])
    expect(careerOf('2012.07-2018.03 3车间', REFERENCE).lines[0]?.to).toBe('2018-03')
  })
})
