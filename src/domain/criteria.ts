/** The five forces and fifteen criteria of Art.6, verbatim. Equal standing: no weights, no vetoes. */

export const forceKeys = ['F1', 'F2', 'F3', 'F4', 'F5'] as const
export type ForceKey = (typeof forceKeys)[number]

export const criterionCodes = [
  'F1.1',
  'F1.2',
  'F1.3',
  'F2.1',
  'F2.2',
  'F2.3',
  'F3.1',
  'F3.2',
  'F3.3',
  'F4.1',
  'F4.2',
  'F4.3',
  'F5.1',
  'F5.2',
  'F5.3',
] as const
export type CriterionCode = (typeof criterionCodes)[number]

/** `text` is the regulation's own sentence; `article` is its label as printed. */
export type Criterion = { code: CriterionCode; force: ForceKey; name: string; text: string; article: string }

export const forceNames: Record<ForceKey, string> = {
  F1: '引领力',
  F2: '实践力',
  F3: '创新力',
  F4: '攻关力',
  F5: '传承力',
}

const clauses: Record<CriterionCode, readonly [name: string, text: string]> = {
  'F1.1': ['勇挑重担', '在本职岗位上兢兢业业、勇于担当，承担本单位、本行业的工作重任。'],
  'F1.2': ['追求卓越', '始终秉持工匠精神，不断超越进取，突破本单位、本行业的先进水平。'],
  'F1.3': ['示范带动', '通过以身作则引领职工群众立足岗位、创新创效。'],
  'F2.1': [
    '技能精湛',
    '在本岗位核心业务上达到行业领先水平，原则上应具备技师及以上技能等级或工程师及以上职称，在区级技能竞赛中获得优胜或在市级（含）以上技能竞赛中获得名次。',
  ],
  'F2.2': ['业绩突出', '核心业务成绩连续三年显著高于本岗位平均水平。'],
  'F2.3': ['持续学习', '具有终身学习的意识和持续提升的韧劲，掌握本职工作之外的知识技能或有相关学习经历。'],
  'F3.1': [
    '业务洞察',
    '善于在生产实践中发现问题、探索分析、总结规律，提出解决问题、生产优化等方案，或找出疑难问题的症结所在。',
  ],
  'F3.2': [
    '创新成果',
    '持续开展技术改进或项目研发，形成工艺工法、专利、论文专著、软件著作权、行业标准等知识产权。',
  ],
  'F3.3': ['价值创造', '取得的创新成果、实施的生产优化等，形成显著的经济社会效益。'],
  'F4.1': [
    '担当重任',
    '参与北京市、国家部委或行业的重大工程、重大项目等并发挥重要作用，或已获得北京市、国家部委或行业的科技奖项。',
  ],
  'F4.2': [
    '协同配合',
    '具有团结协作意识，能够与科学家、工程师以及其他岗位技术技能人员顺畅沟通、形成团队，在创新链、产业链协同攻关中发挥重要作用。',
  ],
  'F4.3': [
    '直面难题',
    '深入了解、积极研究制约本行业发展的瓶颈问题，参与解决“卡脖子”难题或正投身于推动解决“卡脖子”难题。',
  ],
  'F5.1': ['总结继承', '注重学习梳理、吸收借鉴优良传统，总结、归纳、提炼已有技术技能。'],
  'F5.2': ['培养人才', '积极开展师徒帮带，培养出一批具有发展前景的中青年人才。'],
  'F5.3': ['应用智能', '积极参与推动本领域知识技能的智能化、数字化，促进专业知识技能与具身智能相融合。'],
}

const forceOrdinals: Record<ForceKey, string> = { F1: '一', F2: '二', F3: '三', F4: '四', F5: '五' }

export function forceOf(code: CriterionCode): ForceKey {
  return code.slice(0, 2) as ForceKey
}

/** The label a reader finds in the regulation, e.g. '第六条（二）1'. */
export function articleOfCriterion(code: CriterionCode): string {
  return `第六条（${forceOrdinals[forceOf(code)]}）${code.slice(3)}`
}

export const criteria: readonly Criterion[] = criterionCodes.map((code) => ({
  code,
  force: forceOf(code),
  name: clauses[code][0],
  text: clauses[code][1],
  article: articleOfCriterion(code),
}))

export function criterionName(code: CriterionCode): string {
  return clauses[code][0]
}

export function criterionText(code: CriterionCode): string {
  return clauses[code][1]
}

/** The three criteria of a force, in the order of Art.6. */
export function criteriaOf(force: ForceKey): readonly Criterion[] {
  return criteria.filter((criterion) => criterion.force === force)
}

export function isCriterionCode(value: unknown): value is CriterionCode {
  return typeof value === 'string' && (criterionCodes as readonly string[]).includes(value)
}

export function isForceKey(value: unknown): value is ForceKey {
  return typeof value === 'string' && (forceKeys as readonly string[]).includes(value)
}

/** A criterion by its printed name; undefined for anything else. */
export function criterionByName(name: string): Criterion | undefined {
  return criteria.find((criterion) => criterion.name === name)
}
