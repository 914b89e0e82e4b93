import {
  gone,
  type NominationAction,
  type NominationFacts,
  type NominationState,
  nominationStates,
} from './nomination-facts.ts'
import {
  afterPublicity,
  article,
  byRecommender,
  complete,
  consent,
  declaration,
  dueLater,
  inTime,
  isNominee,
  type Need,
  noObjection,
  notBarred,
  notOwnUnit,
  noVisit,
  paperIfProxy,
  placeOf,
  reason,
  secondPerson,
  target,
} from './nomination-needs.ts'
import { deny, ok, type Result } from './result.ts'
import { type Role, requireRole } from './roles.ts'
import { type Work, workOpen } from './stages.ts'

type Who = Exclude<Role, 'worker'>

/** One line of the lifecycle: the regulation as a table, readable by the office. */
export type Transition = {
  action: NominationAction
  from: readonly NominationState[]
  to: NominationState | ((facts: NominationFacts) => NominationState)
  who: readonly Who[]
  work?: Work
  needs: readonly Need[]
}

/** 自荐 skips the aggregator, and a mended entry returns to the checker who sent it back. */
function afterSubmit({ entry }: NominationFacts): NominationState {
  return entry.route === 'self' || entry.state === 'correcting' ? 'handed' : 'submitted'
}

const beforeDecision: readonly NominationState[] = nominationStates.slice(0, 14)
const meeting = {
  from: ['publicised', 'deferred'],
  who: ['recorder', 'confirmer', 'staff'],
  work: 'decide',
} as const
const meetingNeeds = [afterPublicity, noObjection, secondPerson]
const submission = {
  action: 'submit',
  to: afterSubmit,
  who: ['officer', 'nominee', 'staff'],
  needs: [byRecommender, inTime, notBarred, complete, declaration, paperIfProxy],
} as const
const aggregation = { who: ['aggregator'], work: 'aggregate' } as const
const checking = { from: ['handed'], who: ['checker'], work: 'check' } as const

export const transitions: readonly Transition[] = [
  { ...submission, from: ['draft'], work: 'nominate' },
  { ...submission, from: ['returned'], work: 'aggregate' },
  { ...submission, from: ['correcting'], work: 'mend' },
  {
    ...aggregation,
    action: 'return',
    from: ['submitted', 'held', 'batched'],
    to: 'returned',
    needs: [reason],
  },
  { ...aggregation, action: 'hold', from: ['submitted', 'batched'], to: 'held', needs: [reason] },
  { ...aggregation, action: 'include', from: ['submitted', 'held'], to: 'batched', needs: [notBarred] },
  { ...aggregation, action: 'exclude', from: ['batched'], to: 'submitted', needs: [] },
  { ...aggregation, action: 'handOver', from: ['batched'], to: 'handed', needs: [notBarred] },
  { ...checking, action: 'checkPass', to: 'passed', needs: [notOwnUnit] },
  { ...checking, action: 'checkFail', to: 'failed', needs: [notOwnUnit, article, reason] },
  { ...checking, action: 'checkReturn', to: 'correcting', needs: [notOwnUnit, reason, dueLater] },
  { ...checking, action: 'reverse', from: ['failed', 'passed'], to: 'handed', needs: [notOwnUnit, reason] },
  { action: 'assign', from: ['passed'], to: 'assigned', who: ['staff', 'chair'], work: 'assign', needs: [] },
  { action: 'closeScores', from: ['assigned'], to: 'scored', who: ['chair'], work: 'review', needs: [] },
  {
    action: 'reopenScores',
    from: ['scored'],
    to: 'assigned',
    who: ['chair'],
    work: 'review',
    needs: [reason],
  },
  { action: 'list', from: ['scored'], to: 'listed', who: ['chair'], work: 'shortlist', needs: [noVisit] },
  { action: 'unlist', from: ['listed'], to: 'scored', who: ['chair'], work: 'shortlist', needs: [reason] },
  {
    action: 'publicise',
    from: ['listed'],
    to: 'publicised',
    who: ['staff', 'confirmer'],
    work: 'publicity',
    needs: [consent, noVisit, secondPerson],
  },
  {
    action: 'strike',
    from: ['publicised', 'listed'],
    to: 'struck',
    who: ['caseHandler', 'staff'],
    needs: [reason],
  },
  // The approved are announced by name, so the consent must still stand.
  { ...meeting, action: 'approve', to: 'approved', needs: [...meetingNeeds, consent] },
  { ...meeting, action: 'reject', to: 'rejected', needs: [reason, ...meetingNeeds] },
  { ...meeting, action: 'defer', to: 'deferred', needs: [reason, ...meetingNeeds] },
  {
    action: 'withdraw',
    from: ['draft', 'submitted', 'returned', 'held'],
    to: 'withdrawn',
    who: ['officer', 'nominee', 'staff'],
    needs: [],
  },
  { action: 'withdraw', from: beforeDecision, to: 'withdrawn', who: ['nominee', 'staff'], needs: [reason] },
  { action: 'merge', from: beforeDecision, to: 'merged', who: ['staff'], needs: [reason, target] },
  { action: 'supersede', from: beforeDecision, to: 'superseded', who: ['staff'], needs: [reason, target] },
  {
    action: 'disqualify',
    from: nominationStates.filter((state) => state !== 'draft' && !gone.includes(state)),
    to: 'disqualified',
    who: ['caseHandler', 'staff', 'confirmer'],
    needs: [reason, article, secondPerson],
  },
]

function mayAct(facts: NominationFacts, who: readonly Who[]): Result<unknown> {
  if (who.includes('nominee') && isNominee(facts) && !facts.actor.external) return ok('nominee')
  return requireRole(
    facts.actor,
    who.filter((role) => role !== 'nominee'),
    placeOf(facts),
  )
}

/**
 * The one gate of the lifecycle: the state an action leads to, or why it is refused. It asks, in this order: is the
 * person allowed, does the state allow it, is the stage open, is everything there that the action needs.
 * Denials: not-your-role, not-your-unit, external-person, entry-gone, withdraw-too-late, wrong-state (with
 * `state`), those of workOpen, and those of the needs in `transitions`.
 */
export function decide(action: NominationAction, facts: NominationFacts): Result<NominationState> {
  const rows = transitions.filter((row) => row.action === action)
  const allowed = rows.map((row) => mayAct(facts, row.who))
  const refusal = allowed.find((result) => !result.ok)
  if (refusal && allowed.every((result) => !result.ok)) return refusal as Result<NominationState>
  if (gone.includes(facts.entry.state)) return deny('entry-gone', { state: facts.entry.state })
  const fitting = rows.filter((row) => row.from.includes(facts.entry.state))
  if (fitting.length === 0) return deny('wrong-state', { state: facts.entry.state })
  const row = fitting.find((candidate) => mayAct(facts, candidate.who).ok)
  if (!row) return deny('withdraw-too-late', { state: facts.entry.state })
  return follow(row, facts)
}

function follow(row: Transition, facts: NominationFacts): Result<NominationState> {
  if (row.work) {
    const { extendedTo } = facts.entry
    const open = workOpen(
      facts.cycle,
      row.work,
      extendedTo === undefined ? facts : { at: facts.at, extendedTo },
    )
    if (!open.ok) return open
  }
  for (const need of row.needs) {
    const denial = need(facts)
    if (denial) return { ok: false, denial }
  }
  return ok(typeof row.to === 'function' ? row.to(facts) : row.to)
}

/** States in which the entry's own fields may be changed by those who recommend it. */
export const editableStates: readonly NominationState[] = ['draft', 'returned', 'correcting']

/** Who may write into an entry, and when. Denials as decide, and version-independent. */
export function mayEdit(facts: NominationFacts): Result<NominationState> {
  const allowed = mayAct(facts, ['officer', 'nominee', 'staff'])
  if (!allowed.ok) return allowed
  if (gone.includes(facts.entry.state)) return deny('entry-gone', { state: facts.entry.state })
  if (!editableStates.includes(facts.entry.state)) return deny('wrong-state', { state: facts.entry.state })
  const overdue = inTime(facts)
  return overdue ? { ok: false, denial: overdue } : ok(facts.entry.state)
}
