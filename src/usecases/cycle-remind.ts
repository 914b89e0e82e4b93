import type { Tx, Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'

/** `about`: the cycle and the end (epoch ms) the reminder was set for. */
type Due = { about: string; at: number }
type Tell = (tx: Tx, cycle: string) => Promise<number>

// One set before the end was moved says nothing, and none is sent once the stage is over.
const remindIn =
  (stage: 'nominate' | 'review', tell: Tell): Usecase<Due> =>
  (deps, actor, { about }) =>
    deps.store.change(actor, async (tx) => {
      const [cycleId = '', closes = ''] = about.split(' ')
      const cycle = await tx.cycles.byId(cycleId)
      if (cycle?.stage !== stage || String(cycle.dates[stage]?.closes) !== closes) return ok({})
      const people = await tell(tx, cycle.id)
      tx.audit({ action: 'cycle.remind', about: `cycle:${cycle.id}`, after: { stage, people } })
      return ok({})
    })

const tellDrafts: Tell = async (tx, cycle) => {
  const makers = await tx.stageCounts.draftMakers(cycle)
  for (const { personId, count } of makers) {
    const show = { card: 'deadline-near' as const, about: { cycle, drafts: count } }
    tx.send({ to: { person: personId }, show, lane: 1 })
  }
  return makers.length
}

const tellScores: Tell = async (tx, cycle) => {
  const open = await tx.stageCounts.openScores(cycle)
  for (const { personId } of open) {
    tx.send({ to: { person: personId }, show: { card: 'review-reminder', about: {} }, lane: 1 })
  }
  return open.length
}

/** 推荐 ends in 3 days or 1: whoever has drafts is told, officers and 自荐 alike. */
export const remindDrafts = remindIn('nominate', tellDrafts)

/** 评审 ends in 3 days or 1: reviewers with scores still open are told. */
export const remindScores = remindIn('review', tellScores)
