import type { Role } from '../../src/domain/roles.ts'

export const roleWords: Readonly<Record<Role, string>> = {
  worker: '职工',
  nominee: '被推荐人',
  officer: '基层工会',
  aggregator: '汇总单位',
  staff: '工作人员',
  checker: '审核员',
  reviewer: '评委',
  chair: '评审组长',
  recorder: '党组记录员',
  confirmer: '复核人',
  finance: '财务',
  caseHandler: '案件承办',
  auditor: '审计',
}

/** What somebody with this role does here, for the card that tells a person about a new role. */
export const roleSentences: Readonly<Record<Role, string>> = {
  worker: '您可以看阶段、日期和公示，也可以自荐、反映情况。',
  nominee: '您可以看自己的申报，并勾选是否同意公示。',
  officer: '您可以推荐本单位的人选，填写并提交申报。',
  aggregator: '您可以比选下属单位的推荐，汇总后上报区总工会。',
  staff: '您负责年度、单位、人员和各阶段的推进。',
  checker: '您负责资格审核，本单位的人选由别的审核员审。',
  reviewer: '您负责给人选评分，本单位的人选自动回避。',
  chair: '您负责评审进度、排名和人选名单。',
  recorder: '您负责录入党组会的决定。',
  confirmer: '您负责复核别人办的事，复核后才生效。',
  finance: '您负责奖励资金。',
  caseHandler: '您负责办理异议和核查。',
  auditor: '您可以查看全部记录，但不办理业务。',
}
