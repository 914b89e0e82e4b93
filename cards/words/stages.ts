import type { Stage } from '../../src/domain/stages.ts'

/** The stages of a cycle, one word or two, as a heading or a step of the progress line shows them. */
export const stageWords: Readonly<Record<Stage, string>> = {
  prepare: '筹备',
  nominate: '推荐',
  aggregate: '汇总',
  check: '资格审核',
  review: '评审',
  shortlist: '名单',
  publicity: '公示',
  decision: '党组会审议',
  certificate: '颁发',
  closed: '结束',
}

/** What goes on in a stage, for somebody without a role who asks where the selection stands. */
export const stageSentences: Readonly<Record<Stage, string>> = {
  prepare: '本年度选树正在筹备，推荐还没有开始。',
  nominate: '正在推荐，各单位工会可以推荐人选，竞赛获奖职工可以自荐。',
  aggregate: '正在汇总，各上级工会比选后向区总工会推荐。',
  check: '正在进行资格审核，需要补正的会单独通知。',
  review: '正在评审，由评审小组按工匠五力评分。',
  shortlist: '评审已结束，正在研究人选名单。',
  publicity: '人选名单正在公示，有意见可以实名反映。',
  decision: '公示已结束，正在由区总工会党组会审议。',
  certificate: '党组会已审议，正在准备颁发荣誉证书。',
  closed: '本年度选树已经结束。',
}
