import type { CriterionCode } from '../domain/criteria.ts'
import type { FactKey } from '../domain/fields.ts'

/** What to write under each criterion: Art.6 in the officer's words, with the proof that helps. */
export const criterionHints: Record<CriterionCode, string> = {
  'F1.1': '在本岗位、本单位承担了哪些重任',
  'F1.2': '哪一项达到或突破了单位、行业先进水平',
  'F1.3': '带动了谁，一起做成了什么',
  'F2.1': '技能等级或职称、竞赛名次、核心技能水平',
  'F2.2': '连续三年的业绩，与本岗位平均水平相比',
  'F2.3': '学了哪些本职以外的知识技能，有何学历证书',
  'F3.1': '发现了什么问题，症结在哪，提出什么方案',
  'F3.2': '工法、专利、论文、软著、标准，写明编号和第几完成人',
  'F3.3': '成果产生的经济社会效益，由谁认定',
  'F4.1': '参与的市级、部委或行业重大项目及作用，或所获科技奖项',
  'F4.2': '与科研、工程等人员怎样配合攻关',
  'F4.3': '研究或参与解决的行业瓶颈、“卡脖子”难题；涉密内容请勿填写',
  'F5.1': '总结提炼了哪些技艺方法，形成什么材料',
  'F5.2': '带了几名徒弟，他们取得什么成绩',
  'F5.3': '怎样把技艺与数字化、智能化结合',
}

export const factHints: Partial<Record<FactKey, string>> = {
  career:
    '须累计满五年。每段一行：起止年月、单位、岗位。例：2014.03—2020.08 某机械厂 数控车工；2020.09至今 某公司 班组长',
  skill: '如技师、工程师',
  contest: '写明年份、赛事、名次',
  deeds: '80字以内，经本人同意后用于公示',
}

/** Taken from the officer by name at submission as well (Art.11: 实事求是、从严把关). */
export const unitStatement =
  '本单位已对推荐人选的身份、工会会籍、政治素质、一线工作经历和事迹材料逐项核实，人选经择优产生，所填内容真实、准确，无弄虚作假。如有不实，愿按《海淀工匠人才培育选树工程实施办法》（试行）第十一条承担责任。'

export const personStatements = [
  '□ 同意为本次选树收集、使用本表所填个人信息',
  '□ 同意在必要时处理银行账户等敏感个人信息（仅限获评后发放奖励）',
  '□ 同意在公示中公开姓名、单位、岗位和一句话事迹',
] as const

export const fillingNotes = [
  '1．本表由推荐单位工会填写，可在飞书中直接发给“海淀工匠选树助手”，由助手读取后生成推荐草稿。',
  '2．“五力”每项1000字以内，写具体的人和事、数据和证明；某项没有的可以空着。',
  '3．方框内打“√”或改为“☑”。请勿改动左侧栏目名称，行高可自行调整。',
  '4．本表不收集身份证号、银行卡号。涉及国家秘密、商业秘密的内容请线下报送。',
] as const
