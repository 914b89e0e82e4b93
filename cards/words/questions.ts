import type { FactKey, FieldKey } from '../../src/domain/fields.ts'
import { criterionWords } from './forces.ts'

const factQuestions: Readonly<Record<FactKey, string>> = {
  name: '推荐的是哪位同志？请回复姓名。',
  unit: '在哪个单位工作？请回复单位全称。',
  post: '在什么岗位？例如：数控车工。',
  industry: '属于哪个行业？请从下面选一个，都不是就选“其他行业”。',
  membershipNo: '工会会员号是多少？可以看会员证，或问本单位工会。',
  career: '在一线干过哪些工作？每份写一行，例如：2015.03-2020.06 某某厂 钳工。',
  politics: '单位认为这位同志政治素质过硬吗？请回复“是”，或写一句说明。',
  skill: '有什么技能等级或职称？例如：技师、工程师，没有就回复“无”。',
  contest: '得过什么技能竞赛的成绩？写明年份、竞赛和名次，没有就回复“无”。',
  deeds: '用一句话说说这位同志的事迹，公示时用这一句。',
}

const isFactKey = (field: FieldKey): field is FactKey => Object.hasOwn(factQuestions, field)

/** The one question the talk asks for a field. */
export function questionSentence(field: FieldKey): string {
  if (isFactKey(field)) return factQuestions[field]
  const { name, hint } = criterionWords[field]
  return `说说【${name}】：${hint}`
}
