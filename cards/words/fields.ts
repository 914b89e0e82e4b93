import type { FactKey, FieldKey } from '../../src/domain/fields.ts'
import { criterionWords } from './forces.ts'

/** Labels of the facts of a nomination; those of the contract keep the contract's words. */
export const factLabels = {
  name: '姓名',
  unit: '单位',
  post: '岗位',
  industry: '行业',
  membershipNo: '工会会员号',
  career: '一线工作经历',
  politics: '政治素质',
  skill: '技能等级或职称',
  contest: '竞赛成绩',
  deeds: '一句话事迹',
} as const satisfies Record<FactKey, string>

/** Fields of other forms that a refusal may name. */
const otherLabels: Readonly<Record<string, string>> = {
  reason: '理由',
  comment: '评语',
  due: '完成时限',
  dueAt: '完成时限',
  dueDate: '完成时限',
  meeting: '会议名称',
  decision: '决定',
  article: '依据条款',
  phone: '手机号',
  contact: '联系方式',
  facts: '事实和依据',
  year: '年度',
  mark: '评分',
  date: '日期',
  role: '角色',
}

/** The label of a field, '' for a name nobody outside the code should read. */
export function fieldWord(field: string): string {
  if (Object.hasOwn(factLabels, field)) return factLabels[field as FactKey]
  if (Object.hasOwn(criterionWords, field)) {
    return criterionWords[field as keyof typeof criterionWords].name
  }
  return Object.hasOwn(otherLabels, field) ? (otherLabels[field] ?? '') : ''
}

/** The label of a nomination's field. */
export const fieldLabel = (field: FieldKey): string => fieldWord(field)
