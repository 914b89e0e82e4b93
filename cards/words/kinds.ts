import type { BatchMethod } from '../../src/domain/batches.ts'
import type { DecisionValue } from '../../src/domain/decision.ts'
import type { Route } from '../../src/domain/entry.ts'
import type { Industry, SkillLevel } from '../../src/domain/fields.ts'
import type { RecusalKind } from '../../src/domain/recusal.ts'
import type { UnitKind } from '../../src/domain/units.ts'

/** Kinds and choices a card names or offers. */
export const unitKindWords: Readonly<Record<UnitKind, string>> = {
  district: '区总工会',
  town: '镇街总工会',
  scienceCity: '中关村科学城总工会',
  industry: '行业工会',
  base: '基层工会',
  social: '社会组织',
}

export const routeWords: Readonly<Record<Route, string>> = {
  unit: '基层工会推荐',
  organisation: '社会组织推荐',
  self: '自荐',
}

export const recusalWords: Readonly<Record<RecusalKind, string>> = {
  unit: '同一单位',
  declared: '本人申请',
  staff: '工作人员设定',
}

export const batchMethodWords: Readonly<Record<BatchMethod, string>> = {
  appraisal: '评比',
  contest: '选拔竞赛',
  other: '其他',
}

// Records, not arrays, so that a choice the domain gains and this file lacks does not compile.
const industry: Readonly<Record<Industry, true>> = {
  战略性新兴产业: true,
  先进制造业: true,
  文化产业: true,
  服务业: true,
  高科技产业: true,
  其他行业: true,
}
export const industryChoices = Object.keys(industry) as Industry[]

const skill: Readonly<Record<SkillLevel, true>> = {
  无: true,
  初级工: true,
  中级工: true,
  高级工: true,
  技术员: true,
  助理工程师: true,
  技师: true,
  高级技师: true,
  特级技师: true,
  首席技师: true,
  工程师: true,
  高级工程师: true,
  正高级工程师: true,
}
export const skillChoices = Object.keys(skill) as SkillLevel[]

const decision: Readonly<Record<DecisionValue, true>> = { 同意: true, 不同意: true, 暂缓: true }
export const decisionChoices = Object.keys(decision) as DecisionValue[]
