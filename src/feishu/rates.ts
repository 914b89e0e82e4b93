import type { Bucket } from '../store/budget.ts'
import type { Lane } from '../store/store.ts'

/** Whom a message goes to, or which message is replaced: an open_id, chat_id or message_id. */
export type Target = { lane: Lane; to: string }

export const APP = 'app'

/**
 * The platform allows 50 a second and 1,000 a minute for the app (feishu.md 5: `im.message.create`, `.patch`). 16 a
 * second and 16 at once are at most 32 in any second and 976 in any minute, wherever the platform's window begins; what
 * mass posting takes early, for a slot up to a second ahead, adds at most 16 to either.
 */
const APP_STEP = 1000 / 16
/**
 * How many of the 16 at once a lane may use: what is left is the reserve of those before it. Between two lanes lie five
 * steps, more than may be waited for, so that a later lane gets nothing while an earlier one takes all.
 */
const AT_ONCE: Readonly<Record<Lane, number>> = { 0: 16, 1: 11, 2: 6 }
/** Four hands that wait for one step each. */
const APP_HOLD = 250

/** Mass posting: 6 at once and one more every 101 ms, at most 600 in any minute. */
const MASS = { step: 101, slack: 5 * 101, hold: 1_000 }

/** 5 a second for each person, group and message (230020): 3 at once and 2 a second are 5 in any second. */
const RECEIVER = { step: 500, slack: 2 * 500, hold: 250 }

const lane = (number: Lane): string => `lane-${number}`
const receiver = (to: string): string => `to:${to}`

/** Where a message to `to` is taken out of; `counted: false` counts nothing and knows the pauses alone. */
export const bucketsOf = ({ lane: number, to }: Target, counted: boolean): Bucket[] => {
  const app = { key: APP, step: APP_STEP, slack: (AT_ONCE[number] - 1) * APP_STEP, hold: APP_HOLD }
  const mass = number === 2 ? MASS : { step: 0, slack: 0, hold: APP_HOLD }
  const all = [app, { key: lane(number), ...mass }, { key: receiver(to), ...RECEIVER }]
  return counted ? all : all.map((bucket) => ({ ...bucket, step: 0 }))
}

/** What a refusal pauses: the receiver alone, or the lane and all that come after it. */
export const pausedBy = ({ lane: number, to }: Target, of: 'lane' | 'receiver'): string[] =>
  of === 'receiver' ? [receiver(to)] : ([0, 1, 2] as const).filter((other) => other >= number).map(lane)

/** Whether it is for nothing of the receiver's own: there is no room for others either, and nobody need ask. */
export const isShared = (full: readonly string[]): boolean => full.every((key) => !key.startsWith('to:'))
