import type { Actor, Loader } from '../deps.ts'
import { textOf } from '../domain/entry.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import { holdsFor } from '../domain/roles.ts'
import { maySee } from '../domain/visibility.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { contactLines } from './publicity-candidates.ts'

type View = {
  name: string
  cycle: string
  outcome: string
  agreed: boolean
  meeting: string | null
  contact: string[]
}

const outcomes: Partial<Record<NominationState, string>> = {
  approved: '党组会同意',
  rejected: '党组会未同意',
  deferred: '党组会暂缓，留待下次会议审议',
  struck: '已移出公示名单',
}

/** What became of an entry, for the nominee and the unit. Denials: not-found, must-not-see. */
export const showFate: Loader<{ nomination: string }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const nomination = await tx.nominations.byId(about.nomination)
    const cycle = nomination && (await tx.cycles.byId(nomination.cycleId))
    const outcome = nomination && outcomes[nomination.state]
    if (!nomination || !cycle || !outcome) return deny('not-found')
    const sight = { stage: cycle.stage, ...(await standing(tx, nomination, viewer)), decisionConfirmed: true }
    if (!maySee('nominee', 'decision', sight) && !maySee('officer', 'decision', sight))
      return deny('must-not-see')
    const meetings = await tx.meetings.confirmed(cycle.id)
    const meeting = meetings.findLast((row) =>
      row.decisions.some((decision) => decision.nominationId === nomination.id),
    )
    return ok({
      name: textOf(nomination.entry, 'name'),
      cycle: cycle.name,
      outcome,
      agreed: nomination.state === 'approved',
      meeting: nomination.state === 'struck' ? null : (meeting?.name ?? null),
      contact: contactLines(cycle.settings),
    })
  })

const standing = async (tx: Nouns, nomination: Nomination, { person, at }: Actor) => ({
  isOwn: nomination.nomineeId === person.id,
  isOwnUnit:
    nomination.submittedBy === person.id ||
    holdsFor(person, 'officer', { unitId: nomination.unitId, units: await tx.units.all(), at }),
})
