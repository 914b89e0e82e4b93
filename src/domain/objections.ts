import { deny, ok, type Result } from './result.ts'
import { hasRole, type Person } from './roles.ts'
import { GRACE_MS } from './stages.ts'

/** 收到 → 受理 / 不予受理 → 成立 / 不成立. */
export const objectionStates = {
  received: '收到',
  accepted: '受理',
  rejected: '不予受理',
  upheld: '成立',
  dismissed: '不成立',
} as const
export type ObjectionState = keyof typeof objectionStates

/** While one of these, the decision waits, for that person alone. */
export const openObjectionStates: readonly ObjectionState[] = ['received', 'accepted']

export function isOpenObjection(state: ObjectionState): boolean {
  return openObjectionStates.includes(state)
}

export type ObjectionForm = { realName: string; contact: string; facts: string; nominationId: string }

/** `listed`: ids on the current list; times are epoch ms, `endsAt` inclusive. */
export type ObjectionIntake = { at: number; startsAt: number; endsAt: number; listed: readonly string[] }

/**
 * A formal objection: within the publicity period, with real name, contact and facts, about a person on the list.
 * Denials: objection-period, objection-respondent, objection-name, objection-contact, objection-facts (`least`).
 */
export function receiveObjection(form: ObjectionForm, intake: ObjectionIntake): Result<'received'> {
  if (intake.at < intake.startsAt || intake.at > intake.endsAt + GRACE_MS) return deny('objection-period')
  if (!intake.listed.includes(form.nominationId)) return deny('objection-respondent')
  if (!/^[\p{Script=Han}·•\p{Script=Latin} .'-]{2,40}$/u.test(form.realName.trim()))
    return deny('objection-name')
  if (!isContact(form.contact)) return deny('objection-contact')
  if ([...form.facts.trim()].length < LEAST_FACTS) return deny('objection-facts', { least: LEAST_FACTS })
  return ok('received')
}

/** Fewer characters than this state no fact that could be looked into. */
const LEAST_FACTS = 10

// A phone number or a mail address: a reply must be possible (real-name rule, domain A.3).
function isContact(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  return /\d[\d\s()+-]{5,}\d/.test(plain) || /^\S+@\S+\.\S+$/.test(plain)
}

export const objectionActions = ['accept', 'reject', 'uphold', 'dismiss'] as const
export type ObjectionAction = (typeof objectionActions)[number]

const steps: Record<ObjectionAction, { from: ObjectionState; to: ObjectionState; reason: boolean }> = {
  accept: { from: 'received', to: 'accepted', reason: false },
  reject: { from: 'received', to: 'rejected', reason: true },
  uphold: { from: 'accepted', to: 'upheld', reason: true },
  dismiss: { from: 'accepted', to: 'dismissed', reason: true },
}

/** `handler` must not be who objected, the nominee, or from the nominee's unit. */
export type ObjectionFacts = {
  state: ObjectionState
  byId: string
  nomineeId: string | null
  nomineeUnitId: string
  handler: Person
  at: number
  reason?: string
}

/** Denials: not-your-role, objection-conflict, objection-closed, wrong-state, reason-missing. */
export function decideObjection(action: ObjectionAction, facts: ObjectionFacts): Result<ObjectionState> {
  const { handler, state } = facts
  if (!hasRole(handler, 'caseHandler', facts.at)) return deny('not-your-role')
  const involved = handler.id === facts.byId || handler.id === facts.nomineeId
  if (involved || handler.unitId === facts.nomineeUnitId) return deny('objection-conflict')
  if (!isOpenObjection(state)) return deny('objection-closed', { state: objectionStates[state] })
  const step = steps[action]
  if (state !== step.from) return deny('wrong-state', { state: objectionStates[state] })
  if (step.reason && (facts.reason?.trim() ?? '') === '') return deny('reason-missing')
  return ok(step.to)
}
