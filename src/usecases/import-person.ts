import type { Actor, Deps, Tx } from '../deps.ts'
import { phoneKeyInput } from '../domain/duplicates.ts'
import type { Unit } from '../domain/units.ts'
import type { Listed } from '../store/nouns/roster.ts'
import { newBinding } from './bind-account.ts'
import { giveRole } from './grant-role.ts'
import { keyOf, sameName } from './import-plan.ts'
import type { Account } from './import-run.ts'
import type { SheetRow } from './import-sheet.ts'

type Taking = { actor: Actor; row: SheetRow; units: readonly Unit[]; account: Account | undefined }

/**
 * One row of the sheet: the person under their account, else under their phone with a binding code; roles that they do
 * not have yet. An account of another name, or a phone that changed hands, gives no role but a task for the staff.
 */
export const importPerson = async (tx: Tx, deps: Deps, taking: Taking): Promise<void> => {
  const { row, account } = taking
  if (account?.name && !sameName(account.name, row.name)) {
    const words = `核对人员表第 ${row.line} 行：${row.name}的手机号在飞书里是“${account.name}”，没有授予角色`
    return check(tx, { about: `person:${row.name}`, words })
  }
  const listed = await settle(tx, deps, taking)
  if (!listed) {
    const words = `核对人员表第 ${row.line} 行：${row.name}的手机号以前属于另一个账号，没有授予角色`
    return check(tx, { about: `person:${row.name}`, words })
  }
  await giveRoles(tx, deps, { ...taking, personId: listed.id })
  if (!listed.openId && (await tx.codes.bindingsOf([listed.id])).length === 0) {
    await newBinding(tx, deps, { personId: listed.id, at: taking.actor.at })
  }
}

const check = async (tx: Tx, { about, words }: { about: string; words: string }): Promise<void> => {
  const open = await tx.tasks.open({ skip: 0, take: 500 })
  if (!open.some((task) => task.words === words)) tx.task('check', about, words)
}

/** The row's person as stored after this; null when phone and account belong to two persons who both speak. */
const settle = async (tx: Tx, deps: Deps, { actor, row, units, account }: Taking): Promise<Listed | null> => {
  const phoneKey = deps.seal.hmac(phoneKeyInput(row.phone))
  const unitId = units.find((unit) => keyOf(unit.name) === keyOf(row.unit))?.id
  const known = { name: row.name, phoneKey, ...(unitId && { unitId }) }
  const [byPhone] = await tx.roster.byPhone([phoneKey])
  const byAccount = account ? await tx.roster.byOpenId(account.openId) : null
  if (byPhone && byAccount && byPhone.id !== byAccount.id) {
    if (byPhone.openId !== null) return null
    await tx.roster.merge(byPhone, byAccount.id, actor.at)
  }
  const target = byAccount ?? byPhone
  if (byPhone?.openId && account && byPhone.openId !== account.openId) return null
  if (target) {
    const { name, unitId: before } = target
    await tx.roster.set(target.id, { ...known, ...(account && { openId: account.openId }) })
    tx.audit({
      action: 'person.set',
      about: `person:${target.id}`,
      before: { name, unitId: before },
      after: { name: row.name, unitId },
    })
    return tx.roster.byId(target.id)
  }
  const id = deps.newId('per')
  await tx.roster.add({ id, ...known, ...(account && { openId: account.openId }), at: actor.at })
  tx.audit({ action: 'person.add', about: `person:${id}`, after: { name: row.name, unitId } })
  return tx.roster.byId(id)
}

const giveRoles = async (tx: Tx, deps: Deps, taking: Taking & { personId: string }): Promise<void> => {
  const { actor, row, personId } = taking
  const to = await tx.people.byId(personId)
  if (!to) return
  let active = false
  for (const role of row.roles) {
    const wish = { role, unitId: to.unitId, category: row.category }
    // A role the person has already, or one that would be given to oneself, is left out.
    const given = await giveRole(tx, deps, { actor, to, wish })
    active ||= given.ok && given.value.state === 'active'
  }
  if (active && to.openId) {
    tx.send({ to: { person: to.id }, show: { card: 'role-given', about: {} }, lane: 1 })
  }
}
