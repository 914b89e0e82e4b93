import { type CriterionCode, criterionCodes, criterionName, isCriterionCode } from './criteria.ts'

/** The facts of a nomination besides the evidence, with the labels fixed by the contract of words. */
export const factKeys = [
  'name',
  'unit',
  'post',
  'industry',
  'membershipNo',
  'career',
  'politics',
  'skill',
  'contest',
  'deeds',
] as const
export type FactKey = (typeof factKeys)[number]
export type FieldKey = FactKey | CriterionCode

export const fieldKeys: readonly FieldKey[] = [...factKeys, ...criterionCodes]

/**
 * How strictly a field is asked for at submission: 'hard' refuses, 'soft' wants a reason, 'info' is a gap
 * that is shown. Lengths are in characters (code points).
 */
export type Field = {
  key: FieldKey
  label: string
  max: number
  need: 'hard' | 'soft' | 'info'
  article?: string
}

/** One criterion holds at most this many characters (code points), in every way of entering it. */
export const EVIDENCE_MAX = 1000

const facts: Record<FactKey, Omit<Field, 'key'>> = {
  name: { label: '姓名', max: 20, need: 'hard' },
  unit: { label: '单位', max: 60, need: 'hard', article: '第五条（一）' },
  post: { label: '岗位', max: 30, need: 'hard', article: '第五条（一）' },
  industry: { label: '行业', max: 20, need: 'hard', article: '第五条（三）' },
  membershipNo: { label: '工会会员号', max: 20, need: 'hard', article: '第五条（一）' },
  career: { label: '一线工作经历', max: 1000, need: 'hard', article: '第五条（二）' },
  politics: { label: '政治素质', max: 100, need: 'hard', article: '第五条（一）' },
  skill: { label: '技能等级或职称', max: 30, need: 'info', article: '第六条（二）1' },
  contest: { label: '竞赛成绩', max: 200, need: 'info', article: '第六条（二）1' },
  deeds: { label: '一句话事迹', max: 80, need: 'info', article: '第四条' },
}

export function fieldOf(key: FieldKey): Field {
  if (isCriterionCode(key)) return { key, label: criterionName(key), max: EVIDENCE_MAX, need: 'info' }
  return { key, ...facts[key] }
}

export function labelOf(key: FieldKey): string {
  return fieldOf(key).label
}

/** The order in which the talk asks; unit comes prefilled, so it is usually skipped. */
export const talkOrder: readonly FieldKey[] = [
  'name',
  'post',
  'unit',
  'industry',
  'membershipNo',
  'politics',
  'skill',
  'contest',
  'career',
  'deeds',
  ...criterionCodes,
]

/** The industries of Art.5(3), a focus and not a fence: 'other' stays eligible. */
export const industries = [
  '战略性新兴产业',
  '先进制造业',
  '文化产业',
  '服务业',
  '高科技产业',
  '其他行业',
] as const
export type Industry = (typeof industries)[number]
export const OTHER_INDUSTRY: Industry = '其他行业'

/** Grades and titles, lowest first; `meets` says whether Art.6(2)1 (技师及以上或工程师及以上) is met. */
export const skillLevels = [
  { name: '无', meets: false },
  { name: '初级工', meets: false },
  { name: '中级工', meets: false },
  { name: '高级工', meets: false },
  { name: '技术员', meets: false },
  { name: '助理工程师', meets: false },
  { name: '技师', meets: true },
  { name: '高级技师', meets: true },
  { name: '特级技师', meets: true },
  { name: '首席技师', meets: true },
  { name: '工程师', meets: true },
  { name: '高级工程师', meets: true },
  { name: '正高级工程师', meets: true },
] as const
export type SkillLevel = (typeof skillLevels)[number]['name']

export function meetsSkillRule(level: string): boolean {
  return skillLevels.some((known) => known.meets && known.name === level)
}

export function isFieldKey(value: unknown): value is FieldKey {
  return typeof value === 'string' && (fieldKeys as readonly string[]).includes(value)
}

/** Length as a person counts it: one per character, also for 𬭎 and 䶮. */
export function charactersOf(text: string): number {
  return [...text].length
}
