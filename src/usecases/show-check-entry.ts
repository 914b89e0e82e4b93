import { has, type Loader } from '../deps.ts'
import { type CheckItemKey, effectiveVerdicts, type ItemVerdict } from '../domain/checks.ts'
import { lastCorrectionDate } from '../domain/correction-due.ts'
import { duplicatesOf } from '../domain/duplicates.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { ok } from '../domain/result.ts'
import type { Unit } from '../domain/units.ts'
import type { Finding } from '../domain/validation.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { type CheckDesk, checkDeskOf, mayCheckRead } from './check-desk.ts'
import { type EntryBody, type EntryHead, entryBodyOf, entryHeadOf } from './entry-body.ts'
import type { Shows } from './shows.ts'

type Item = {
  key: CheckItemKey
  article: string
  soft: boolean
  verdict: ItemVerdict
  /** the machine's proposal stands: nobody has said so yet */
  automatic: boolean
  findings: Finding[]
  note: string
  /** when it was said, 0 for never; the button carries it */
  seen: number
}
type Double = { head: EntryHead; by: ('name' | 'member' | 'phone')[] }
type Said = {
  verdict: 'pass' | 'fail' | 'return' | 'reverse'
  by: string
  reason: string
  article: string
  at: number
}
type View = EntryBody & {
  batch: { unit: string; number: number } | null
  round: number
  items: Item[]
  duplicates: Double[]
  history: Said[]
  articles: string[]
  /** the article of the first item that fails */
  article: string
  lastDueDate: string
  barred: boolean
  /** what this card offers: the check itself, a note on an item, taking a verdict back, or only reading */
  offers: 'check' | 'note' | 'reverse' | 'read'
}

const EXCERPT = 40

/** One entry by the items of the checklist. Denials: those of checkDeskOf and mayCheckRead. */
export const showCheckEntry: Loader<Shows['check-entry'], View> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const found = await checkDeskOf(tx, viewer.at, about.nomination)
    if (!found.ok) return found
    const desk = found.value
    const { nomination, cycle } = desk
    const refused = mayCheckRead(viewer, nomination)
    if (refused) return { ok: false, denial: refused }
    const units = await tx.units.all()
    const reading = { nomination, cycle, units, at: viewer.at, fullNumber: true, excerpt: EXCERPT }
    const items = itemsOf(desk)
    const checkCloses = cycle.dates.check?.closes
    return ok({
      ...(await entryBodyOf(tx, reading)),
      batch: await batchOf(tx, nomination, units),
      round: desk.round,
      items,
      duplicates: await duplicatesFor(tx, nomination, units),
      history: await historyOf(tx, desk),
      articles: [...new Set([...desk.lines.map(({ article }) => article), '第三条', '第六条', '第十一条'])],
      article: items.find(({ verdict }) => verdict === 'fail')?.article ?? '',
      lastDueDate: lastCorrectionDate({
        at: viewer.at,
        ...(checkCloses !== undefined && { checkCloses }),
      }),
      barred: desk.barred,
      offers: offersOf(nomination.state, { checker: has(viewer, 'checker'), note: about.note === true }),
    })
  })

const offersOf = (
  state: NominationState,
  { checker, note }: { checker: boolean; note: boolean },
): View['offers'] => {
  if (!checker) return 'read'
  if (state === 'handed') return note ? 'note' : 'check'
  return state === 'failed' || state === 'passed' ? 'reverse' : 'read'
}

const itemsOf = ({ lines, manual, said }: CheckDesk): Item[] => {
  const effective = effectiveVerdicts(lines, manual)
  return lines.map(({ key, article, soft, findings }, index) => {
    const mine = said.find(({ item }) => item === key)
    return {
      key,
      article,
      soft,
      verdict: effective[index]?.verdict ?? 'unclear',
      automatic: effective[index]?.automatic ?? true,
      findings,
      note: mine?.note ?? '',
      seen: mine?.at ?? 0,
    }
  })
}

const batchOf = async (
  tx: Nouns,
  { batchId }: Nomination,
  units: readonly Unit[],
): Promise<View['batch']> => {
  const batch = batchId ? await tx.batches.byId(batchId) : null
  return batch && { unit: units.find(({ id }) => id === batch.unitId)?.name ?? '', number: batch.number }
}

/** Others of this cycle that may be the same person; people decide, the machine never merges. */
const duplicatesFor = async (
  tx: Nouns,
  nomination: Nomination,
  units: readonly Unit[],
): Promise<Double[]> => {
  const { cycleId, nameKey, memberKey } = nomination
  const others = [
    ...(nameKey ? await tx.nominations.list({ cycleId, nameKey }) : []),
    ...(memberKey ? await tx.nominations.list({ cycleId, memberKey }) : []),
  ].filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
  const byId = new Map(others.map((other) => [other.id, other]))
  return duplicatesOf(keysOf(nomination), [...byId.values()].map(keysOf)).flatMap(({ id, by }) => {
    const other = byId.get(id)
    return other ? [{ head: entryHeadOf(other, units), by }] : []
  })
}

const keysOf = ({ id, nameKey, memberKey }: Nomination) => ({
  id,
  ...(nameKey && { nameKey }),
  ...(memberKey && { memberKey }),
})

const historyOf = async (tx: Nouns, { verdicts }: CheckDesk): Promise<Said[]> => {
  const people = await tx.people.byIds(verdicts.map(({ byId }) => byId))
  return verdicts.map(({ verdict, byId, reason, article, at }) => ({
    verdict,
    by: people.find(({ id }) => id === byId)?.name ?? '',
    reason,
    article: article ?? '',
    at,
  }))
}
