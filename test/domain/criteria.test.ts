import { describe, expect, test } from 'vitest'
import {
  articleOfCriterion,
  criteria,
  criteriaOf,
  criterionByName,
  forceNames,
  isCriterionCode,
} from '../../src/domain/criteria.ts'
import { charactersOf, labelOf, meetsSkillRule, talkOrder } from '../../src/domain/fields.ts'

describe('the five forces of Art.6', () => {
  test('have fifteen criteria with the names the regulation prints', () => {
    expect(criteria.map(({ name }) => name)).toEqual([
      ...['勇挑重担', '追求卓越', '示范带动', '技能精湛', '业绩突出', '持续学习'],
      ...['业务洞察', '创新成果', '价值创造', '担当重任', '协同配合', '直面难题'],
      ...['总结继承', '培养人才', '应用智能'],
    ])
    expect(Object.values(forceNames)).toEqual(['引领力', '实践力', '创新力', '攻关力', '传承力'])
  })

  test('keep the sentence of the regulation word for word', () => {
    expect(criterionByName('业绩突出')?.text).toBe('核心业务成绩连续三年显著高于本岗位平均水平。')
    expect(criterionByName('应用智能')?.text).toBe(
      '积极参与推动本领域知识技能的智能化、数字化，促进专业知识技能与具身智能相融合。',
    )
  })

  test('are cited by the label a reader finds', () => {
    expect(articleOfCriterion('F2.1')).toBe('第六条（二）1')
    expect(criteriaOf('F5').map(({ article }) => article)).toEqual([
      '第六条（五）1',
      '第六条（五）2',
      '第六条（五）3',
    ])
  })

  test('know no sixth force', () => {
    expect(isCriterionCode('F6.1')).toBe(false)
    expect(isCriterionCode('F5.4')).toBe(false)
    expect(isCriterionCode(['F1.1'])).toBe(false)
  })
})

describe('fields', () => {
  test('carry the labels everybody agreed on', () => {
    expect(
      ['name', 'unit', 'post', 'industry', 'membershipNo', 'career'].map((key) => labelOf(key as 'name')),
    ).toEqual(['姓名', '单位', '岗位', '行业', '工会会员号', '一线工作经历'])
    expect(['politics', 'skill', 'contest', 'F3.2'].map((key) => labelOf(key as 'skill'))).toEqual([
      '政治素质',
      '技能等级或职称',
      '竞赛成绩',
      '创新成果',
    ])
  })

  test('are all asked for once', () => {
    expect(new Set(talkOrder).size).toBe(talkOrder.length)
    expect(talkOrder).toHaveLength(25)
  })

  test('a rare character is one character', () => {
    expect(charactersOf('𬭎䶮')).toBe(2)
  })

  test('技师 and 工程师 and above meet 原则上, 高级工 does not', () => {
    expect(
      ['高级工', '助理工程师', '技师', '高级技师', '工程师', '正高级工程师'].map(meetsSkillRule),
    ).toEqual([...[false, false, true, true, true, true]])
  })
})
