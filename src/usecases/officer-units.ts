import type { Actor } from '../deps.ts'
import { findUnits } from '../domain/duplicates.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { activeGrants, hasRole } from '../domain/roles.ts'
import type { Unit } from '../domain/units.ts'

/** The units this person may recommend for: those of the officer's grants; staff enter for any (代录). */
export const unitsOf = (actor: Actor, units: readonly Unit[]): Unit[] => {
  if (hasRole(actor.person, 'staff', actor.at)) return units.filter(({ kind }) => kind !== 'district')
  const held = activeGrants(actor.person, actor.at)
    .filter(({ role }) => role === 'officer')
    .map(({ unitId }) => unitId)
  return units.filter(({ id }) => held.includes(id))
}

/** The employer as a list names it: a base union without the word 工会 behind it. */
export const workplaceOf = (unit: Unit): string =>
  unit.kind === 'base' ? unit.name.replace(/(?:工会委员会|工会)$/u, '') : unit.name

export type Recognised = { unit: Unit; sure: boolean }

/**
 * The unit that was meant, of those the person may recommend for. What names no unit at all is taken for the
 * person's own (`sure` false). Denials: not-your-unit for another known unit, not-your-role without any unit,
 * answer-unit when several of the own ones fit.
 */
export const recogniseUnit = (
  hint: string,
  { mine, all }: { mine: readonly Unit[]; all: readonly Unit[] },
): Result<Recognised> => {
  const [first, ...others] = mine
  if (!first) return deny('not-your-role')
  if (hint.trim() === '') return ok({ unit: first, sure: others.length === 0 })
  const own = findUnits(hint, mine)
  if (own.length === 1 && own[0]) return ok({ unit: own[0], sure: true })
  if (own.length > 1) return deny('answer-unit', { unit: hint.trim() })
  if (findUnits(hint, all).length > 0) return deny('not-your-unit', { unit: hint.trim() })
  return ok({ unit: first, sure: false })
}
