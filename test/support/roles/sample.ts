import type { Role } from '../../../src/domain/roles.ts'
import type { Stage } from '../../../src/domain/stages.ts'
import type { Stand } from './stand.ts'

type Values = Record<string, unknown>
type Given = Values | ((stand: Stand) => Promise<Values>)

/** One button as it would be pressed, and the rows that make the press meaningful. */
export type Sample = {
  /** the click's name; `name/variant` where one definition carries several buttons */
  button: string
  /** what stands on the button */
  words: string
  /** whose button it is: who presses when the thing or the time is wrong */
  by: Role
  stage: Stage
  value: Given
  form?: Given
  /** brings the world into the state in which this press means something */
  before?: (stand: Stand) => Promise<void>
  /** what somebody else did since the card was drawn; absent: nothing can grow stale */
  stale?: (stand: Stand) => Promise<void>
  /** the same role, of another unit or not assigned; absent: the role is not bound to a unit */
  other?: string
  /** somebody in conflict of interest; absent: the press judges nobody */
  recused?: string
  /** who began what takes two people; absent: one person is enough */
  first?: string
}

export const clickOf = (sample: Sample): string => sample.button.split('/')[0] ?? ''
