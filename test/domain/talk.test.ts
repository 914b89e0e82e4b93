import { describe, expect, test } from 'vitest'
import { putsOff, takeAnswer } from '../../src/domain/answers.ts'
import type { FieldKey } from '../../src/domain/fields.ts'
import {
  isLater,
  isNominationTalk,
  nextQuestion,
  openQuestions,
  understandNomination,
} from '../../src/domain/talk.ts'
import { completeEntry, units } from './district.ts'

const wang = { name: '王建国', post: '数控车工', unitHint: '海淀精工' }

describe('what an officer types', () => {
  test('is understood in any order and with any blanks', () => {
    for (const text of [
      '推荐 王建国 数控车工 海淀精工',
      '推荐　王建国　数控车工　海淀精工',
      '推荐：王建国、数控车工、海淀精工',
      '推荐王建国，海淀精工，数控车工',
      '我要推荐 海淀精工 王建国 数控车工',
      '我们单位想推荐一位：王建国 / 数控车工 / 海淀精工',
      '推荐 姓名：王建国 岗位：数控车工 单位：海淀精工',
      '推荐王建国，是海淀精工的数控车工。',
      '推荐人选 王建国；海淀精工；数控车工',
    ]) {
      expect([text, understandNomination(text, units)]).toEqual([text, wang])
    }
  })

  test('is understood without a list of units too', () => {
    expect(understandNomination('推荐 王建国 数控车工 海淀精工')).toEqual(wang)
    expect(understandNomination('推荐 刘洋 护士长 西山医院')).toEqual({
      name: '刘洋',
      post: '护士长',
      unitHint: '西山医院',
    })
  })

  test('may be only a part, or nothing', () => {
    expect(understandNomination('推荐')).toEqual({})
    expect(understandNomination('推荐 王建国')).toEqual({ name: '王建国' })
    expect(understandNomination('推荐 王建国 数控车工')).toEqual({ name: '王建国', post: '数控车工' })
  })

  test('keeps rare and minority names, and does not take a trade for a person', () => {
    expect(understandNomination('推荐 李𬭎 钳工').name).toBe('李𬭎')
    expect(understandNomination('推荐 䶮小龙 电工').name).toBe('䶮小龙')
    expect(understandNomination('推荐 买买提•艾合买提 电焊工').name).toBe('买买提·艾合买提')
    expect(understandNomination('推荐 车工 王建国 海淀精工', units)).toEqual({ ...wang, post: '车工' })
    expect(understandNomination('推荐 安全员 于海 清河动力公司', units)).toEqual({
      name: '于海',
      post: '安全员',
      unitHint: '清河动力公司',
    })
  })

  test('is taken out of courtesy, brackets and side remarks', () => {
    const said = (text: string) => understandNomination(text, units)
    expect(said('推荐 王建国（数控车工，海淀精工）')).toEqual(wang)
    expect(said('推荐我们单位的王建国同志')).toEqual({ name: '王建国' })
    expect(said('推荐一下李强，他是快递员')).toEqual({ name: '李强', post: '快递员' })
    expect(said('推荐王建国，男，45岁，数控车工')).toEqual({
      name: '王建国',
      post: '数控车工',
      rest: '男 45岁',
    })
  })

  test('in one word, or as markup, is not cut into something wrong', () => {
    expect(understandNomination('推荐王建国数控车工海淀精工')).toEqual({ rest: '王建国数控车工海淀精工' })
    expect(understandNomination('推荐 <at id=all></at>')).toEqual({ rest: '<at id=all>< at>' })
    expect(understandNomination('推荐 **x**')).toEqual({ rest: '**x**' })
  })

  test('words that nobody can place are kept', () => {
    expect(understandNomination('推荐 王建国 数控车工 海淀精工 谢谢', units)).toEqual({
      ...wang,
      rest: '谢谢',
    })
  })

  test('begins a nomination only when it says so', () => {
    expect(
      ['推荐 王建国', '我要推荐一个人', '申报 王建国', '首页', '什么是推荐'].map(isNominationTalk),
    ).toEqual([...[true, true, true, false, false]])
  })
})

describe('the questions', () => {
  test('come one at a time, in the order of the form, skipping what is put off', () => {
    const entry = completeEntry({ fields: { name: '王建国', unit: '海淀精工', post: '数控车工' } })
    expect(nextQuestion(entry)).toBe('industry')
    expect(nextQuestion(entry, ['industry', 'membershipNo'])).toBe('politics')
    expect(nextQuestion(completeEntry())).toBeUndefined()
    expect(
      openQuestions(completeEntry({ fields: { ...completeEntry().fields, 'F4.3': '', deeds: ' ' } })),
    ).toEqual(['deeds', 'F4.3'])
  })

  test('are not asked about secret material or where a file was sent', () => {
    const fields = { ...completeEntry().fields, 'F4.3': '', 'F3.2': '' }
    expect(openQuestions(completeEntry({ fields, offline: ['F4.3'], files: { 'F3.2': 1 } }))).toEqual([])
  })

  test('can all be put off', () => {
    expect(['以后再说', '跳过', ' 稍后。', '以后再说吧我先忙', '王跳过'].map(isLater)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    // What nobody knows is asked again another time, not kept as the answer; guided questions say what they take.
    const unknown = ['不知道', '我不清楚。', '记不清了', '还没想好', '不知道他得过奖没有']
    expect(unknown.map((text) => putsOff('contest', text))).toEqual([true, true, true, true, false])
    expect(putsOff('industry', '不知道')).toBe(false)
    expect(takeAnswer('name', '不知道', { reference: '2026-06-10' })).toEqual({
      ...{ ok: true, value: { kind: 'later' } },
    })
    expect(takeAnswer('career', '以后再说', { reference: '2026-06-10' })).toEqual({
      ok: true,
      value: { kind: 'later' },
    })
  })
})

describe('an answer', () => {
  const answer = (field: FieldKey, text: string) => {
    const result = takeAnswer(field, text, { reference: '2026-06-10', units })
    if (!result.ok) return result.denial.key
    return result.value.kind === 'value' ? result.value.value : result.value.kind
  }

  test('to the name may be a sentence, and must be a name', () => {
    expect([answer('name', '叫王建国'), answer('name', '姓名：李𬭎'), answer('name', '数控123')]).toEqual([
      ...['王建国', '李𬭎', 'answer-name'],
    ])
  })

  test('to 政治素质 is the unit’s declaration and nothing more', () => {
    for (const yes of ['是', '好', '过硬', '政治素质过硬', '中共党员', '政治表现优秀']) {
      expect([yes, answer('politics', yes)]).toEqual([yes, '政治素质过硬'])
    }
    expect([answer('politics', '不过硬'), answer('politics', '不清楚')]).toEqual([
      'answer-politics',
      'answer-politics',
    ])
  })

  test('to the industry is matched by number, name, part or trade', () => {
    expect(
      ['2', '先进制造', '战略性新兴产业吧', '芯片设计', '餐饮', '文创', '其他', '不知道'].map((text) =>
        answer('industry', text),
      ),
    ).toEqual([
      ...[
        '先进制造业',
        '先进制造业',
        '战略性新兴产业',
        '高科技产业',
        '服务业',
        '文化产业',
        '其他行业',
        'answer-industry',
      ],
    ])
  })

  test('to the grade knows the usual names', () => {
    const words = [
      '国家一级',
      '高级技师',
      '二级',
      '高工',
      '助理工程师',
      '工程师',
      '三级工',
      '高级工程师（教授级）',
      '没有',
      '很厉害',
    ]
    expect(words.map((text) => answer('skill', text))).toEqual([
      ...[
        '高级技师',
        '高级技师',
        '技师',
        '高级工程师',
        '助理工程师',
        '工程师',
        '高级工',
        '高级工程师',
        '无',
        'answer-skill',
      ],
    ])
  })

  test('to the membership number is digits, full-width ones too', () => {
    expect([
      answer('membershipNo', '会员号：１１０１ ０８００１２３'),
      answer('membershipNo', '还没办'),
    ]).toEqual([...['11010800123', 'answer-membership']])
  })

  test('to the unit becomes the registered name where there is just one', () => {
    expect(answer('unit', '西山芯片')).toBe('西山芯片公司工会')
    expect(answer('unit', '东郊农场')).toBe('东郊农场')
  })

  test('to the career must have dates; to the public line no phone number', () => {
    expect([answer('career', '2012.07至今 海淀精工'), answer('career', '很多年')]).toEqual([
      '2012.07至今 海淀精工',
      'answer-career',
    ])
    expect(takeAnswer('career', '2020年到2015年在首钢当焊工', { reference: '2026-06-10' })).toEqual({
      ok: false,
      denial: { key: 'answer-career', facts: { why: 'no-month' } },
    })
    expect(takeAnswer('career', '2020.03-2015.06 首钢 焊工', { reference: '2026-06-10' })).toEqual({
      ok: false,
      denial: { key: 'answer-career', facts: { why: 'reversed' } },
    })
    expect(answer('deeds', '电话 13800001234')).toBe('answer-personal-data')
  })

  test('that is too long says so, and a thousand characters are not too long', () => {
    expect(takeAnswer('F1.1', '字'.repeat(1001), { reference: '2026-06-10' })).toEqual({
      ok: false,
      denial: { key: 'answer-too-long', facts: { field: '勇挑重担', length: 1001, max: 1000 } },
    })
    expect(answer('F1.1', `【勇挑重担】${'𬭎'.repeat(1000)}`)).toBe('𬭎'.repeat(1000))
    expect(answer('post', '岗'.repeat(31))).toBe('answer-too-long')
    expect(answer('post', '   ')).toBe('answer-empty')
  })
})
