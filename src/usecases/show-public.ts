import type { Actor, Loader } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import { ok } from '../domain/result.ts'
import { GRACE_MS, type Stage, stages } from '../domain/stages.ts'
import { maySee } from '../domain/visibility.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { Nouns } from '../store/nouns.ts'
import { type PublicView, publicViewOf } from './public-view.ts'
import { contactLines } from './publicity-candidates.ts'

type Final = {
  cycle: string
  number: number
  meetings: { name: string; date: string }[]
  lines: Pick<PublicView['lines'][number], 'name' | 'unit' | 'post' | 'deeds'>[]
}
type View =
  | { when: 'before'; cycle: string | null; stage: string | null; from: string | null; contact: string[] }
  | { when: 'during'; list: PublicView }
  | { when: 'after'; list: PublicView }
  | { when: 'decided'; final: Final }

/** 公示: what everybody may see now, people of other companies too. Before it begins: when it will. */
export const showPublic: Loader<unknown, View> = async (deps, viewer) =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return ok(before(null, null))
    const list = await tx.lists.newest(cycle.id)
    if (!list) return ok(before(cycle, null))
    if (list.kind === 'final') return ok({ when: 'decided', final: await finalView(tx, list, cycle) })
    if (!isOut(list, cycle.stage, viewer)) return ok(before(cycle, list.startDate))
    const view = publicViewOf(list, cycle)
    const over = list.state !== 'released' || viewer.at > list.endsAt + GRACE_MS
    return ok({ when: over ? 'after' : 'during', list: view })
  })

const isOut = (list: PublicList, stage: Stage, viewer: Actor): boolean =>
  maySee('public', 'finalList', { stage, published: list.startDate <= dateOf(viewer.at) })

const before = (cycle: Cycle | null, from: string | null): View => ({
  when: 'before',
  cycle: cycle?.name ?? null,
  stage: cycle ? stages[cycle.stage] : null,
  from: from ?? plannedFrom(cycle),
  contact: cycle ? contactLines(cycle.settings) : [],
})

const plannedFrom = (cycle: Cycle | null): string | null => {
  const opens = cycle?.dates.publicity?.opens
  return opens === undefined ? null : dateOf(opens)
}

/** The final list with the meetings that agreed to it; a later one adds to it. */
export const finalView = async (tx: Nouns, list: PublicList, cycle: Cycle): Promise<Final> => {
  const confirmed = (await tx.meetings.confirmed(cycle.id)).filter(
    (row) => (row.confirmedAt ?? 0) <= (list.releasedAt ?? 0),
  )
  return {
    cycle: cycle.name,
    number: list.number,
    meetings: confirmed.map(({ name, date }) => ({ name, date })),
    lines: list.rows.map(({ name, unit, post, deeds }) => ({ name, unit, post, deeds })),
  }
}
