import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { roles } from '../domain/roles.ts'
import { systemAt } from './system-actor.ts'

/**
 * Somebody left the company: their roles end now, what they did stays, and the staff learn who must take over. Ids
 * that are unknown, or a second event, change nothing.
 */
export const leftCompany = async (deps: Deps, openId: string, once: string): Promise<void> => {
  const at = deps.now()
  await deps.store.change({ ...systemAt(at), once: [once] }, async (tx) => {
    const person = await tx.roster.byOpenId(openId)
    if (!person || person.leftAt !== null) return ok({})
    await tx.roster.leave(person.id, at)
    const held = await tx.grants.ofPerson(person.id)
    for (const { id, state } of held) {
      await tx.grants.settle(id, { from: state, to: state === 'pending' ? 'refused' : 'ended', at })
    }
    tx.audit({
      action: 'person.leave',
      about: `person:${person.id}`,
      before: { grants: held.map(({ id, role }) => ({ id, role })) },
    })
    if (held.length === 0) return ok({})
    const names = held.map(({ role, unitName }) => `${unitName ?? ''}${roles[role]}`).join('、')
    tx.task('left', `person:${person.id}`, `${person.name}已离职，原是${names}，请安排接手的同志`)
    return ok({})
  })
}
