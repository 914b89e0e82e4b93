import { describe, expect, test } from 'vitest'
import { isPleasantry, readCorrection, readLabelled } from '../../src/domain/corrections.ts'

describe('a correction names the field and what it should say', () => {
  test.each([
    ['改 岗位 车工', { field: 'post', value: '车工' }],
    ['修改姓名：王建国', { field: 'name', value: '王建国' }],
    ['把岗位改成数控铣工', { field: 'post', value: '数控铣工' }],
    ['岗位换成装配工', { field: 'post', value: '装配工' }],
    ['改岗位', { field: 'post', value: '' }],
    ['更正会员号 110108200345', { field: 'membershipNo', value: '110108200345' }],
    ['改 勇挑重担 承担了三项任务', { field: 'F1.1', value: '承担了三项任务' }],
    [
      '改 一线工作经历\n2012.07-2018.03 车工\n2018.04至今 车工',
      { field: 'career', value: '2012.07-2018.03 车工\n2018.04至今 车工' },
    ],
    ['改进了三套夹具，全厂推广', undefined],
    ['岗位很重要', undefined],
  ])('%s', (said, understood) => {
    expect(readCorrection(said)).toEqual(understood)
  })
})

describe('a pasted list of labels', () => {
  test('fills a field per label, lines without one belong to the label above', () => {
    expect(
      readLabelled('姓名：王建国\n岗位: 数控车工\n一线工作经历：\n2012.07-2018.03 车工\n2018.04至今 车工'),
    ).toEqual({
      name: '王建国',
      post: '数控车工',
      career: '2012.07-2018.03 车工\n2018.04至今 车工',
    })
  })
  test('is none when it begins without a label', () => {
    expect(readLabelled('王建国是我们的骨干\n岗位：数控车工')).toBeUndefined()
  })
})

test('a greeting is no answer, a sentence is', () => {
  expect(['你好', '谢谢您！', '好的', 'OK'].map(isPleasantry)).toEqual([true, true, true, true])
  expect(['好学上进', '收到三面锦旗', '嗯，是技师'].map(isPleasantry)).toEqual([false, false, false])
})
