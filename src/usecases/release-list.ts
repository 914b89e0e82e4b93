import type { Actor, Tx, Usecase } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import { addDays, dateOf, startOfDate } from '../domain/dates.ts'
import { decide } from '../domain/nomination.ts'
import { releaseList as mayRelease } from '../domain/public-list.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { GRACE_MS, workOpen } from '../domain/stages.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'
import { type Candidates, candidatesNow } from './publicity-candidates.ts'

/** Half past eight in Beijing: a list that begins on a later day reaches the groups when people are at work. */
const POSTING_MS = 8.5 * 3_600_000
/** A card can be patched for 14 days; the new one must stand there before the old one cannot be marked any more. */
const RENEW_DAYS = 13

/**
 * 同意发布 by a second person: the list is frozen, its names become 公示中, and the cards go out to the groups on its
 * first day. Denials: those of releaseList and of the entries' lifecycle, publicity-start-past, version-stale.
 */
export const releaseList: Usecase<{ list: string; seen: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const list = await tx.lists.byId(input.list)
    const cycle = list && (await tx.cycles.byId(list.cycleId))
    if (!list || !cycle) return deny('not-found')
    const open = workOpen(cycle, 'publicity', { at: actor.at })
    if (!open.ok) return open
    const now = await candidatesNow(tx, cycle, actor)
    const released = mayRelease(
      {
        state: list.state,
        proposedBy: list.proposedBy,
        hashNow: now.hash,
        warnings: now.warnings,
      },
      // What the pressed card showed must be the proposal itself, and that must still be the names of now.
      { person: actor.person, at: actor.at, hashSeen: input.seen === list.rowsHash ? input.seen : '' },
    )
    if (!released.ok) return released
    if (startsInPast(list, now.previous, actor.at)) return deny('publicity-start-past')
    const moved = await publiciseEntries(tx, { list, now, actor })
    if (!moved.ok) return moved
    if (!(await freeze(tx, { list, previous: now.previous, actor }))) return deny('version-stale')
    return ok({
      toast: { key: 'list-released', facts: { number: list.number } },
      show: { card: 'public-release', about: { list: list.id } },
    })
  })

// Whoever is new must have the whole period; names that were publicised before keep the one they have.
const startsInPast = (list: PublicList, previous: PublicList | null, at: number): boolean => {
  const known = new Map(previous?.rows.map((row) => [row.nominationId, row.start]))
  return list.rows.some((row) => known.get(row.nominationId) !== row.start && row.start < dateOf(at))
}

type Work = { list: PublicList; now: Candidates; actor: Actor }

const publiciseEntries = async (tx: Tx, { list, now, actor }: Work): Promise<Result<null>> => {
  const consents = await tx.lists.consents(list.rows.map((row) => row.nominationId))
  for (const { nominationId } of list.rows) {
    const nomination = now.nominations.get(nominationId)
    if (!nomination) return deny('list-changed')
    if (nomination.state === 'publicised') continue
    const pressed = {
      consented: isConsented(consents.get(nominationId)),
      visitOpen: false,
      ...(list.proposedBy && { firstId: list.proposedBy }),
    }
    const facts = await nominationFactsOf(tx, { nomination, actor }, pressed)
    if (!facts.ok) return facts
    const next = decide('publicise', facts.value)
    if (!next.ok) return next
    if (!(await tx.nominations.move(nomination, next.value, { at: actor.at }))) return deny('version-stale')
    tx.audit({
      action: 'nomination.publicise',
      about: `nomination:${nominationId}`,
      before: { state: nomination.state },
      after: { state: next.value, list: list.id },
      article: '第四条',
    })
  }
  return ok(null)
}

type Freezing = { list: PublicList; previous: PublicList | null; actor: Actor }

const freeze = async (tx: Tx, { list, previous, actor }: Freezing): Promise<boolean> => {
  const saved = await tx.lists.save(list, {
    state: 'released',
    releasedBy: actor.person.id,
    releasedAt: actor.at,
  })
  if (!saved) return false
  if (previous && !(await tx.lists.save(previous, { state: 'superseded' }))) return false
  tx.audit({
    action: 'list.release',
    about: `list:${list.id}`,
    before: { proposedBy: list.proposedBy, ...(previous && { previous: previous.id }) },
    after: { number: list.number, rows: list.rowsHash, start: list.startDate, end: list.endDate },
    article: '第四条',
  })
  schedule(tx, list, actor.at)
  return true
}

/** When the cards leave, when they are renewed, and when the period ends. */
export const schedule = (tx: Tx, list: PublicList, at: number): void => {
  const opens = startOfDate(list.startDate) + POSTING_MS
  if (list.startDate > dateOf(at)) tx.due('publicity-start', list.id, opens)
  else tx.job('publish', { list: list.id, what: 'list' })
  const renewal = startOfDate(addDays(dateOf(Math.max(at, opens)), RENEW_DAYS)) + POSTING_MS
  if (renewal < list.endsAt) tx.due('publicity-renew', list.id, renewal)
  // An objection pressed in the published grace still finds its list open.
  tx.due('publicity-end', list.id, list.endsAt + GRACE_MS + 1)
}
