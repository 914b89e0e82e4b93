import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { systemAt } from './system-actor.ts'

/** 推荐 has opened: one notice to every officer. Begun again after a crash it tells nobody twice. */
export const tellOfficers = async (deps: Deps, { cycle }: { cycle: string }): Promise<void> => {
  const at = deps.now()
  const officers = await deps.store.read((tx) => tx.people.holding(['officer']))
  const ids = officers.filter((person) => hasRole(person, 'officer', at)).map((person) => person.id)
  // One transaction each: a row of ids seen keeps a repeat from telling anybody twice.
  for (const id of ids) {
    await deps.store.change({ ...systemAt(at), once: [`opened:${cycle}:${id}`] }, async (tx) => {
      tx.send({ to: { person: id }, show: { card: 'stage-opened', about: { cycle } }, lane: 1 })
      return ok({})
    })
  }
}
