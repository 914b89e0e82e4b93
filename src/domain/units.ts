import { deny, ok, type Result } from './result.ts'

/** The kinds of unions and organisations that Art.3 and Art.8 name, with the word the office's sheet uses. */
export const unitKinds = {
  district: '区总工会',
  town: '镇街总工会',
  scienceCity: '中关村科学城总工会',
  industry: '行业工会',
  base: '基层工会',
  social: '社会组织',
} as const
export type UnitKind = keyof typeof unitKinds

export type Unit = { id: string; name: string; kind: UnitKind; parentId: string | null }

/** Kinds that filter and hand over what their own units recommend (Art.3¶2). */
export const aggregatingKinds: readonly UnitKind[] = ['town', 'scienceCity', 'industry', 'social']

/** Kinds that owe a local plan and the annual report (Art.8). */
export const reportingKinds: readonly UnitKind[] = ['town', 'scienceCity', 'industry']

export function unitKindByName(name: string): UnitKind | undefined {
  const trimmed = name.normalize('NFKC').trim()
  return (Object.keys(unitKinds) as UnitKind[]).find((kind) => unitKinds[kind] === trimmed)
}

function byId(units: readonly Unit[]): Map<string, Unit> {
  return new Map(units.map((unit) => [unit.id, unit]))
}

/** Ids above a unit, nearest first, without the unit itself. Stops at a loop or an unknown parent. */
export function ancestors(units: readonly Unit[], unitId: string): string[] {
  const known = byId(units)
  const above: string[] = []
  let parent = known.get(unitId)?.parentId ?? null
  while (parent !== null && parent !== unitId && known.has(parent) && !above.includes(parent)) {
    above.push(parent)
    parent = known.get(parent)?.parentId ?? null
  }
  return above
}

/** Ids of a unit and everything below it. */
export function subtree(units: readonly Unit[], rootId: string): Set<string> {
  return new Set(
    units
      .filter((unit) => unit.id === rootId || ancestors(units, unit.id).includes(rootId))
      .map((unit) => unit.id),
  )
}

/**
 * Who collects a unit's entries and hands them to the district (Art.3¶2): the unit itself if it is an area or
 * industry union or a social organisation, else the nearest such unit above it, else the unit itself, since a
 * base union directly under the district hands over by the same step. Undefined for an unknown unit.
 */
export function aggregatorOf(units: readonly Unit[], unitId: string): string | undefined {
  const known = byId(units)
  const unit = known.get(unitId)
  if (!unit) return undefined
  if (aggregatingKinds.includes(unit.kind)) return unitId
  const above = ancestors(units, unitId).find((id) => {
    const kind = known.get(id)?.kind
    return kind !== undefined && aggregatingKinds.includes(kind)
  })
  return above ?? unitId
}

export function handsOverItself(units: readonly Unit[], unitId: string): boolean {
  return aggregatorOf(units, unitId) === unitId
}

/**
 * Whether a set of units is a tree: every parent known, no loop, exactly the district without a parent.
 * Denials: unit-unknown, unit-loop, unit-kind, each with the fact `unit` (the name to look for in the sheet).
 */
export function checkTree(units: readonly Unit[]): Result<readonly Unit[]> {
  const known = byId(units)
  for (const unit of units) {
    if (unit.parentId === null) {
      if (unit.kind !== 'district') return deny('unit-kind', { unit: unit.name })
      continue
    }
    if (unit.kind === 'district') return deny('unit-kind', { unit: unit.name })
    if (!known.has(unit.parentId)) return deny('unit-unknown', { unit: unit.name })
    const top = ancestors(units, unit.id).at(-1)
    if (top === undefined || known.get(top)?.parentId !== null) return deny('unit-loop', { unit: unit.name })
  }
  return ok(units)
}
