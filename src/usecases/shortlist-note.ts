import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { rankedStates } from '../domain/review-desk.ts'
import { hasRole } from '../domain/roles.ts'
import { workOpen } from '../domain/stages.ts'
import { listedOf } from './ranking-of.ts'

type Input = { page?: number; reason?: string }

/**
 * Why the list holds more or fewer names than the target: a line, not a limit. Denials: not-your-role,
 * no-cycle, those of workOpen, target-reason-missing.
 */
export const noteTarget: Usecase<Input> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (actor.person.external || !hasRole(actor.person, 'chair', actor.at)) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const open = workOpen(cycle, 'shortlist', { at: actor.at })
    if (!open.ok) return open
    const { target } = cycle.settings
    const reason = input.reason?.trim() ?? ''
    if (reason === '') return deny('target-reason-missing', { target, field: 'reason' })
    const listed = listedOf(await tx.nominations.list({ cycleId: cycle.id, states: rankedStates })).length
    const before = await tx.shortlist.noteOf(cycle.id)
    const note = { cycleId: cycle.id, target, listed, reason, byId: actor.person.id, at: actor.at }
    await tx.shortlist.note(note)
    tx.audit({ action: 'shortlist.note', about: `cycle:${cycle.id}`, before, after: note, article: '第二条' })
    return ok({
      toast: { key: 'saved', facts: {} },
      show: { card: 'ranking', about: { page: input.page ?? 0 } },
    })
  })
