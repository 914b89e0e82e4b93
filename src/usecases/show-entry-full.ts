import type { Loader } from '../deps.ts'
import type { ForceKey } from '../domain/criteria.ts'
import { deny, ok } from '../domain/result.ts'
import type { StoredFile } from '../store/nouns/nominations.ts'
import { mayCheckRead } from './check-desk.ts'
import { type EntryBody, type EntryHead, entryBodyOf, type ForceShown, forceInFull } from './entry-body.ts'
import { mayAggregatorRead } from './show-aggregate-entry.ts'
import type { Shows } from './shows.ts'

type View = {
  head: EntryHead
  back: 'aggregate' | 'check'
  face: ForceKey | 'facts'
  force: ForceShown | null
  facts: EntryBody['facts']
  files: StoredFile[]
}

/** One face of an entry in full. Denials: not-found, no-cycle, those of mayAggregatorRead or mayCheckRead. */
export const showEntryFull: Loader<Shows['entry-full'], View> = (
  deps,
  viewer,
  { nomination: id, face, back },
) =>
  deps.store.read(async (tx) => {
    const nomination = await tx.nominations.byId(id)
    if (!nomination) return deny('not-found')
    const cycle = await tx.cycles.byId(nomination.cycleId)
    if (!cycle) return deny('no-cycle')
    const units = await tx.units.all()
    const refused =
      back === 'check' ? mayCheckRead(viewer, nomination) : mayAggregatorRead(viewer, nomination, units)
    if (refused) return { ok: false, denial: refused }
    const reading = { nomination, cycle, units, at: viewer.at, fullNumber: back === 'check', excerpt: 0 }
    const { head, facts, files } = await entryBodyOf(tx, reading)
    const force = face === 'facts' ? null : forceInFull(nomination, face)
    return ok({
      head,
      back,
      face,
      force,
      facts: face === 'facts' ? facts : [],
      files: files.filter(
        ({ criterion }) => force === null || force.criteria.some(({ code }) => code === criterion),
      ),
    })
  })
