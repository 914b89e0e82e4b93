import type { Actor, Deps, Tx } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { askSeconders } from './grant-seconders.ts'
import { readSheet } from './import-people.ts'
import { importPerson } from './import-person.ts'
import { keyOf, type PlannedUnit } from './import-plan.ts'
import type { SheetRow } from './import-sheet.ts'

/** Rows of one transaction; a person takes some ten statements. */
const UNITS = 20
const PEOPLE = 8

/**
 * The work behind 确认导入, begun again after a crash without harm: what is there already is left alone. Accounts are
 * looked up before and not inside the transactions. Throws on trouble with the network, so that the job runs again.
 */
export const runImport = async (
  deps: Deps,
  { attachment, by }: { attachment: string; by: string },
): Promise<void> => {
  const person = await deps.store.read((tx) => tx.people.byId(by))
  const read = await readSheet(deps, attachment)
  if (!person || !read.ok || read.value.plan.blocked) return
  const actor: Actor = { person, at: deps.now(), via: 'press', once: [] }
  if (!hasRole(person, 'staff', actor.at)) return
  const { newUnits, people } = read.value.plan
  for (const some of portions(newUnits, UNITS)) {
    await deps.store.change(actor, async (tx) => {
      for (const unit of some) await addUnit(tx, deps, { unit, at: actor.at })
      return ok({})
    })
  }
  const accounts = await accountsOf(deps, people)
  for (const some of portions(people, PEOPLE)) {
    await deps.store.change(actor, async (tx) => {
      const units = await tx.units.all()
      for (const row of some)
        await importPerson(tx, deps, { actor, row, units, account: accounts.get(row.phone) })
      return ok({})
    })
  }
  await finish(deps, actor, attachment)
}

const addUnit = async (tx: Tx, deps: Deps, { unit, at }: { unit: PlannedUnit; at: number }) => {
  const known = await tx.units.all()
  const find = (name: string) => known.find((one) => keyOf(one.name) === keyOf(name))
  if (find(unit.name)) return
  const parentId = unit.parent === null ? null : (find(unit.parent)?.id ?? null)
  const id = deps.newId('unit')
  await tx.units.create({ id, name: unit.name, kind: unit.kind, parentId }, at)
  tx.audit({ action: 'unit.create', about: `unit:${id}`, after: { ...unit } })
}

export type Account = { openId: string; name: string | null }

// The name of an account is asked so that a mistyped number gives nobody else the role.
const accountsOf = async (deps: Deps, people: readonly SheetRow[]): Promise<Map<string, Account>> => {
  const found = await deps.directory.idsByMobile(people.map((row) => row.phone))
  const accounts = new Map<string, Account>()
  for (const [mobile, openId] of found) {
    accounts.set(mobile, { openId, name: await deps.directory.nameOf(openId) })
  }
  return accounts
}

const finish = (deps: Deps, actor: Actor, attachment: string) =>
  deps.store.change({ ...actor, once: [`imported:${attachment}:${actor.at}`] }, async (tx) => {
    await askSeconders(tx, actor.at)
    tx.send({
      to: { person: actor.person.id },
      show: { card: 'people-result', about: { attachment } },
      lane: 0,
    })
    return ok({})
  })

const portions = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
