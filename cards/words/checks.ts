import type { CheckItemKey, CheckVerdict, ItemVerdict } from '../../src/domain/checks.ts'

/** The checklist of 资格审核. */
export const checkItemWords: Readonly<Record<CheckItemKey, string>> = {
  employed: '海淀区在职职工',
  politics: '政治素质过硬',
  membership: '加入海淀区工会组织',
  career: '5年以上一线工作经历',
  industry: '产业方向',
  skill: '技能等级、职称或竞赛成绩',
  evidence: '工匠五力材料',
  contest: '竞赛成绩与证书属实',
  truth: '材料实事求是、推荐程序合规',
}

/** One item's verdict; an automatic one is only a proposal and is marked (自动核对). */
export const itemVerdictWords: Readonly<Record<ItemVerdict, string>> = {
  pass: '符合',
  fail: '不符合',
  unclear: '待核实',
}
export const AUTOMATIC = '自动核对'

/** No machine can see these; it only saw that somebody has written them, and people compare the papers. */
const declared: Readonly<Partial<Record<CheckItemKey, string>>> = {
  employed: '单位已填写，请对照材料',
  politics: '单位已说明，请对照材料',
  truth: '没有发现问题，请对照材料',
}

/** '符合（自动核对）' where no person has said so yet. */
export function itemVerdict(key: CheckItemKey, verdict: ItemVerdict, automatic: boolean): string {
  if (!automatic) return itemVerdictWords[verdict]
  return `${(verdict === 'pass' && declared[key]) || itemVerdictWords[verdict]}（${AUTOMATIC}）`
}

export const checkVerdictWords: Readonly<Record<CheckVerdict['verdict'], string>> = {
  pass: '通过',
  fail: '不通过',
  return: '退回补正',
}
