import { type UnitKind, unitKinds } from '../domain/units.ts'
import type { PersonRow } from './people-row.ts'

type UnitFacts = { kind: UnitKind | null; parent: string | null }
type Sheet = { units: ReadonlyMap<string, UnitFacts>; known: ReadonlySet<string> }

/** One spelling for comparing names of units: full-width letters and stray blanks make no other unit. */
function unitKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}

/**
 * What one row says about another: kind and parent of a unit may stand in any of its rows, and must agree; a
 * parent must exist in the sheet or among `knownUnits`; a phone belongs to one row. Answers new rows.
 */
export function checkTogether(rows: readonly PersonRow[], knownUnits: readonly string[]): PersonRow[] {
  const sheet: Sheet = { units: unitsOf(rows), known: new Set(knownUnits.map(unitKey)) }
  const phones = new Map<string, PersonRow>()
  return rows.map((row) => {
    const unit = sheet.units.get(unitKey(row.unit)) ?? { kind: null, parent: null }
    const errors = [...row.errors, ...conflicts(row, unit), ...gaps(row, unit, sheet)]
    const earlier = phones.get(row.phone)
    if (earlier) errors.push(samePhone(row, earlier))
    else if (row.phone !== '') phones.set(row.phone, row)
    return { ...row, ...unit, errors }
  })
}

/** The first row that states a fact about a unit is taken at its word. */
function unitsOf(rows: readonly PersonRow[]): Map<string, UnitFacts> {
  const units = new Map<string, UnitFacts>()
  for (const row of rows) {
    const seen = units.get(unitKey(row.unit))
    units.set(unitKey(row.unit), { kind: seen?.kind ?? row.kind, parent: seen?.parent ?? row.parent })
  }
  return units
}

function conflicts(row: PersonRow, unit: UnitFacts): string[] {
  const errors: string[] = []
  if (row.kind && unit.kind && row.kind !== unit.kind) {
    errors.push(`单位类型与前面写的“${unitKinds[unit.kind]}”不一致。`)
  }
  if (row.parent && unit.parent && unitKey(row.parent) !== unitKey(unit.parent)) {
    errors.push(`上级单位与前面写的“${unit.parent}”不一致。`)
  }
  if (unit.kind === 'district' && unit.parent) errors.push('区总工会没有上级单位。')
  else if (unit.parent && unitKey(unit.parent) === unitKey(row.unit)) errors.push('上级单位不能是本单位。')
  return errors
}

/** A unit the system already has needs no kind or parent again. */
function gaps(row: PersonRow, unit: UnitFacts, { units, known }: Sheet): string[] {
  const errors: string[] = []
  const { parent } = unit
  if (parent && !units.has(unitKey(parent)) && !known.has(unitKey(parent))) {
    errors.push(`上级单位“${parent}”在表里和系统里都没有。`)
  }
  if (row.unit === '' || known.has(unitKey(row.unit))) return errors
  const isKindMisread = row.errors.some((error) => error.startsWith('单位类型'))
  if (!unit.kind && !isKindMisread) errors.push('缺少单位类型。')
  if (unit.kind && unit.kind !== 'district' && !parent) errors.push('缺少上级单位。')
  return errors
}

function samePhone(row: PersonRow, earlier: PersonRow): string {
  if (row.name !== earlier.name) return `手机号与第 ${earlier.line} 行“${earlier.name}”相同。`
  return `与第 ${earlier.line} 行是同一人，请合并为一行，几个角色用“、”分开。`
}
