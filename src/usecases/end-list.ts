import type { Deps, Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import { schedule } from './release-list.ts'

type Fallen = { about: string; at: number }

/** The first day of a list: its cards leave. Nothing for a list that was corrected before. */
export const startList: Usecase<Fallen> = (deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    const list = await tx.lists.byId(about)
    if (list?.state === 'released') tx.job('publish', { list: about, what: 'list' })
    return ok({})
  })

/** The end of the publicity period, announced by itself. Nothing for a list that was replaced before. */
export const endList: Usecase<Fallen> = (deps, actor, { about, at }) =>
  deps.store.change(actor, async (tx) => {
    const list = await tx.lists.byId(about)
    if (list?.state !== 'released' || list.kind === 'final' || at <= list.endsAt) return ok({})
    if (!(await tx.lists.save(list, { state: 'ended', endedAt: at })))
      throw new Error('a list changed while it ended')
    tx.audit({
      action: 'list.end',
      about: `list:${about}`,
      before: { state: 'released' },
      after: { state: 'ended', end: list.endDate },
      article: '第四条',
    })
    tx.job('publish', { list: about, what: 'ended' })
    for (const person of await tx.people.holding(['staff', 'recorder'])) {
      const lines = ['公示期已结束，可以由党组记录员录入党组会决定。有未办结异议的人选要等办结。']
      tx.send({
        to: { person: person.id },
        show: { card: 'notice', about: { title: '公示已结束', lines } },
        lane: 1,
      })
    }
    return ok({})
  })

/** The same names again on a new card, before the old one is too old to be marked. */
export const renewList: Usecase<Fallen> = (deps, actor, { about, at }) =>
  deps.store.change(actor, async (tx) => {
    const list = await tx.lists.byId(about)
    if (list?.state !== 'released' || list.kind === 'final' || at >= list.endsAt) return ok({})
    if (!(await tx.lists.save(list, { state: 'superseded' })))
      throw new Error('a list changed while it was renewed')
    const next = await tx.lists.create(renewed(deps, list, at))
    tx.audit({
      action: 'list.renew',
      about: `list:${next.id}`,
      before: { previous: list.id },
      after: { number: next.number, rows: next.rowsHash },
      article: '第四条',
    })
    schedule(tx, next, at)
    return ok({})
  })

const renewed = (deps: Deps, { number: _, version: __, ...list }: PublicList, at: number) => ({
  ...list,
  id: deps.newId('list'),
  kind: 'renewal' as const,
  card: null,
  cardSha256: null,
  releasedAt: at,
  at,
})
