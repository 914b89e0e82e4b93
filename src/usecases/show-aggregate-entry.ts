import type { Actor, Loader } from '../deps.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { requireRole } from '../domain/roles.ts'
import type { Unit } from '../domain/units.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { comparedStates } from './aggregate-groups.ts'
import { scopesOf, submittedStates } from './aggregate-scope.ts'
import { type EntryBody, entryBodyOf } from './entry-body.ts'
import type { Shows } from './shows.ts'

type View = EntryBody & {
  unit: string
  heldReason: string
  /** others of the same industry, unit and post */
  group: { key: string; names: string[] } | null
  barred: boolean
}

const EXCERPT = 160

/** One entry for its aggregator. Denials: not-found, no-cycle, not-your-role, not-your-unit, must-not-see. */
export const showAggregateEntry: Loader<Shows['aggregate-entry'], View> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const nomination = await tx.nominations.byId(about.nomination)
    if (!nomination) return deny('not-found')
    const cycle = await tx.cycles.byId(nomination.cycleId)
    if (!cycle) return deny('no-cycle')
    const units = await tx.units.all()
    const refused = mayAggregatorRead(viewer, nomination, units)
    if (refused) return { ok: false, denial: refused }
    const reading = { nomination, cycle, units, at: viewer.at, fullNumber: false, excerpt: EXCERPT }
    const peers = nomination.groupKey
      ? await tx.nominations.list({
          cycleId: cycle.id,
          groupKey: nomination.groupKey,
          states: comparedStates,
        })
      : []
    const others = peers
      .filter(({ id, route }) => id !== nomination.id && route !== 'self')
      .map(({ entry }) => entry.fields.name ?? '')
    return ok({
      ...(await entryBodyOf(tx, reading)),
      unit: scopesOf(viewer, units).find(({ unitIds }) => unitIds.includes(nomination.unitId))?.unit.id ?? '',
      heldReason: nomination.heldReason ?? '',
      group: nomination.groupKey && others.length > 0 ? { key: nomination.groupKey, names: others } : null,
      barred: (await tx.bars.at(viewer.at)).has(nomination.unitId),
    })
  })

/** An aggregator reads what was submitted to it, drafts never (D.8: subtree). */
export const mayAggregatorRead = (
  viewer: Actor,
  nomination: Nomination,
  units: readonly Unit[],
): Denial | undefined => {
  const place = { unitId: nomination.unitId, units, at: viewer.at }
  const held: Result<unknown> = requireRole(viewer.person, ['aggregator'], place)
  if (!held.ok) return held.denial
  const read = [...submittedStates, ...comparedStates, 'failed'].includes(nomination.state)
  return read && nomination.route !== 'self' ? undefined : deny('must-not-see').denial
}
