import type { FieldKey } from '../domain/fields.ts'
import type { Denial } from '../domain/result.ts'

/** Something the talk says besides the question; worded in cards/words/talk.ts. */
export type Remark =
  | 'unit-taken'
  | 'draft-exists'
  | 'already-handed-in'
  | 'pleasantry'
  | 'long-ago'
  | 'too-long-kept'
  | 'put-off'

export type Wrong = { field: FieldKey; denial: Denial }

/** What became of what was just typed: keys only, the card loads the values. */
export type Became = {
  saved?: readonly FieldKey[]
  colliding?: readonly FieldKey[]
  wrong?: readonly Wrong[]
  remarks?: readonly Remark[]
}

type About = { nomination: string }
type None = Record<never, never>

/** The cards with which an entry is made, seen and handed in. */
export type NominationShows = {
  /** 推荐人选 */
  'nominate-start': None
  /** how to send the filled form */
  'nominate-upload': None
  /** 沿用上次: earlier entries to copy */
  'nominate-earlier': None
  /** 继续: drafts with their age */
  drafts: None
  /** 我的申报 */
  'my-entries': { page?: number }
  /** words nobody could place, without a question open */
  'talk-lost': None
  /** the one question of the talk, or of a gap that 核对 led to */
  'entry-question': About & Became & { field: FieldKey }
  /** screen ① 基本信息 */
  'entry-person': About & Became
  /** screen ② 五力 */
  'entry-forces': About & Became
  /** screen ③ 核对 */
  'entry-check': About & Became
  /** 提交 was pressed: once more before it leaves */
  'entry-confirm': About
  /** 撤回 was pressed: once more */
  'entry-withdraw': About
  /** where an entry stands, for those who recommend it */
  'entry-status': About
}
