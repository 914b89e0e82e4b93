import { type Denial, deny } from '../domain/result.ts'
import { checkTree, type Unit } from '../domain/units.ts'
import type { Sheet, SheetRow } from './import-sheet.ts'

/** A unit that the sheet brings; `parent` is the name of one that is known or comes before it in the list. */
export type PlannedUnit = { name: string; kind: Unit['kind']; parent: string | null }

/** What a sheet would change: only rows without any error take part. */
export type Plan = {
  /** parents first */
  newUnits: PlannedUnit[]
  people: SheetRow[]
  /** rows left out, with the reasons in words */
  bad: { line: number; sentences: string[] }[]
  /** the units together make no tree: nothing can be taken over */
  blocked: Denial | null
}

/** Compares the sheet's units with those known. Pure. */
export const planOf = (sheet: Sheet, known: readonly Unit[]): Plan => {
  const bad = sheet.rows
    .filter((row) => row.errors.length > 0)
    .map(({ line, errors }) => ({ line, sentences: errors }))
  const good = sheet.rows.filter((row) => row.errors.length === 0)
  const { units, orphans } = unitsOf(good, known)
  const rows = good.filter((row) => !orphans.has(keyOf(row.unit)))
  const left = good.filter((row) => orphans.has(keyOf(row.unit)))
  const sentence = '上级单位所在的那一行有问题，先改好那一行。'
  const all = [...bad, ...left.map(({ line }) => ({ line, sentences: [sentence] }))]
  return {
    newUnits: units,
    people: rows.filter((row) => row.name !== ''),
    bad: all.sort((a, b) => a.line - b.line),
    blocked: treeDenial(units, known),
  }
}

/** One spelling for comparing names of units. */
export const keyOf = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** New units with parents first; a unit whose parent neither is known nor comes is an orphan, with all below it. */
const unitsOf = (rows: readonly SheetRow[], known: readonly Unit[]) => {
  const there = new Set(known.map((unit) => keyOf(unit.name)))
  const waiting = new Map<string, PlannedUnit>()
  for (const row of rows) {
    const key = keyOf(row.unit)
    if (there.has(key) || waiting.has(key) || !row.kind) continue
    waiting.set(key, { name: row.unit, kind: row.kind, parent: row.parent })
  }
  const units: PlannedUnit[] = []
  for (let before = -1; before !== units.length; ) {
    before = units.length
    for (const [key, unit] of [...waiting]) {
      if (unit.parent !== null && !there.has(keyOf(unit.parent))) continue
      units.push(unit)
      there.add(key)
      waiting.delete(key)
    }
  }
  return { units, orphans: new Set(waiting.keys()) }
}

const treeDenial = (fresh: readonly PlannedUnit[], known: readonly Unit[]): Denial | null => {
  const roots = [...known, ...fresh].filter((unit) => unit.kind === 'district')
  const second = roots[1]
  // Two roots would be two districts, and nobody would collect for one of them.
  if (second) return deny('unit-kind', { unit: second.name }).denial
  const planned = fresh.map((unit) => ({
    id: keyOf(unit.name),
    name: unit.name,
    kind: unit.kind,
    parentId: unit.parent === null ? null : keyOf(unit.parent),
  }))
  const there = known.map((unit) => ({
    ...unit,
    id: keyOf(unit.name),
    parentId: nameOf(known, unit.parentId),
  }))
  const checked = checkTree([...there, ...planned])
  return checked.ok ? null : checked.denial
}

const nameOf = (units: readonly Unit[], id: string | null): string | null => {
  const unit = units.find((one) => one.id === id)
  return unit ? keyOf(unit.name) : null
}

/** Whether two spellings of a person's name may be one person: an account often carries the unit behind the name. */
export const sameName = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((name) => name.normalize('NFKC').replace(/\s/g, ''))
  return Boolean(one && other) && (String(one).includes(String(other)) || String(other).includes(String(one)))
}
