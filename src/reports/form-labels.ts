import { type CriterionCode, criteria, type ForceKey, forceKeys, forceNames } from '../domain/criteria.ts'
import type { FactKey, FieldKey } from '../domain/fields.ts'

/** What a label on a form stands for: one fact, one criterion, or a force that holds three criteria. */
export type Target = FieldKey | ForceKey

/** How offices print the facts, in the normal form of `plainLabel`; the first is the project's own. */
const factLabels: Record<FactKey, readonly string[]> = {
  name: [
    '姓名',
    '被推荐人',
    '被推荐人姓名',
    '推荐人选',
    '推荐人选姓名',
    '候选人',
    '候选人姓名',
    '申报人',
    '申报人姓名',
  ],
  unit: [
    '单位',
    '工作单位',
    '所在单位',
    '单位名称',
    '现工作单位',
    '单位全称',
    '所在单位名称',
    '工作单位名称',
    '用人单位',
  ],
  post: [
    '岗位',
    '工作岗位',
    '现任岗位',
    '现从事岗位',
    '岗位名称',
    '岗位工种',
    '工种岗位',
    '职务岗位',
    '岗位职务',
    '工种',
    '从事工种',
    '职业工种',
    '职务',
    '现任职务',
    '职务工种',
  ],
  industry: [
    '行业',
    '所属行业',
    '所在行业',
    '行业类别',
    '产业领域',
    '所属产业',
    '所属领域',
    '行业领域',
    '从事行业',
  ],
  membershipNo: [
    '工会会员号',
    '工会会员证号',
    '工会会员证编号',
    '工会会员编号',
    '工会会员卡号',
    '工会会员证号码',
    '会员证号',
    '会员号',
    '会员编号',
    '会员卡号',
    '工会证号',
  ],
  career: [
    '一线工作经历',
    '从事一线工作经历',
    '一线经历',
    '一线生产现场工作经历',
    '一线岗位工作经历',
    '工作经历',
    '主要工作经历',
    '工作简历',
    '个人简历',
    '本人简历',
    '简历',
  ],
  politics: ['政治素质', '政治表现', '政治素质情况', '政治素质表现', '政治素质认定', '思想政治表现'],
  skill: [
    '技能等级职称',
    '职称技能等级',
    '技能等级',
    '职业技能等级',
    '技术等级',
    '职业资格等级',
    '职业资格',
    '职称',
    '专业技术职称',
    '技术职称',
    '专业技术职务',
    '职业技能等级职称',
    '职业资格职称',
  ],
  contest: [
    '竞赛成绩',
    '技能竞赛成绩',
    '竞赛名次',
    '竞赛获奖',
    '竞赛获奖情况',
    '技能竞赛获奖情况',
    '参加竞赛成绩',
    '参加技能竞赛情况',
    '职业技能竞赛成绩',
    '参赛成绩',
    '职工技能竞赛成绩',
  ],
  deeds: [
    '一句话事迹',
    '公示事迹',
    '主要事迹',
    '主要事迹简介',
    '事迹简介',
    '事迹摘要',
    '先进事迹',
    '主要事迹一句话',
  ],
}

const targets: ReadonlyMap<string, Target> = new Map<string, Target>([
  ...Object.entries(factLabels).flatMap(([key, labels]) =>
    labels.map((label): [string, Target] => [label, key as FactKey]),
  ),
  ...criteria.map((criterion): [string, Target] => [criterion.name, criterion.code]),
  ...forceKeys.map((force): [string, Target] => [forceNames[force], force]),
])

/** No label is longer, hints in brackets included; a longer line is text. Characters. */
const LABEL_MAX = 60

/** '单位（盖章）' asks for a stamp, '单位意见（签字）' for a signature: neither asks for a fact. */
const asksForStamp = /盖章|公章|签字|签章|签名|意见/

const numbering = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\)|[、.:])|[①-⑳]|[*★●◆▲■])+/

/** '技 能 等 级（职称）：' → candidates '技能等级(职称)', '技能等级职称', '技能等级'. */
function plainLabels(text: string): string[] {
  const tight = text
    .normalize('NFKC')
    .replace(/[\s_]+/g, '')
    .replace(/^[【[「]|[】\]」]$/g, '')
    .replace(/[:。]+$/, '')
  return [tight, tight.replace(numbering, '')].flatMap((label) => [
    bare(label),
    bare(label.replace(/\([^()]*\)/g, '')),
  ])
}

function bare(label: string): string {
  return label.replace(/[()【】[\]/\\、或及和与·:]/g, '')
}

/** What a whole line stands for as a label, or undefined: '姓 名', '2．工作单位：', '【勇挑重担】'. */
export function targetOf(line: string): Target | undefined {
  if (line.length > LABEL_MAX || asksForStamp.test(line)) return undefined
  for (const label of plainLabels(line)) {
    const target = targets.get(label)
    if (target) return target
  }
  return undefined
}

/** A label and its value on one line, '姓名：王建国' or '【勇挑重担】担任…'; the first mark divides. */
export function labelledLine(line: string): { target: Target; text: string } | undefined {
  const parts = /^\s*【([^】]+)】[:：]?(.*)$/s.exec(line) ?? /^([^:：]+)[:：](.*)$/s.exec(line)
  const [, label = '', text = ''] = parts ?? []
  const target = targetOf(label)
  return target ? { target, text: text.trim() } : undefined
}

/** A line that lists facts is short; longer ones are prose. Characters. */
const FACTS_MAX = 300

/** Several of them on one line, '姓名：王建国　　岗位：数控车工'; empty when the line is something else. */
export function labelledParts(line: string): { target: Target; text: string }[] {
  if (line.length > FACTS_MAX) return []
  const pieces = line.split(/[\s\u3000]+(?=[^\s:：]{2,16}[:：])/)
  const parts = pieces.map((piece) => labelledLine(piece))
  return parts.flatMap((part) => (part ? [part] : []))
}

export function isForce(target: Target): target is ForceKey {
  return (forceKeys as readonly string[]).includes(target)
}

export function isCriterion(target: Target): target is CriterionCode {
  return criteria.some((criterion) => criterion.code === target)
}

/** Long answers whose text may run over many paragraphs; the other facts end with their line. */
export function isLong(target: Target): boolean {
  return isCriterion(target) || isForce(target) || target === 'career' || target === 'contest'
}
