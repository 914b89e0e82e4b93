import type { Deps, Outcome, Person, Tx, Usecase } from '../../src/deps.ts'
import { createStore } from '../../src/store/store.ts'
import type { Db, Run } from '../../src/store/tx.ts'

/** One step of the past: who, when (epoch ms), and the use case with what was pressed or typed. */
export type Did = <Input>(
  who: string,
  at: number,
  step: { do: Usecase<Input>; with: Input },
) => Promise<Outcome>

export type Chapter = { did: Did; deps: Deps; db: Db }

type Parts = { deps: Deps; run: Run }

/**
 * What happened before the tenant began: the real use cases, on a clock of their own, in one transaction a chapter.
 * Rows and audit lines are theirs; messages and jobs of that time are over, and so are reminders due before now.
 */
export const createPast = ({ deps, run }: Parts) => {
  const now = deps.now()
  let at = now
  return {
    /** @throws when a rule refuses a step: such a past could not have been */
    chapter: <T>(tell: (chapter: Chapter) => Promise<T>): Promise<T> =>
      run(async (db) => {
        const store = createStore({
          run: (fn) => fn(db),
          enqueue: async () => {},
          now: () => at,
          newId: deps.newId,
          woken: () => {},
        })
        const quiet: Deps['store'] = {
          read: store.read,
          change: (actor, fn) => store.change(actor, (tx) => fn(silent(tx, now))),
        }
        const past: Deps = { ...deps, now: () => at, store: quiet }
        const known = new Map<string, Promise<Person>>()
        const did: Did = async (who, when, step) => {
          at = when
          const person = known.get(who) ?? personOf(past, who)
          known.set(who, person)
          return outcomeOf(past, await person, step)
        }
        return tell({ did, deps: past, db })
      }),
  }
}

export type Past = ReturnType<typeof createPast>

const silent = (tx: Tx, now: number): Tx => ({
  ...tx,
  send: () => {},
  job: () => {},
  due: (kind, about, when) => {
    if (when > now) tx.due(kind, about, when)
  },
})

/** The use case as that person's press, at the clock of `deps`. */
export const outcomeOf = async <Input>(
  deps: Deps,
  person: Person,
  { do: usecase, with: input }: { do: Usecase<Input>; with: Input },
): Promise<Outcome> => {
  const result = await usecase(deps, { person, at: deps.now(), via: 'press', once: [] }, input)
  if (result.ok) return result.value
  const { key, facts } = result.denial
  throw new Error(`${person.name}的这一步被拒绝：${key} ${JSON.stringify(facts ?? {})}`)
}

export const personOf = async (deps: Deps, id: string): Promise<Person> => {
  const person = await deps.store.read((tx) => tx.people.byId(id))
  if (!person) throw new Error(`没有${id}这个人`)
  return person
}
