import type { Role } from '../domain/roles.ts'
import type { UnitKind } from '../domain/units.ts'

/**
 * One row of the office's sheet as read. `line` is the row number Excel shows; `name` is '' in a row that only names a
 * unit; `errors` are Chinese sentences about this row, and only rows without any may be taken over.
 */
export type SheetRow = {
  line: number
  unit: string
  kind: UnitKind | null
  parent: string | null
  name: string
  phone: string
  roles: Role[]
  category: string | null
  errors: string[]
}

/** `ok` is false when the sheet as a whole cannot be read; `headerErrors` then say why, in Chinese. */
export type Sheet = { ok: boolean; rows: SheetRow[]; headerErrors: string[] }

/** Readers of the office's papers, given by the assembly: use cases do not know file formats. */
export type Papers = {
  peopleSheet: (bytes: Buffer, knownUnits: readonly string[]) => Sheet
}
