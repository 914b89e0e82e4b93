import type { Usecase } from '../deps.ts'
import { returnList as mayReturn } from '../domain/public-list.ts'
import { deny, ok } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'

/**
 * 有误，退回 of a proposed list by its second person, who says what is wrong; whoever proposed it learns that. Denials:
 * those of returnList and of the stage, reason-missing, list-changed when the card showed another proposal, version-stale.
 */
export const returnList: Usecase<{ list: string; seen: string; reason: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const list = await tx.lists.byId(input.list)
    const cycle = list && (await tx.cycles.byId(list.cycleId))
    if (!list || !cycle) return deny('not-found')
    const open = workOpen(cycle, 'publicity', { at: actor.at })
    if (!open.ok) return open
    const returned = mayReturn(list, actor)
    if (!returned.ok) return returned
    if (input.seen !== list.rowsHash) return deny('list-changed')
    const reason = input.reason.trim()
    if (reason === '') return deny('reason-missing', { field: 'reason' })
    if (!(await tx.lists.save(list, { state: returned.value }))) return deny('version-stale')
    tx.audit({
      action: 'list.return',
      about: `list:${list.id}`,
      before: { state: list.state, proposedBy: list.proposedBy, rows: list.rowsHash },
      after: { state: returned.value },
      article: '第四条',
      note: reason,
    })
    const lines = [`${actor.person.name}：${reason}`, '改好以后，请重新预览、提请发布。']
    const about = { title: `第${list.number}号公示名单被退回`, lines }
    tx.send({ to: { person: list.proposedBy ?? '' }, show: { card: 'notice', about }, lane: 1 })
    return ok({
      toast: { key: 'list-returned', facts: {} },
      show: { card: 'public-release', about: { list: list.id } },
    })
  })
