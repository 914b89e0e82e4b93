import type { Loader } from '../deps.ts'
import { contestLevels, contestResults, parseContest } from '../domain/contest.ts'
import { dateOf } from '../domain/dates.ts'
import { deny, ok } from '../domain/result.ts'
import type { FilesShows } from './files-shows.ts'
import { type Head, loadEntry } from './load-entry.ts'

type SelfStart = { name: string; unitKnown: boolean; closes: string | null }

/** 自荐: what is needed, and the contest to write down. */
export const showSelfStart: Loader<FilesShows['self-start'], SelfStart> = async (deps, viewer) => {
  if (viewer.person.external) return deny('external-person')
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  if (!cycle) return deny('no-cycle')
  const closes = cycle.dates.nominate?.closes
  return ok({
    name: viewer.person.name,
    unitKnown: viewer.person.unitId !== null,
    closes: closes === undefined ? null : dateOf(closes),
  })
}

type Certificate = { head: Head; contest: string; level: string; result: string; files: number }

/** What was understood of the contest, and whether its certificate is there. Denial: not-your-entry. */
export const showSelfCertificate: Loader<FilesShows['self-certificate'], Certificate> = async (
  deps,
  viewer,
  about,
) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, head } = loaded.value
    if (nomination.nomineeId !== viewer.person.id) return deny('not-your-entry')
    const contest = nomination.entry.fields.contest ?? ''
    const { level, result } = parseContest(contest)
    return ok({
      head,
      contest,
      level: level ? contestLevels[level] : '',
      result: result ? contestResults[result] : '',
      files: nomination.entry.files?.contest ?? 0,
    })
  })
