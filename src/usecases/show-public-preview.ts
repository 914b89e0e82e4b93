import { has, type Loader } from '../deps.ts'
import { addDays, dateOf, startOfDate } from '../domain/dates.ts'
import { type Denial, deny, ok } from '../domain/result.ts'
import { maySee } from '../domain/visibility.ts'
import { isWorkingDay } from '../domain/working-days.ts'
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
    const start = about.start || firstDay(cycle, viewer.at)
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

/** In the afternoon a first day that counts would be half a day only. */
const NOON_MS = 12 * 3_600_000

/** Today in the morning of a working day, else the next working day; today while the year's holidays are unknown. */
const firstDay = ({ settings }: Cycle, at: number): string => {
  const today = dateOf(at)
  let date = at - startOfDate(today) < NOON_MS ? today : addDays(today, 1)
  for (;;) {
    const working = isWorkingDay(date, settings)
    if (!working.ok) return today
    if (working.value) return date
    date = addDays(date, 1)
  }
}

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
