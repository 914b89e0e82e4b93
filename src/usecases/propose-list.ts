import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { proposeList as mayPropose } from '../domain/public-list.ts'
import { deny, ok } from '../domain/result.ts'
import { needsSecond, requireRole, requireSecondPerson } from '../domain/roles.ts'
import { workOpen } from '../domain/stages.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import { type Composed, composeList } from './compose-list.ts'
import { type Candidates, candidatesNow, contactLines } from './publicity-candidates.ts'

type Input = { seen: string; start: string; reason: string }

/** 预览公示 for another first day. */
export const previewList: Usecase<{ start: string }> = async (_deps, _actor, { start }) =>
  ok({ show: { card: 'public-preview', about: start ? { start } : {} } })

/**
 * 提请发布: freezes what was seen for a second person. Denials: those of the role and the stage, list-changed when
 * the names are no longer those of the preview, publicity-blocked, second-person-missing, those of composeList.
 */
export const proposeList: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const allowed = requireRole(actor.person, ['staff'], { unitId: '', units: [], at: actor.at })
    if (!allowed.ok) return allowed
    const open = workOpen(cycle, 'publicity', { at: actor.at })
    if (!open.ok) return open
    const found = await candidatesNow(tx, cycle, actor)
    const refused = await refusal(tx, { found, actor, input })
    if (refused) return refused
    const composed = composeList(found, input.start, actor.at)
    if (!composed.ok) return composed
    const list = await putProposal(deps, tx, { found, composed: composed.value, actor, reason: input.reason })
    if (!list) return deny('version-stale')
    await tellSecond(tx, list, actor)
    return ok({
      toast: { key: 'list-proposed', facts: { count: list.rows.length } },
      show: { card: 'public-preview', about: { start: input.start } },
    })
  })

type Asked = { found: Candidates; actor: Actor; input: Input }

const refusal = async (tx: Tx, { found, actor, input }: Asked) => {
  if (input.seen !== found.hash) return deny('list-changed')
  const { added, removed, changed } = found.changes
  const same = added.length + removed.length + changed.length === 0
  if (found.kind === 'correction' && same) return deny('already-released')
  const proposable = mayPropose('draft', found.warnings)
  if (!proposable.ok) return proposable
  if (found.kind === 'correction' && input.reason.trim() === '')
    return deny('reason-missing', { field: 'reason' })
  const second = requireSecondPerson(
    'release-list',
    await tx.people.holding(needsSecond['release-list'].second),
    actor.at,
  )
  return second.ok ? undefined : second
}

type Proposal = { found: Candidates; composed: Composed; actor: Actor; reason: string }

const unreleased = { card: null, cardSha256: null, releasedBy: null, releasedAt: null, endedAt: null }

/** Writes the proposal, in the place of one that still waits or was returned; null when somebody was faster. */
export const putProposal = async (
  deps: Deps,
  tx: Tx,
  { found, composed, actor, reason }: Proposal,
): Promise<PublicList | null> => {
  const waiting = await tx.lists.unreleased(found.cycle.id)
  const content = {
    kind: found.kind,
    state: 'proposed',
    ...composed,
    rowsHash: found.hash,
    contact: contactLines(found.cycle.settings).join('\n'),
    reason: reason.trim(),
    proposedBy: actor.person.id,
    proposedAt: actor.at,
  } as const
  const list = waiting
    ? await tx.lists.replace(waiting, content)
    : await tx.lists.create({
        ...content,
        ...unreleased,
        id: deps.newId('list'),
        cycleId: found.cycle.id,
        at: actor.at,
      })
  if (!list) return null
  tx.audit({
    action: 'list.propose',
    about: `list:${list.id}`,
    after: {
      number: list.number,
      kind: list.kind,
      rows: list.rowsHash,
      start: list.startDate,
      end: list.endDate,
    },
    article: '第四条',
    ...(content.reason && { note: content.reason }),
  })
  return list
}

/** Everybody who may release it, but not who proposed it. */
export const tellSecond = async (tx: Tx, list: PublicList, actor: Actor): Promise<void> => {
  for (const person of await tx.people.holding(needsSecond['release-list'].second)) {
    if (person.id === actor.person.id) continue
    tx.send({
      to: { person: person.id },
      show: { card: 'public-release', about: { list: list.id } },
      lane: 1,
    })
  }
}
