import { deny, ok, type Result } from './result.ts'
import { GRACE_MS } from './stages.ts'

/** A message keeps its own time for this long; the platform re-sends events for hours (architecture rule 4). */
export const MESSAGE_AGE_MS = 7 * 3_600_000
/** The platform's clock may run ahead of ours by this much. */
export const MESSAGE_AHEAD_MS = 10_000

/** When something counts as done, and by which clock, for the audit line. Epoch ms. */
export type Judged = { at: number; basis: 'message' | 'arrival' }

/** A press is judged by its arrival: the platform never sends one again. */
export function judgePress(arrivedAt: number): Judged {
  return { at: arrivedAt, basis: 'arrival' }
}

/** A message or file counts from its `create_time` if that is believable, else from its arrival. */
export function judgeMessage(arrivedAt: number, createdAt: number | undefined): Judged {
  if (createdAt === undefined || !Number.isFinite(createdAt)) return judgePress(arrivedAt)
  const age = arrivedAt - createdAt
  if (age > MESSAGE_AGE_MS || age < -MESSAGE_AHEAD_MS) return judgePress(arrivedAt)
  return { at: createdAt, basis: 'message' }
}

/** Denial: late with `lateMs`, counted from the deadline itself; the grace of 5 s is inside. */
export function beforeDeadline(at: number, deadline: number, graceMs: number = GRACE_MS): Result<number> {
  return at <= deadline + graceMs ? ok(at) : deny('late', { lateMs: at - deadline })
}
