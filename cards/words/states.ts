import type { NominationState } from '../../src/domain/nomination-facts.ts'

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

/**
 * A state as the nominee and the unit's officer may see it, and as a refusal may name it: from the review until
 * the publicity nothing shows who is on the list (domain D.8, embargo). '' for anything that is no state.
 */
export function discreetStateWord(state: unknown): string {
  if (!isState(state)) return ''
  return nominationStateWords[state === 'scored' || state === 'listed' ? 'assigned' : state]
}
