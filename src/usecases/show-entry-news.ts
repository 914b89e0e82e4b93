import { type Actor, has, type Loader } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { requireRole } from '../domain/roles.ts'
import { aggregatorOf, type Unit } from '../domain/units.ts'
import type { SaidVerdict } from '../store/nouns/checks.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { News } from './aggregate-shows.ts'
import { type EntryHead, entryHeadOf } from './entry-body.ts'
import type { Shows } from './shows.ts'

type View = {
  head: EntryHead
  news: News
  /** who decided: a unit, never a checker's name */
  by: string
  reason: string
  article: string
  /** 'YYYY-MM-DD' words are made from it; epoch ms */
  dueAt: number | null
  /** whether this reader goes on with the entry */
  mayContinue: boolean
  /** the nominee reads about themselves */
  own: boolean
  contact: string
}

const DISTRICT = '区总工会'

/** What became of an entry, for its officers and its nominee. Denials: not-found, must-not-see. */
export const showEntryNews: Loader<Shows['entry-news'], View> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const nomination = await tx.nominations.byId(about.nomination)
    if (!nomination) return deny('not-found')
    const units = await tx.units.all()
    if (!concerns(viewer, nomination, units)) return deny('must-not-see')
    const cycle = await tx.cycles.byId(nomination.cycleId)
    const last = (await tx.checks.verdicts([nomination.id])).at(-1)
    const own = nomination.nomineeId === viewer.person.id
    return ok({
      head: entryHeadOf(nomination, units),
      news: about.news,
      ...decided(nomination, about.news, { last, units }),
      mayContinue:
        (nomination.state === 'returned' || nomination.state === 'correcting') &&
        (!own || nomination.route === 'self'),
      own,
      contact: cycle?.settings.contactPhone ?? '',
    })
  })

const concerns = (viewer: Actor, nomination: Nomination, units: readonly Unit[]): boolean => {
  const place = { unitId: nomination.unitId, units, at: viewer.at }
  if (nomination.nomineeId === viewer.person.id) return true
  return has(viewer, 'staff') || requireRole(viewer.person, ['officer'], place).ok
}

type Known = { last: SaidVerdict | undefined; units: readonly Unit[] }

const decided = (
  nomination: Nomination,
  news: News,
  { last, units }: Known,
): Pick<View, 'by' | 'reason' | 'article' | 'dueAt'> => {
  const nothing = { reason: '', article: '', dueAt: null }
  const above = aggregatorOf(units, nomination.unitId)
  const by = units.find(({ id }) => id === above)?.name ?? DISTRICT
  if (news === 'returned') return { ...nothing, by, reason: nomination.returned?.reason ?? '' }
  if (news === 'handed') return { ...nothing, by }
  if (news === 'passed') return { ...nothing, by: DISTRICT }
  return {
    by: DISTRICT,
    reason: last?.reason ?? '',
    article: last?.article ?? '',
    dueAt: news === 'correcting' ? (last?.dueAt ?? null) : null,
  }
}
