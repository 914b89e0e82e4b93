import type { Actor, Deps, Tx, Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { type Plan, planOf } from './import-plan.ts'
import type { Sheet } from './import-sheet.ts'
import type { Show } from './shows.ts'

export type ReadSheet = { name: string; sheet: Sheet; plan: Plan }

/** A .csv from the staff is the office's sheet of people: nothing else of theirs is one. */
export const isPeopleSheet = (actor: Actor, kind: string): boolean =>
  kind === 'csv' && hasRole(actor.person, 'staff', actor.at)

/** A people sheet was stored: answered with the preview of what it would change. Nothing changes before 确认导入. */
export const takeSheet = async (
  { tx }: { tx: Tx },
  { id }: { id: string },
): Promise<Result<{ show: Show }>> => {
  await tx.attachments.change(id, { purpose: 'sheet' })
  return ok({ show: { card: 'people-preview', about: { attachment: id } } })
}

/** The stored file, read and compared with what is known now. Denial: not-found. */
export const readSheet = async (deps: Deps, attachment: string): Promise<Result<ReadSheet>> => {
  const { file, units } = await deps.store.read(async (tx) => ({
    file: await tx.roster.fileOf(attachment),
    units: await tx.units.all(),
  }))
  const bytes = file && (await deps.blobs.get(file.hash))
  if (!file || !bytes) return deny('not-found')
  const names = units.map((unit) => unit.name)
  const sheet = deps.papers.peopleSheet(Buffer.from(bytes), names)
  return ok({ name: file.name, sheet, plan: planOf(sheet, units) })
}

/**
 * 确认导入. The rows are taken over by a job, a few at a time, so that presses get in between. Denials: not-your-role,
 * not-found, sheet-unreadable, sheet-rows when no row is right, those of the tree of units.
 */
export const confirmImport: Usecase<{ attachment: string }> = async (deps, actor, { attachment }) => {
  if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
  const read = await readSheet(deps, attachment)
  if (!read.ok) return read
  const { sheet, plan } = read.value
  if (!sheet.ok) return deny('sheet-unreadable')
  if (plan.blocked) return { ok: false, denial: plan.blocked }
  const rows = sheet.rows.length - plan.bad.length
  if (rows === 0) return deny('sheet-rows', { count: plan.bad.length })
  return deps.store.change(actor, async (tx) => {
    tx.audit({
      action: 'people.import',
      about: `attachment:${attachment}`,
      after: { rows, left: plan.bad.length, units: plan.newUnits.length },
    })
    tx.job('import-people', { attachment, by: actor.person.id })
    const started = '正在导入，完成后会发来结果，可以先去办别的事。'
    return ok({
      toast: { key: 'import-started', facts: { rows } },
      show: { card: 'notice', about: { title: '人员表', lines: [started] } },
    })
  })
}
