import { factLabels } from './fields.ts'
import { criterionWords, forceWords } from './forces.ts'

/** Words that others rely on (architecture 6): what people type, press and fill. Change them there first. */
export const typedWords = {
  home: '首页',
  help: '帮助',
  rules: '规则',
  todo: '待办',
  nominate: '推荐',
  resume: '继续',
  mine: '我的申报',
  selfNominate: '自荐',
  template: '模板',
  progress: '进度',
  publicity: '公示',
} as const

export const nominationWords = {
  nominateSomeone: '推荐人选',
  uploadForm: '上传推荐表',
  fillMyself: '自己填写',
  reuseLast: '沿用上次',
  next: '下一步',
  previous: '上一步',
  saveAndLeave: '保存并离开',
  submit: '提交',
  confirmSubmit: '确认提交',
  withdraw: '撤回',
} as const

export const aggregationWords = {
  include: '纳入汇总',
  giveBack: '退回',
  hold: '暂缓',
  handOver: '上报',
} as const

export const checkWords = { pass: '通过', fail: '不通过', returnForCorrection: '退回补正' } as const

export const reviewWords = {
  startReview: '开始评审',
  previousForce: '上一力',
  nextForce: '下一力',
  submitScore: '提交评分',
  skip: '跳过',
  declareRecusal: '申请回避',
} as const

export const chairWords = {
  remind: '催办',
  closeScores: '结束评分',
  list: '列入名单',
  unlist: '移出名单',
} as const

export const publicityWords = {
  setPublicGroup: '设为公示群',
  previewList: '预览公示',
  proposeList: '提请发布',
  releaseList: '同意发布',
  object: '我有异议',
} as const

export const objectionWords = { accept: '受理', uphold: '成立', dismiss: '不成立' } as const

export const decisionWords = { recordMeeting: '录入会议', confirmMeeting: '确认无误' } as const

export const cycleWords = { newCycle: '新建年度', advance: '进入下一阶段' } as const

/** Every button of the contract under one name each. */
export const words = {
  ...nominationWords,
  ...aggregationWords,
  ...checkWords,
  ...reviewWords,
  ...chairWords,
  ...publicityWords,
  ...objectionWords,
  ...decisionWords,
  ...cycleWords,
} as const

const { name, unit, post, industry, membershipNo, career, politics, skill, contest } = factLabels

/** Labels of inputs, selects and pickers; a field of a nomination takes its label from fields.ts. */
export const formLabels = {
  name,
  unit,
  post,
  industry,
  membershipNo,
  career,
  politics,
  skill,
  contest,
  comment: '评语',
  reason: '理由',
  due: '完成时限',
  meeting: '会议名称',
  decision: '决定',
} as const

/** The labels of the contract, in its order of kinds: facts, forces, criteria, the rest. */
export const contractLabels: readonly string[] = [
  name,
  unit,
  post,
  industry,
  membershipNo,
  career,
  politics,
  skill,
  contest,
  ...Object.values(forceWords),
  ...Object.values(criterionWords).map((criterion) => criterion.name),
  formLabels.comment,
  formLabels.reason,
  formLabels.due,
  formLabels.meeting,
  formLabels.decision,
]

/** A button that stands on a card several times carries the person's name: '通过 · 王建国'. */
export function forPerson(word: string, person: string): string {
  return `${word} · ${person}`
}
