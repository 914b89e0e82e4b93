import type { Actor } from '../deps.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { activeGrants } from '../domain/roles.ts'
import { aggregatorOf, subtree, type Unit } from '../domain/units.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nouns } from '../store/nouns.ts'
import type { Show } from './shows.ts'

/** An aggregating unit somebody acts for, and the units whose entries it collects, itself among them. */
export type Scope = { unit: Unit; unitIds: string[] }

/**
 * The units this person hands over for: those of an aggregator's grant with everything below, and the own one of
 * an officer whose unit stands directly under the district (Art.3¶2).
 */
export const scopesOf = (actor: Actor, units: readonly Unit[]): Scope[] => {
  const mine = new Set<string>()
  for (const { role, unitId } of activeGrants(actor.person, actor.at)) {
    if (unitId === null) continue
    if (role === 'officer' && aggregatorOf(units, unitId) === unitId) mine.add(unitId)
    if (role !== 'aggregator') continue
    const reach = subtree(units, unitId)
    for (const id of reach) {
      const collects = aggregatorOf(units, id)
      if (collects !== undefined && reach.has(collects)) mine.add(collects)
    }
  }
  return units
    .filter(({ id }) => mine.has(id))
    .map((unit) => ({
      unit,
      unitIds: units.filter(({ id }) => aggregatorOf(units, id) === unit.id).map(({ id }) => id),
    }))
}

export type Desk = { cycle: Cycle; units: Unit[]; scope: Scope; scopes: Scope[] }

/**
 * The scope a card is about; without `unit` the person's first. Denials: no-cycle, not-your-role, not-your-unit.
 */
export const deskOf = async (tx: Nouns, actor: Actor, unit?: string): Promise<Result<Desk>> => {
  if (actor.person.external) return deny('external-person')
  const cycle = await tx.cycles.current()
  if (!cycle) return deny('no-cycle')
  const units = await tx.units.all()
  const scopes = scopesOf(actor, units)
  if (scopes.length === 0) return deny('not-your-role')
  const scope = unit === undefined ? scopes[0] : scopes.find((one) => one.unit.id === unit)
  if (!scope) return deny('not-your-unit', { unit: units.find(({ id }) => id === unit)?.name ?? '' })
  return ok({ cycle, units, scope, scopes })
}

/** What an aggregator may read of its units' entries: everything that was ever submitted. */
export const submittedStates: readonly NominationState[] = ['submitted', 'returned', 'held', 'batched']

/** What still waits for the aggregator's word. */
export const undecidedStates: readonly NominationState[] = ['submitted', 'held']

/** Where in the queue a button was pressed. */
export type FromQueue = { unit?: string; page?: number }

export const backToQueue = ({ unit, page }: FromQueue): Show => ({
  card: 'aggregate-queue',
  about: { ...(unit !== undefined && { unit }), ...(page !== undefined && { page }) },
})
