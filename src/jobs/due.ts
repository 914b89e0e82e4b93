import { dueWords } from '../../cards/words/dues.ts'
import type { Deps, Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { DueRow } from '../store/nouns/dues.ts'
import type { Due } from './boss.ts'
import { sealIfDue, sealingAt } from './seal.ts'

/** What is done when a kind falls due: `about` names the thing, `at` the instant it was due (epoch ms). */
export type DueUsecase = Usecase<{ about: string; at: number }>
export type DueKinds = Readonly<Record<string, DueUsecase>>

/** What failed is tried again after this long, behind what is due meanwhile. */
const AGAIN_MS = 60_000

/** Nobody lets the time run to these: the matter is nearly always settled by then. */
const MOSTLY_NOTHING = ['card-renew']

/**
 * The table of what falls due, worked off in order of time by the use case of each kind, and the sealing of the record.
 * Both in one source: it is asked in every round, and a question is a transaction.
 */
export const dueTable = (deps: Deps, kinds: DueKinds): Due => ({
  name: 'due',
  next: () =>
    deps.store.read(async (tx) => {
      const instants = [await tx.dues.next(), sealingAt(await tx.seals.oldestOpen())]
      const known = instants.filter((instant) => instant !== undefined)
      return known.length > 0 ? Math.min(...known) : undefined
    }),
  soon: () =>
    deps.store.read(async (tx) => {
      const row = await tx.dues.soonest(MOSTLY_NOTHING)
      return row ? { at: row.at, what: wordsOf(row.kind) } : undefined
    }),
  run: async (now) => {
    for (;;) {
      const row = await deps.store.read((tx) => tx.dues.first(now))
      if (!row) break
      await work(deps, kinds, row)
    }
    await sealIfDue(deps, now)
  },
})

const wordsOf = (kind: string): string => (kind in dueWords ? dueWords[kind as keyof typeof dueWords] : kind)

/** Never throws: one thing that cannot be done holds up nothing else. */
const work = async (deps: Deps, kinds: DueKinds, row: DueRow): Promise<void> => {
  try {
    const run = kinds[row.kind]
    if (!run) deps.log.error({ kind: row.kind }, 'nobody does what fell due')
    const actor = { ...systemActor(row.at), once: [`due:${row.id}`] }
    const result = await run?.(deps, actor, { about: row.about, at: row.at })
    if (result && !result.ok)
      deps.log.warn({ kind: row.kind, denial: result.denial.key }, 'what fell due was refused')
    await mark(deps, (tx) => tx.dues.done(row.id, deps.now()))
  } catch (error) {
    deps.log.error({ kind: row.kind, error }, 'what fell due failed')
    await mark(deps, (tx) => tx.dues.later(row.id, deps.now() + AGAIN_MS))
  }
}

type Change = Parameters<Deps['store']['change']>[1]
const mark = async (deps: Deps, write: (tx: Parameters<Change>[0]) => Promise<void>): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await write(tx)
    return ok({})
  })
}
