import type { Missing, MissingKey } from '../../src/domain/advance.ts'

type Sentence = (count: number | undefined) => string
const some = (count: number | undefined, unit: string) =>
  count === undefined ? '有' : `有${Math.abs(count)}${unit}`

/** What is missing before 进入下一阶段, and what to do about it; without the last full stop. */
const sentences: Readonly<Record<MissingKey, Sentence>> = {
  'no-units': () => '还没有录入单位，请先上传单位和人员表',
  'no-officers': () => '还没有工会干部，请先在人员表里写上基层工会的同志',
  'no-second-person': () => '还没有第二位同志复核，请先增加一位工作人员或复核人',
  'no-checkers': () => '还没有审核员，请先授予至少一位',
  'no-reviewers': () => '还没有评委，请先授予各方面的评委',
  'no-public-group': () => '还没有公示群，请在群里@我，点“设为公示群”',
  'no-contact': () => '还没有填公示的联系电话、邮箱和地址，请先填好',
  'drafts-left': (count) => `还${some(count, '份')}草稿没有提交，进入下一阶段后不能再提交，请先提醒`,
  'waiting-aggregation': (count) => `还${some(count, '份')}申报没有汇总上报，请先提醒汇总单位`,
  'waiting-check': (count) => `还${some(count, '份')}申报等待资格审核，请先提醒审核员`,
  'in-correction': (count) => `还${some(count, '份')}申报正在补正，现在继续就不再等了，请先提醒`,
  'nobody-passed': () => '还没有人选通过资格审核，请先完成审核',
  'not-assigned': (count) => `还${some(count, '位')}人选没有分配评委，请先分配`,
  'scores-missing': (count) => `还${some(count, '份')}评分没有提交，请先催办`,
  'too-few-scores': (count) => `还${some(count, '位')}人选的有效评分不够，请催办或增加评委`,
  'nobody-listed': () => '名单里还没有人选，请先列入名单',
  'target-differs': (count) =>
    count === undefined
      ? '名单人数和目标不同，可以这样定，请写明理由'
      : `名单比目标${count > 0 ? '多' : '少'}${Math.abs(count)}人，可以这样定，请写明理由`,
  'visits-open': (count) => `还${some(count, '位')}人选的实地走访没有结论，请先录入`,
  'consents-missing': (count) => `还${some(count, '位')}人选没有同意公示，请先联系本人`,
  'list-not-released': () => '名单还没有发布公示，请先提请发布',
  'publicity-not-over': () => '公示还没有结束，请等结束后再继续',
  'objections-open': (count) => `还${some(count, '件')}异议没有办结，当事人要等办结，其他人选可以继续`,
  undecided: (count) => `还${some(count, '位')}人选没有党组会决定，请先录入会议`,
  'unconfirmed-decisions': (count) => `还${some(count, '项')}决定没有第二位同志确认，请先确认`,
  'before-closing-time': () => '还没到本阶段的截止时间，现在继续就提前结束，请先确认',
}

/** One line of what 进入下一阶段 says first, with its article. */
export function missingSentence(missing: Missing): string {
  const said = sentences[missing.key](missing.count)
  return `${said}${missing.article ? `（${missing.article}）` : ''}。`
}
