import type { Entry, Route } from './entry.ts'
import type { Person } from './roles.ts'
import type { CycleClock } from './stages.ts'
import type { Unit } from './units.ts'
import type { Finding } from './validation.ts'

/** States of a nomination (domain A.2), in the order in which a good one passes through them. */
export const nominationStates = [
  'draft',
  'submitted', // 待汇总
  'returned', // 汇总单位退回
  'held', // 暂缓
  'batched', // 纳入汇总
  'handed', // 已上报，待资格审核
  'correcting', // 退回补正
  'failed', // 资格审核不通过
  'passed', // 资格审核通过
  'assigned', // 评审中
  'scored', // 评审结束
  'listed', // 列入名单
  'publicised', // 公示
  'struck', // 异议成立，移出公示
  'approved', // 同意
  'rejected', // 不同意
  'deferred', // 党组会暂缓
  'withdrawn',
  'merged',
  'superseded',
  'disqualified', // 取消参评资格
] as const
export type NominationState = (typeof nominationStates)[number]

/** States nothing leads out of by itself: the entry no longer takes part. */
export const gone: readonly NominationState[] = ['withdrawn', 'merged', 'superseded', 'disqualified']

export const nominationActions = [
  'submit',
  'withdraw',
  'return',
  'hold',
  'include',
  'exclude',
  'handOver',
  'checkPass',
  'checkFail',
  'checkReturn',
  'reverse',
  'assign',
  'closeScores',
  'reopenScores',
  'list',
  'unlist',
  'publicise',
  'strike',
  'approve',
  'reject',
  'defer',
  'merge',
  'supersede',
  'disqualify',
] as const
export type NominationAction = (typeof nominationActions)[number]

/**
 * What is known about one entry when somebody wants to do something with it. Times are epoch ms. Fields that an
 * action does not need may stay away; a need that finds nothing refuses.
 */
export type NominationFacts = {
  entry: {
    state: NominationState
    route: Route
    unitId: string
    nomineeId?: string | null
    createdBy?: string
    /** until when a 退回补正 may be mended */
    dueAt?: number | null
    /** this entry's own extension of a stage */
    extendedTo?: number
  }
  actor: Person
  units: readonly Unit[]
  cycle: CycleClock
  at: number
  findings?: readonly Finding[]
  reasons?: Entry['reasons']
  /** the submitting officer's named declaration */
  declared?: boolean
  /** a photo of the signed paper, when staff enter it for someone (代录) */
  paper?: boolean
  /** the unit's right to recommend is suspended */
  unitBarred?: boolean
  reason?: string
  article?: string
  dueAt?: number
  visitOpen?: boolean
  consented?: boolean
  objectionOpen?: boolean
  publicityEndsAt?: number
  /** who began an act that takes two people */
  firstId?: string
  targetId?: string
}
