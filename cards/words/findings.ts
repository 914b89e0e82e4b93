import type { FactKey, FieldKey } from '../../src/domain/fields.ts'
import type { Finding, FindingKey, Severity } from '../../src/domain/validation.ts'
import { around, type Fact, readFacts } from './denial-types.ts'
import { factLabels, fieldWord } from './fields.ts'
import { criterionWords, forceWord } from './forces.ts'
import { clip, dateWords } from './measures.ts'

export const severityWords: Readonly<Record<Severity, string>> = {
  hard: '必须补齐',
  soft: '请写理由',
  info: '建议补充',
}

const howToFill: Readonly<Record<FactKey, string>> = {
  name: '请填写姓名',
  unit: '请填写单位全称，和工会公章一致',
  post: '请填写岗位，例如：数控车工',
  industry: '请选择行业，都不是就选“其他行业”',
  membershipNo: '请填写工会会员号，可以看会员证，或问本单位工会',
  career: '请填写一线工作经历，每份工作一行，写明起止年月',
  politics: '请由单位说明政治素质，例如：政治素质过硬',
  skill: '请填写技能等级或职称，没有就写“无”',
  contest: '请填写竞赛成绩，没有就写“无”',
  deeds: '请写一句话事迹，公示时用这一句',
}

const isFactKey = (field: FieldKey): field is FactKey => Object.hasOwn(factLabels, field)

/** What to write into an empty field. */
export function fillSentence(field: FieldKey): string {
  return isFactKey(field)
    ? `${howToFill[field]}。`
    : `请写一写${fieldWord(field)}：${criterionWords[field].hint}`
}

type Sentence = (finding: Finding, fact: Fact) => string
const LONGEST_LINE = 14

/** Sentences without their last full stop; the article follows. */
const sentences: Readonly<Record<FindingKey, Sentence>> = {
  missing: ({ field }) => fillSentence(field).replace(/。$/u, ''),
  'too-long': ({ field }, fact) =>
    `“${fieldWord(field)}”${around(fact('length'), '有', '字，')}太长了，请${around(fact('max'), '精简到', '字以内') || '精简一些'}`,
  'name-implausible': () => '这不像一个姓名，请只填姓名，例如：王建国',
  'membership-format': () => '会员号和常见的样子不同，请再核对一下，没有错就写明理由',
  'politics-not-declared': () => '政治素质一项没有说明过硬，请由单位核实后填写，例如：政治素质过硬',
  'career-unparsed': (_, fact) =>
    `有${around(fact('count'), '', '行') || '几行'}没有看懂起止年月${around(clip(fact('line'), LONGEST_LINE), '（“', '”）')}，请写成：2015.03-2020.06`,
  'career-future': (_, fact) =>
    `这一行写到了${dateWords(fact('reference')) || '截止日'}以后${around(clip(fact('line'), LONGEST_LINE), '（“', '”）')}，还在岗请写“至今”`,
  'career-short': (_, fact) =>
    `一线工作${around(spanWords(fact), '合计', '，')}还不满5年，有别的一线经历请补上`,
  'industry-outside': () => '不在重点行业里也可以推荐，请写清楚具体做什么',
  'skill-below': () => '还没有看到技师、工程师及以上的等级或职称，有就补上，没有请写明理由',
  'contest-below': () => '还没有看到区级优胜或市级以上名次，有就补上，没有请写明理由',
  'force-empty': (_, fact) =>
    `${around(forceWord(fact('force')), '“', '”') || '有一力'}三项都还空着，请至少写好其中一项`,
  'criterion-empty': ({ field }) => `“${fieldWord(field)}”还空着，写上会更有说服力`,
  'three-years-unclear': () => '还看不出是连续三年，请每年写一个数，并写上同岗平均数',
  'deeds-personal-number': () => '一句话事迹会公开，请删去里面的身份证号、手机号或卡号',
  'self-contest': () => '自荐要有区级优胜，或市级及以上的名次，请写明竞赛和成绩',
  'self-certificate': () => '自荐要附上获奖证书，请把证书的照片发过来',
}

function spanWords(fact: Fact): string {
  const years = Number(fact('years') || 0)
  const months = Number(fact('months') || 0)
  return `${years > 0 ? `${years}年` : ''}${months > 0 ? `${months}个月` : ''}`
}

/** A finding in words: what is there, what to write instead, and the article. */
export function findingSentence(finding: Finding): string {
  const said = sentences[finding.key](finding, readFacts(finding.facts))
  return `${said}${finding.article ? `（${finding.article}）` : ''}。`
}
