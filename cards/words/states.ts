import type { MeetingState } from '../../src/domain/decision.ts'
import type { NominationState } from '../../src/domain/nomination-facts.ts'
import type { ObjectionState } from '../../src/domain/objections.ts'
import type { ListState } from '../../src/domain/public-list.ts'

/** A nomination's state as those see it who work on the selection: staff, checkers, the chair. */
export const nominationStateWords: Readonly<Record<NominationState, string>> = {
  draft: '草稿',
  submitted: '待汇总',
  returned: '已退回修改',
  held: '暂缓',
  batched: '已纳入汇总',
  handed: '待资格审核',
  correcting: '待补正',
  failed: '资格审核未通过',
  passed: '资格审核通过',
  assigned: '评审中',
  scored: '评审结束',
  listed: '已列入名单',
  publicised: '公示中',
  struck: '已移出公示',
  approved: '党组会同意',
  rejected: '党组会未同意',
  deferred: '党组会暂缓',
  withdrawn: '已撤回',
  merged: '已合并',
  superseded: '已由新申报替代',
  disqualified: '已取消参评资格',
}

const isState = (state: unknown): state is NominationState =>
  typeof state === 'string' && Object.hasOwn(nominationStateWords, state)

const PLAIN_HAN = /^\p{Script=Han}{1,8}$/u

/**
 * A state as the nominee and the unit's officer may see it, and as a refusal may name it: from the review until
 * the publicity nothing shows who is on the list (domain D.8, embargo). A word that is Chinese already stays; '' for
 * anything else.
 */
export function discreetStateWord(state: unknown): string {
  if (!isState(state)) return typeof state === 'string' && PLAIN_HAN.test(state) ? state : ''
  return nominationStateWords[state === 'scored' || state === 'listed' ? 'assigned' : state]
}

export const objectionStateWords: Readonly<Record<ObjectionState, string>> = {
  received: '收到',
  accepted: '受理',
  rejected: '不予受理',
  upheld: '成立',
  dismissed: '不成立',
}

export const listStateWords: Readonly<Record<ListState, string>> = {
  draft: '准备中',
  proposed: '等待复核',
  released: '公示中',
  ended: '公示已结束',
  superseded: '已换新名单',
}

/** A reviewer's work on one candidate, as the table keeps it. */
export type AssignmentState = 'assigned' | 'submitted' | 'recused'
export const assignmentStateWords: Readonly<Record<AssignmentState, string>> = {
  assigned: '待评分',
  submitted: '已提交',
  recused: '已回避',
}

export const meetingStateWords: Readonly<Record<MeetingState, string>> = {
  draft: '录入中',
  recorded: '等待确认',
  confirmed: '已确认',
}
