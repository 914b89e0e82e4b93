import { has, type Loader } from '../deps.ts'
import { type ListState, listChange } from '../domain/public-list.ts'
import { deny, ok } from '../domain/result.ts'
import { type PublicView, publicViewOf } from './public-view.ts'
import { candidatesNow, groupedWarnings, namedChanges } from './publicity-candidates.ts'

type View = {
  list: PublicView
  state: 'proposed' | 'released' | 'returned' | 'other'
  proposedBy: string
  proposedAt: number
  own: boolean
  warnings: ReturnType<typeof groupedWarnings>
  groups: string[]
  changes: ReturnType<typeof namedChanges>
  seen: string
}

/** What the second person decides about, with what changed since the first pressed. Denials: not-found, must-not-see. */
export const showPublicRelease: Loader<{ list?: string }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff', 'confirmer')) return deny('must-not-see')
    const current = await tx.cycles.current()
    const waiting = current && (await tx.lists.proposed(current.id))
    const list = about.list ? await tx.lists.byId(about.list) : waiting
    const cycle = list && (await tx.cycles.byId(list.cycleId))
    if (!list || !cycle) return deny('not-found')
    const now = await candidatesNow(tx, cycle, viewer)
    const by = list.proposedBy ? await tx.people.byId(list.proposedBy) : null
    const changes = listChange(list.rows, now.rows)
    const waits = list.state === 'proposed'
    return ok({
      list: publicViewOf(list, cycle),
      state: stateOf(list.state),
      proposedBy: by?.name ?? '系统',
      proposedAt: list.proposedAt ?? list.at,
      own: list.proposedBy === viewer.person.id,
      warnings: waits ? groupedWarnings(now.warnings, now.rows) : [],
      groups: now.groups,
      changes: namedChanges(waits ? changes : { added: [], removed: [], changed: [] }, list.rows, now.rows),
      seen: list.rowsHash,
    })
  })

const stateOf = (state: ListState): View['state'] => {
  if (state === 'draft') return 'returned'
  return state === 'proposed' || state === 'released' ? state : 'other'
}
