import { type Actor, has, type Loader } from '../deps.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import type { SaidVerdict } from '../store/nouns/checks.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'
import { isOwn, ownerOf } from './check-desk.ts'
import { type EntryHead, entryHeadOf } from './entry-body.ts'
import { pageOf } from './pages.ts'
import type { Shows } from './shows.ts'
import type { TodoLine } from './todo.ts'

type Line = EntryHead & {
  /** '学院路街道总工会第2批', or null for 自荐 */
  batch: { unit: string; number: number } | null
  /** it came back after 退回补正 */
  mended: boolean
  verdict: SaidVerdict['verdict'] | null
}
type Queue = {
  done: boolean
  waiting: number
  /** hidden: those of the own unit, and those that come back to a colleague */
  own: number
  elsewhere: number
  correcting: number
  overdue: string[]
  lines: Line[]
  page: number
  pages: number
}

const doneStates: readonly NominationState[] = ['passed', 'failed']

type Desk = { mine: Nomination[]; own: number; elsewhere: number; verdicts: Map<string, SaidVerdict> }

/** What this checker checks: handed in, not of the own unit, not a colleague's correction. Oldest first. */
const deskFor = async (tx: Nouns, viewer: Actor, cycleId: string, done = false): Promise<Desk> => {
  const states = done ? doneStates : (['handed'] as const)
  const entries = await tx.nominations.list({ cycleId, states })
  const verdicts = new Map(
    (await tx.checks.verdicts(entries.map(({ id }) => id))).map((said) => [said.nominationId, said]),
  )
  const foreign = entries.filter((entry) => !isOwn(viewer, entry))
  const mine: Nomination[] = []
  for (const nomination of foreign) {
    const owner = await ownerOf(tx, { nomination, last: verdicts.get(nomination.id), at: viewer.at })
    if (owner === null || owner === viewer.person.id) mine.push(nomination)
  }
  const back = (entry: Nomination) => (verdicts.get(entry.id)?.verdict === 'return' ? 0 : 1)
  mine.sort((a, b) => back(a) - back(b) || (a.submittedAt ?? 0) - (b.submittedAt ?? 0))
  return { mine, own: entries.length - foreign.length, elsewhere: foreign.length - mine.length, verdicts }
}

/** 资格审核: the queue, or with `done` what was decided. Denials: external-person, not-your-role, no-cycle. */
export const showCheckQueue: Loader<Shows['check-queue'], Queue> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (viewer.person.external) return deny('external-person')
    if (!has(viewer, 'checker', 'staff', 'auditor')) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const desk = await deskFor(tx, viewer, cycle.id, about.done)
    const waiting = about.done ? await deskFor(tx, viewer, cycle.id) : desk
    const correcting = await tx.nominations.list({ cycleId: cycle.id, states: ['correcting'] })
    const units = await tx.units.all()
    const batches = await tx.batches.ofCycle(cycle.id)
    const { rows, page, pages } = pageOf(desk.mine, about.page)
    const batchOf = ({ batchId }: Nomination): Line['batch'] => {
      const batch = batches.find(({ id }) => id === batchId)
      return batch
        ? { unit: units.find(({ id }) => id === batch.unitId)?.name ?? '', number: batch.number }
        : null
    }
    return ok({
      done: about.done === true,
      waiting: waiting.mine.length,
      own: waiting.own,
      elsewhere: waiting.elsewhere,
      correcting: correcting.length,
      overdue: correcting
        .filter(({ returned }) => (returned?.dueAt ?? Number.POSITIVE_INFINITY) < viewer.at)
        .map(({ entry }) => entry.fields.name ?? ''),
      lines: rows.map((entry) => ({
        ...entryHeadOf(entry, units),
        batch: batchOf(entry),
        mended: desk.verdicts.get(entry.id)?.verdict === 'return',
        verdict: desk.verdicts.get(entry.id)?.verdict ?? null,
      })),
      page,
      pages,
    })
  })

/** 待办: what waits for this checker. */
export const checkTodo: TodoLine = {
  key: 'check',
  roles: ['checker'],
  count: async (tx, actor) => {
    const cycle = await tx.cycles.current()
    return cycle ? (await deskFor(tx, actor, cycle.id)).mine.length : 0
  },
  words: (count) => `待资格审核${count}件`,
  label: '资格审核',
  show: { card: 'check-queue', about: {} },
}
