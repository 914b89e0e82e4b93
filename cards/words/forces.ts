import type { CriterionCode, ForceKey } from '../../src/domain/criteria.ts'

/** 工匠五力, Art.6. */
export const forceWords: Readonly<Record<ForceKey, string>> = {
  F1: '引领力',
  F2: '实践力',
  F3: '创新力',
  F4: '攻关力',
  F5: '传承力',
}

/** `hint` says in one line what to write; `text` is Art.6 verbatim; `article` its label. */
export type CriterionWords = { name: string; hint: string; text: string; article: string }

export const criterionWords: Readonly<Record<CriterionCode, CriterionWords>> = {
  'F1.1': {
    name: '勇挑重担',
    hint: '承担过哪些重要任务，单位怎么评价。',
    text: '在本职岗位上兢兢业业、勇于担当，承担本单位、本行业的工作重任。',
    article: '第六条（一）1',
  },
  'F1.2': {
    name: '追求卓越',
    hint: '哪项工作超过了本单位、本行业原来的水平。',
    text: '始终秉持工匠精神，不断超越进取，突破本单位、本行业的先进水平。',
    article: '第六条（一）2',
  },
  'F1.3': {
    name: '示范带动',
    hint: '带动了哪些同事，大家跟着做出了什么。',
    text: '通过以身作则引领职工群众立足岗位、创新创效。',
    article: '第六条（一）3',
  },
  'F2.1': {
    name: '技能精湛',
    hint: '技能等级或职称，竞赛名次，核心业务的水平。',
    text: '在本岗位核心业务上达到行业领先水平，原则上应具备技师及以上技能等级或工程师及以上职称，在区级技能竞赛中获得优胜或在市级（含）以上技能竞赛中获得名次。',
    article: '第六条（二）1',
  },
  'F2.2': {
    name: '业绩突出',
    hint: '连续三年的业绩，每年写一个数，并写同岗平均数。',
    text: '核心业务成绩连续三年显著高于本岗位平均水平。',
    article: '第六条（二）2',
  },
  'F2.3': {
    name: '持续学习',
    hint: '学过什么课程，掌握了哪些本职以外的本领。',
    text: '具有终身学习的意识和持续提升的韧劲，掌握本职工作之外的知识技能或有相关学习经历。',
    article: '第六条（二）3',
  },
  'F3.1': {
    name: '业务洞察',
    hint: '发现了什么问题，提出了什么办法。',
    text: '善于在生产实践中发现问题、探索分析、总结规律，提出解决问题、生产优化等方案，或找出疑难问题的症结所在。',
    article: '第六条（三）1',
  },
  'F3.2': {
    name: '创新成果',
    hint: '工法、专利、论文、软著、标准，写编号和排名。',
    text: '持续开展技术改进或项目研发，形成工艺工法、专利、论文专著、软件著作权、行业标准等知识产权。',
    article: '第六条（三）2',
  },
  'F3.3': {
    name: '价值创造',
    hint: '省了多少、多产了多少，由谁证明。',
    text: '取得的创新成果、实施的生产优化等，形成显著的经济社会效益。',
    article: '第六条（三）3',
  },
  'F4.1': {
    name: '担当重任',
    hint: '参加了哪个市级、部级或行业重大项目，做了什么，或得过什么科技奖。',
    text: '参与北京市、国家部委或行业的重大工程、重大项目等并发挥重要作用，或已获得北京市、国家部委或行业的科技奖项。',
    article: '第六条（四）1',
  },
  'F4.2': {
    name: '协同配合',
    hint: '和哪些人、哪些单位一起攻关，起了什么作用。',
    text: '具有团结协作意识，能够与科学家、工程师以及其他岗位技术技能人员顺畅沟通、形成团队，在创新链、产业链协同攻关中发挥重要作用。',
    article: '第六条（四）2',
  },
  'F4.3': {
    name: '直面难题',
    hint: '正在解决或解决了哪个行业难题，涉密的线下提交。',
    text: '深入了解、积极研究制约本行业发展的瓶颈问题，参与解决“卡脖子”难题或正投身于推动解决“卡脖子”难题。',
    article: '第六条（四）3',
  },
  'F5.1': {
    name: '总结继承',
    hint: '总结了什么方法、口诀或教材。',
    text: '注重学习梳理、吸收借鉴优良传统，总结、归纳、提炼已有技术技能。',
    article: '第六条（五）1',
  },
  'F5.2': {
    name: '培养人才',
    hint: '带了几个徒弟，他们现在怎么样。',
    text: '积极开展师徒帮带，培养出一批具有发展前景的中青年人才。',
    article: '第六条（五）2',
  },
  'F5.3': {
    name: '应用智能',
    hint: '把哪项手艺做成了数字化、智能化的应用。',
    text: '积极参与推动本领域知识技能的智能化、数字化，促进专业知识技能与具身智能相融合。',
    article: '第六条（五）3',
  },
}

/** '' for anything that is no force. */
export function forceWord(force: string): string {
  return Object.hasOwn(forceWords, force) ? forceWords[force as ForceKey] : ''
}
