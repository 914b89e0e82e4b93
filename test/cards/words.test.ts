import { describe, expect, it } from 'vitest'
import { anchorWords, markOrder, markWords } from '../../cards/words/anchors.ts'
import { checkItemWords } from '../../cards/words/checks.ts'
import { consentTickWords } from '../../cards/words/consent.ts'
import * as contract from '../../cards/words/contract.ts'
import { denialCodes } from '../../cards/words/denial-codes.ts'
import { denialSentence } from '../../cards/words/denials.ts'
import { fieldWord } from '../../cards/words/fields.ts'
import { fillSentence, findingSentence } from '../../cards/words/findings.ts'
import { criterionWords, forceWords } from '../../cards/words/forces.ts'
import * as kinds from '../../cards/words/kinds.ts'
import { listWarningSentence } from '../../cards/words/list-warnings.ts'
import { dateWords, durationWords, sizeWords } from '../../cards/words/measures.ts'
import { missingSentence } from '../../cards/words/missing.ts'
import { questionSentence } from '../../cards/words/questions.ts'
import { roleSentences, roleWords } from '../../cards/words/roles.ts'
import { stageSentences, stageWords } from '../../cards/words/stages.ts'
import { discreetStateWord, nominationStateWords, objectionStateWords } from '../../cards/words/states.ts'
import { missingBefore, missingKeys } from '../../src/domain/advance.ts'
import { takeAnswer } from '../../src/domain/answers.ts'
import { batchMethods } from '../../src/domain/batches.ts'
import { checkItems } from '../../src/domain/checks.ts'
import { criteria, forceNames } from '../../src/domain/criteria.ts'
import { decisions } from '../../src/domain/decision.ts'
import { type DenialKey, denials } from '../../src/domain/denials.ts'
import { routes } from '../../src/domain/entry.ts'
import { fieldKeys, industries, labelOf, skillLevels } from '../../src/domain/fields.ts'
import { nominationStates } from '../../src/domain/nomination-facts.ts'
import { objectionStates } from '../../src/domain/objections.ts'
import { listWarningKeys } from '../../src/domain/public-list.ts'
import { recusalKinds } from '../../src/domain/recusal.ts'
import type { Facts, Result } from '../../src/domain/result.ts'
import { roles } from '../../src/domain/roles.ts'
import { completeScore, markValues } from '../../src/domain/scoring.ts'
import { anchors, changeSettings, defaultSettings } from '../../src/domain/settings.ts'
import { checkDates, stages, workOpen } from '../../src/domain/stages.ts'
import { checkTree, unitKinds } from '../../src/domain/units.ts'
import { type FindingKey, findingKeys, validate } from '../../src/domain/validation.ts'

const denialKeys = Object.keys(denials) as DenialKey[]
const at = (day: string) => Date.parse(`${day}T17:00:00+08:00`)
const refusal = (result: Result<unknown>) => (result.ok ? 'allowed' : denialSentence(result.denial))

describe('the words that are a contract', () => {
  // architecture 6, copied: 'Words that are a contract'.
  const agreed = {
    typed: '首页 帮助 规则 待办 推荐 继续 我的申报 自荐 模板 进度 公示',
    nomination: '推荐人选 上传推荐表 自己填写 沿用上次 下一步 上一步 保存并离开 提交 确认提交 撤回',
    aggregation: '纳入汇总 退回 暂缓 上报',
    check: '通过 不通过 退回补正',
    review: '开始评审 上一力 下一力 提交评分 跳过 申请回避',
    chair: '催办 结束评分 列入名单 移出名单',
    publicity: '设为公示群 预览公示 提请发布 同意发布 我有异议',
    objection: '受理 成立 不成立',
    decision: '录入会议 确认无误',
    cycle: '新建年度 进入下一阶段',
    labels:
      '姓名 单位 岗位 行业 工会会员号 一线工作经历 政治素质 技能等级或职称 竞赛成绩 引领力 实践力 创新力 攻关力 传承力 勇挑重担 追求卓越 示范带动 技能精湛 业绩突出 持续学习 业务洞察 创新成果 价值创造 担当重任 协同配合 直面难题 总结继承 培养人才 应用智能 评语 理由 完成时限 会议名称 决定',
  }
  const said: Record<keyof typeof agreed, readonly string[]> = {
    typed: Object.values(contract.typedWords),
    nomination: Object.values(contract.nominationWords),
    aggregation: Object.values(contract.aggregationWords),
    check: Object.values(contract.checkWords),
    review: Object.values(contract.reviewWords),
    chair: Object.values(contract.chairWords),
    publicity: Object.values(contract.publicityWords),
    objection: Object.values(contract.objectionWords),
    decision: Object.values(contract.decisionWords),
    cycle: Object.values(contract.cycleWords),
    labels: contract.contractLabels,
  }

  it.each(Object.keys(agreed) as (keyof typeof agreed)[])('%s are the agreed ones', (noun) => {
    expect(said[noun].join(' ')).toEqual(agreed[noun])
  })

  it('no button hides another under the same name', () => {
    const { typed: _, labels: __, ...buttons } = agreed
    expect(Object.values(contract.words)).toEqual(Object.values(buttons).flatMap((line) => line.split(' ')))
  })

  it('a button that stands there several times carries the name', () => {
    expect(contract.forPerson(contract.words.pass, '王建国')).toEqual('通过 · 王建国')
  })
})

describe('words repeat the domain, and no word of it is missing', () => {
  it.each([
    ['codes and articles of refusals', denialCodes, denials],
    ['roles', roleWords, roles],
    ['stages', stageWords, stages],
    ['forces', forceWords, forceNames],
    ['states of an objection', objectionStateWords, objectionStates],
    ['unit kinds', kinds.unitKindWords, unitKinds],
    ['routes', kinds.routeWords, routes],
    ['recusals', kinds.recusalWords, recusalKinds],
    ['methods of a batch', kinds.batchMethodWords, batchMethods],
    ['industries', kinds.industryChoices, industries],
    ['skill levels', kinds.skillChoices, skillLevels.map((level) => level.name)],
    ['decisions', kinds.decisionChoices, Object.keys(decisions)],
    ['marks', markOrder, markValues],
    ['anchors', anchorWords, { ...anchors, na: '不适用' }],
    ['labels of fields', fieldKeys.map(fieldWord), fieldKeys.map(labelOf)],
  ])('%s', (_, words, domain) => {
    expect(words).toEqual(domain)
  })

  it('the checklist has the labels of the domain', () => {
    const labels = Object.entries(checkItems).map(([key, item]) => [key, item.label])
    expect(checkItemWords).toEqual(Object.fromEntries(labels))
  })

  it('the fifteen criteria stand as Art.6 prints them', () => {
    const printed = Object.entries(criterionWords).map(([code, { name, text, article }]) => {
      return { code, name, text, article }
    })
    expect(printed).toEqual(criteria.map(({ code, name, text, article }) => ({ code, name, text, article })))
  })

  it('5 突出 to 不适用', () => {
    expect(markOrder.map(markWords)).toEqual(['5 突出', '4 优秀', '3 良好', '2 一般', '1 欠缺', '不适用'])
  })
})

describe('a refusal says what happened and what to do', () => {
  const cycle = { stage: 'nominate', dates: { nominate: { closes: at('2026-12-15') } } } as const

  it('张三 submits three minutes after the end', () => {
    expect(refusal(workOpen(cycle, 'nominate', { at: at('2026-12-15') + 200_000 }))).toEqual(
      '推荐阶段已经截止，晚了3分钟，这次操作没有计入。需要延期请联系职工发展部。（S04）',
    )
  })

  it('李四 reviews before the review', () => {
    expect(refusal(workOpen(cycle, 'review', { at: at('2026-12-01') }))).toEqual(
      '评审阶段还没有开始，请等开始后再办，发送“首页”可以看日期。（S03）',
    )
  })

  it('a score with fourteen marks missing, and one with a force not rated', () => {
    expect(refusal(completeScore({ 'F1.1': 5 }))).toEqual(
      '还有14项没有打分，已打的分都在，请补完再提交评分。（M03）',
    )
    const marks = Object.fromEntries(criteria.map(({ code, force }) => [code, force === 'F3' ? 'na' : 4]))
    expect(refusal(completeScore(marks))).toEqual(
      '“创新力”三项都是不适用，算不出总分，请至少给其中一项打分。（M06）',
    )
  })

  it('a frozen setting, a wrong date, a unit whose parent is unknown, an answer without words', () => {
    const orphan = { id: 'u1', name: '海淀精工工会', kind: 'base', parentId: 'nowhere' } as const
    const closes = { nominate: { closes: 2 }, check: { closes: 1 } }
    expect([
      refusal(changeSettings(defaultSettings, { target: 25 }, 'shortlist')),
      refusal(checkDates(closes)),
      refusal(checkTree([orphan])),
      refusal(takeAnswer('post', '  ', { reference: '2026-12-15' })),
    ]).toEqual([
      '“选树目标人数”在名单阶段开始后不能再改，请按现有规则办理。（S06）',
      '资格审核阶段的日期前后颠倒了，请按先后顺序重新填写。（S10）',
      '没有找到“海淀精工工会”的上级单位，请核对单位全称后再试。（U01）',
      '“岗位”还没有内容，请回复一句话，或点“以后再说”。（A01）',
    ])
  })

  it('the article stands before the code', () => {
    expect(denialSentence({ key: 'declaration-missing' })).toEqual(
      '请先勾选“材料真实、严格把关”的承诺，再提交（第十一条）。（N04）',
    )
  })

  it('the fixed answers of the platform side are the agreed ones', () => {
    expect([denialSentence({ key: 'button-unknown' }), denialSentence({ key: 'busy' })]).toEqual([
      '这张卡片已过期，请发送“首页”重新打开。（T02）',
      '系统繁忙，请稍后再试。（T07）',
    ])
  })
})

describe('nobody learns from a refusal who is on the list', () => {
  it('评审中, 评审结束 and 已列入名单 are one word for the unit', () => {
    expect(['assigned', 'scored', 'listed'].map(discreetStateWord)).toEqual(['评审中', '评审中', '评审中'])
  })

  it('every refusal reads the same for a listed and an unlisted candidate', () => {
    const refusals = (state: string) => denialKeys.map((key) => denialSentence({ key, facts: { state } }))
    expect(refusals('listed')).toEqual(refusals('assigned'))
    expect(refusals('scored')).toEqual(refusals('assigned'))
  })

  it('ids of the database are in no sentence', () => {
    const ids = { nomination: 'n-81', unitId: 'u-82', personId: 'p-83', endsAt: 1_797_000_000_000 }
    const said = denialKeys.map((key) => denialSentence({ key, facts: ids })).join()
    expect(said.match(/81|82|83|1797/g)).toEqual(null)
  })
})

describe('what is missing', () => {
  it('an empty nomination of 自荐 names its first gap, its forces and its certificate', () => {
    const findings = validate({ route: 'self', fields: { name: '王建国' } }, defaultSettings, {
      at: at('2026-12-15'),
    })
    const said = findings.map(findingSentence)
    expect(said).toContain('请填写单位全称，和工会公章一致（第五条（一））。')
    expect(said).toContain('“引领力”三项都还空着，请至少写好其中一项（第六条（一））。')
    expect(said).toContain('自荐要附上获奖证书，请把证书的照片发过来（第三条）。')
  })

  it('four years and eleven months are shown as such', () => {
    const fields = { career: '2022.01-2026.12 海淀精工 数控车工 一线' }
    const findings = validate({ route: 'unit', fields }, defaultSettings, { at: at('2026-12-01') })
    expect(findings.filter((found) => found.key === 'career-short').map(findingSentence)).toEqual([
      '一线工作合计4年11个月，还不满5年，有别的一线经历请补上（第五条（二））。',
    ])
  })

  it('进入下一阶段 says who waits and how far the target is', () => {
    const facts = { now: 0, listed: 18, target: 20, consentsMissing: 2, publicGroups: 1, confirmers: 1 }
    const missing = missingBefore({ stage: 'shortlist', dates: {} }, facts)
    expect(missing.map(missingSentence)).toEqual([
      '还有2位人选没有同意公示，请先联系本人。',
      '名单比目标少2人，可以这样定，请写明理由（第二条）。',
    ])
  })
})

describe('every sentence can be read', () => {
  const usual: Facts = {
    name: '王建国',
    unit: '海淀精工机械有限公司工会',
    role: '评审组长',
    stage: '党组会审议',
    state: 'handed',
    field: '技能等级或职称',
    setting: 'careerReference',
    force: 'F3',
    item: '技能等级、职称或竞赛成绩',
    level: '市级',
    line: '2012年到2018年在海淀精工当数控车工',
    reference: '2026-12-15',
    end: '2026-12-21',
    due: '2026-12-21',
    date: '2026年13月',
    phone: '1380000',
    year: 2027,
    years: 4,
    months: 11,
    length: 1234,
    max: 1000,
    least: 10,
    count: 12,
    missing: 3,
    valid: 3,
    needed: 5,
    target: 20,
    days: 0,
    left: 4,
    lateMs: 7_300_000,
  }
  const nonsense = Object.fromEntries(
    Object.keys(usual).map((key, index) => [key, [undefined, null, {}, Number.NaN, [], ''][index % 6]]),
  ) as unknown as Facts
  const allWith = (facts: Facts | undefined): string[] => [
    ...denialKeys.map((key) => denialSentence({ key, facts })),
    ...findingKeys.map((key) =>
      findingSentence({ key, field: 'career', severity: 'hard', article: '第五条（二）', facts }),
    ),
  ]
  const plain = [
    ...fieldKeys.flatMap((key) => [questionSentence(key), fillSentence(key)]),
    ...missingKeys.flatMap((key) => [
      missingSentence({ key, severity: 'hard' }),
      missingSentence({ key, severity: 'soft', count: -12, article: '第四条' }),
    ]),
    ...listWarningKeys.flatMap((key) => [
      listWarningSentence({ key, severity: 'hard' }),
      listWarningSentence({ key, severity: 'soft', count: 3 }, '欧阳建国'),
    ]),
    ...Object.values(roleSentences),
    ...Object.values(stageSentences),
  ]
  const sentences = [...new Set([...allWith(undefined), ...allWith(usual), ...allWith(nonsense), ...plain])]
  const breaking = (rule: (sentence: string) => boolean) => sentences.filter((sentence) => !rule(sentence))

  it('without ASCII punctuation beside Chinese characters', () => {
    // Not @: 在群里@我 is how Feishu itself writes a mention.
    const ascii = /\p{Script=Han}\s*[,.;:!?()"'<>[\]{}]|[,;:!?()"'<>[\]{}]\s*\p{Script=Han}/u
    expect(breaking((sentence) => !ascii.test(sentence))).toEqual([])
  })

  it('in at most sixty characters', () => {
    expect(breaking((sentence) => [...sentence].length <= 60)).toEqual([])
  })

  it('to a full stop, a question mark or a code', () => {
    expect(breaking((sentence) => /(?:[。？]|。（[A-Z]\d\d）)$/u.test(sentence))).toEqual([])
  })

  it('without a key, a missing fact or an empty pair of quotes', () => {
    const leak = /NaN|\[object|“”|（）|[a-z]{2,}|(?<!（)F\d/
    expect(breaking((sentence) => !leak.test(sentence.replace('Word', '')))).toEqual([])
  })

  it('without doubled words or stops', () => {
    expect(breaking((sentence) => !/请请|先先|。。|，，|，。|。，/.test(sentence))).toEqual([])
  })

  it('without blame', () => {
    expect(breaking((sentence) => !/错误操作|非法|违规|你|失败|无效|禁止|拒绝/.test(sentence))).toEqual([])
  })

  it('and what somebody typed at length is cut', () => {
    const said = denialSentence({ key: 'unit-unknown', facts: { unit: '海'.repeat(500) } })
    expect(said).toEqual(`没有找到“${'海'.repeat(23)}…”的上级单位，请核对单位全称后再试。（U01）`)
  })

  it('labels, states and ticks are plain Chinese', () => {
    const labels = [
      ...nominationStates.map((state) => nominationStateWords[state]),
      ...Object.values(consentTickWords),
      ...Object.values(stageWords),
    ]
    expect(labels.filter((label) => !/^[\p{Script=Han}、，]+$/u.test(label))).toEqual([])
  })

  it('no two findings say the same', () => {
    const said = findingKeys.map((key: FindingKey) =>
      findingSentence({ key, field: 'career', severity: 'hard' }),
    )
    expect(new Set(said).size).toEqual(findingKeys.length)
  })
})

describe('measures', () => {
  it('round down and name the largest unit', () => {
    expect([5_001, 60_000, 7_300_000, 200_000_000, '', -1].map(durationWords)).toEqual([
      '5秒',
      '1分钟',
      '2小时',
      '2天',
      '',
      '',
    ])
    expect([20 * 1024 * 1024, 2_000, 12, ''].map(sizeWords)).toEqual(['20MB', '1KB', '', ''])
    expect(['2026-12-05', '1797000000000', ''].map(dateWords)).toEqual(['2026年12月5日', '', ''])
  })
})
