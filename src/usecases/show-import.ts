import { has, type Loader } from '../deps.ts'
import { phoneKeyInput } from '../domain/duplicates.ts'
import type { Denial } from '../domain/result.ts'
import { deny, ok } from '../domain/result.ts'
import { confirmedRoles, type Role } from '../domain/roles.ts'
import { readSheet } from './import-people.ts'
import type { SheetRow } from './import-sheet.ts'

export type BadRow = { line: number; sentences: string[] }
export type PreviewView = {
  attachment: string
  file: string
  /** why the sheet as a whole cannot be taken over */
  unreadable: string[]
  blocked: Denial | null
  rows: number
  newUnits: number
  people: number
  known: number
  roles: { role: Role; count: number; confirmed: boolean }[]
  bad: BadRow[]
  moreBad: number
}

/** Rows with errors that a card names; the rest are counted. */
const BAD_SHOWN = 12

/** What a people sheet would change. Denials: not-your-role, not-found. */
export const showPreview: Loader<{ attachment: string }, PreviewView> = async (deps, viewer, about) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  const read = await readSheet(deps, about.attachment)
  if (!read.ok) return read
  const { name, sheet, plan } = read.value
  const keys = plan.people.map((row) => deps.seal.hmac(phoneKeyInput(row.phone)))
  const known = await deps.store.read((tx) => tx.roster.byPhone(keys))
  return ok({
    attachment: about.attachment,
    file: name,
    unreadable: sheet.headerErrors,
    blocked: plan.blocked,
    rows: sheet.rows.length,
    newUnits: plan.newUnits.length,
    people: plan.people.length,
    known: known.length,
    roles: rolesIn(plan.people),
    bad: plan.bad.slice(0, BAD_SHOWN),
    moreBad: Math.max(0, plan.bad.length - BAD_SHOWN),
  })
}

const rolesIn = (rows: readonly SheetRow[]): PreviewView['roles'] => {
  const counts = new Map<Role, number>()
  for (const role of rows.flatMap((row) => row.roles)) counts.set(role, (counts.get(role) ?? 0) + 1)
  return [...counts].map(([role, count]) => ({ role, count, confirmed: confirmedRoles.includes(role) }))
}

export type ResultView = {
  file: string
  units: number
  people: number
  bound: number
  unbound: number
  pending: number
  tasks: number
}

/** What became of a people sheet. Denials as above. */
export const showImportResult: Loader<{ attachment: string }, ResultView> = async (deps, viewer, about) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  const read = await readSheet(deps, about.attachment)
  if (!read.ok) return read
  const keys = read.value.plan.people.map((row) => deps.seal.hmac(phoneKeyInput(row.phone)))
  return deps.store.read(async (tx) => {
    const listed = await tx.roster.byPhone(keys)
    const bound = listed.filter((one) => one.openId !== null).length
    return ok({
      file: read.value.name,
      units: (await tx.units.all()).length,
      people: listed.length,
      bound,
      unbound: listed.length - bound,
      pending: (await tx.grants.pending()).length,
      tasks: await tx.tasks.countOpen(),
    })
  })
}
