import { expect, test } from 'vitest'
import { contestGate, parseContest } from '../../src/domain/contest.ts'

const gate = (text: string) => {
  const result = contestGate(parseContest(text))
  return result.ok ? result.value : result.denial.key
}

test('自荐 needs 优胜 in a district contest or a place in a higher one', () => {
  expect(gate('2023年海淀区职工技能大赛数控车工 优胜奖')).toBe('district')
  expect(gate('2023年海淀区职工技能大赛 第二名')).toBe('district')
  expect(gate('2022年北京市职业技能竞赛 三等奖')).toBe('city')
  expect(gate('全国数控技能大赛 第8名')).toBe('city')
  expect(gate('世界技能大赛 金牌')).toBe('city')
})

test('taking part, 优胜 without a place in a city contest, and a company contest are not enough', () => {
  expect(gate('海淀区职工技能大赛 参赛')).toBe('contest-result')
  expect(gate('2022年北京市职业技能竞赛 优胜奖')).toBe('contest-result')
  expect(gate('公司技术比武 第一名')).toBe('contest-level')
  expect(gate('无')).toBe('contest-level')
})

test('level, result and year are read out of the sentence', () => {
  expect(parseContest('２０２３年北京市海淀区职工技能大赛 优胜')).toEqual({
    text: '2023年北京市海淀区职工技能大赛 优胜',
    level: 'district',
    result: 'winner',
    year: 2023,
  })
})
