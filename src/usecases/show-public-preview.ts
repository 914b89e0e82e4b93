import { has, type Loader } from '../deps.ts'
import { addDays, dateOf } from '../domain/dates.ts'
import { type Denial, deny, ok } from '../domain/result.ts'
import { maySee } from '../domain/visibility.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nouns } from '../store/nouns.ts'
import { type Composed, composeList } from './compose-list.ts'
import { type PublicView, publicViewOf } from './public-view.ts'
import {
  type Candidates,
  candidatesNow,
  contactLines,
  groupedWarnings,
  namedChanges,
} from './publicity-candidates.ts'

type View = {
  list: PublicView | null
  kind: 'first' | 'correction'
  warnings: ReturnType<typeof groupedWarnings>
  groups: string[]
  start: string
  problem: Denial | null
  seen: string
  changes: ReturnType<typeof namedChanges>
  proposedBy: string | null
}

/** 预览公示: what would be posted now, and what stands in the way. Denials: no-cycle, must-not-see. */
export const showPublicPreview: Loader<{ start?: string }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const sees = has(viewer, 'staff') && maySee('staff', 'finalList', { stage: cycle.stage })
    if (!sees) return deny('must-not-see')
    const found = await candidatesNow(tx, cycle, viewer)
    // Tomorrow, so that the second person has today for it.
    const start = about.start || addDays(dateOf(viewer.at), found.previous ? 0 : 1)
    const composed = composeList(found, start, viewer.at)
    return ok({
      list: composed.ok ? unsaved(found, composed.value) : null,
      kind: found.kind,
      warnings: groupedWarnings(found.warnings, found.rows),
      groups: found.groups,
      start,
      problem: composed.ok || composed.denial.key === 'list-empty' ? null : composed.denial,
      seen: found.hash,
      changes: namedChanges(found.changes, found.previous?.rows ?? [], found.rows),
      proposedBy: await proposer(tx, cycle),
    })
  })

const unsaved = (found: Candidates, composed: Composed): PublicView =>
  publicViewOf(
    {
      id: 'preview',
      cycleId: found.cycle.id,
      number: (found.previous?.number ?? 0) + 1,
      kind: found.kind,
      state: 'draft',
      ...composed,
      rowsHash: found.hash,
      contact: contactLines(found.cycle.settings).join('\n'),
      reason: '',
      card: null,
      cardSha256: null,
      proposedBy: null,
      proposedAt: null,
      releasedBy: null,
      releasedAt: null,
      endedAt: null,
      at: 0,
      version: 0,
    },
    found.cycle,
  )

const proposer = async (tx: Nouns, cycle: Cycle): Promise<string | null> => {
  const proposed = await tx.lists.proposed(cycle.id)
  if (!proposed?.proposedBy) return null
  return (await tx.people.byId(proposed.proposedBy))?.name ?? '一位同志'
}
