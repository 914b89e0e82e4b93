import type { Actor, Tx, Usecase } from '../../src/deps.ts'
import { declarationOf } from '../../src/domain/declaration.ts'
import { ok } from '../../src/domain/result.ts'
import type { Unit } from '../../src/domain/units.ts'
import { confirmNomination } from '../../src/usecases/confirm-nomination.ts'
import { giveConsent } from '../../src/usecases/give-consent.ts'
import { workplaceOf } from '../../src/usecases/officer-units.ts'
import type { Values } from '../../src/usecases/write-fields.ts'
import { type Candidate, fieldsOf } from './entries.ts'
import type { Chapter } from './past.ts'

type By = { who: string; unit: string; at: number }

/** A draft with these fields, as an officer leaves it; answers with its id. */
export const drafted = (chapter: Chapter, by: By, values: Values): Promise<string> =>
  draftedWith(chapter, by, { values })

const draftedWith = async (
  { did }: Chapter,
  { who, unit, at }: By,
  written: { values: Values; declares?: boolean },
): Promise<string> => {
  const { show } = await did(who, at, { do: draft, with: { unit, ...written } })
  if (show?.card !== 'entry-check') throw new Error('the draft has no card')
  return show.about.nomination
}

// As the three screens write it, in one step: nobody else has touched it, and nothing was refused on the way.
const draft: Usecase<{ unit: string; values: Values; declares?: boolean }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await tx.cycles.current()
    const unit = await tx.units.byId(input.unit)
    if (!cycle || !unit) throw new Error('no cycle or no unit to recommend for')
    const id = deps.newId('nom')
    const by = { createdBy: actor.person.id, at: actor.at }
    await tx.nominations.create({ id, cycleId: cycle.id, route: 'unit', unitId: unit.id, ...by })
    const after = { route: 'unit', unit: unit.id }
    tx.audit({ action: 'nomination.create', about: `nomination:${id}`, after, article: '第三条' })
    await write(tx, actor, { id, unit, values: { ...input.values, unit: workplaceOf(unit) } })
    if (input.declares) await declare(tx, actor, { id, unit })
    return ok({ show: { card: 'entry-check', about: { nomination: id } } })
  })

type Written = { id: string; unit: Unit }

const write = async (tx: Tx, actor: Actor, { id, values }: Written & { values: Values }): Promise<void> => {
  const fresh = await tx.nominations.byId(id)
  if (!fresh) throw new Error('a draft just made is missing')
  await tx.nominations.setFields(fresh, values, { byId: actor.person.id, source: 'screen', at: actor.at })
  const before = Object.fromEntries(Object.keys(values).map((key) => [key, '']))
  const about = `nomination:${id}`
  tx.audit({ action: 'nomination.write', about, before, after: values, article: '第三条', note: 'screen' })
}

const declare = async (tx: Tx, actor: Actor, { id, unit }: Written): Promise<void> => {
  const words = declarationOf(actor.person.name, workplaceOf(unit))
  await tx.nominations.declare(id, { byId: actor.person.id, words, at: actor.at })
  const about = `nomination:${id}`
  tx.audit({ action: 'nomination.declare', about, after: { words }, article: '第十一条' })
}

/** The whole entry of a candidate, written, declared and handed in by an officer; answers with its id. */
export const handedIn = async (
  chapter: Chapter,
  candidate: Candidate,
  { who, unit, at }: By,
): Promise<string> => {
  const { unit: _, ...values } = fieldsOf(candidate)
  const id = await draftedWith(chapter, { who, unit, at }, { values, declares: true })
  const version = await versionOf(chapter, id)
  await chapter.did(who, at + 3_600_000, { do: confirmNomination, with: { nomination: id, version } })
  return id
}

/** The version its next press must have seen. */
export const versionOf = async ({ db }: Chapter, id: string): Promise<number> =>
  (await db.nomination.findUniqueOrThrow({ where: { id }, select: { version: true } })).version

/** The three ticks of the nominee, with the line of deeds as it was written. */
export const agreed = async (
  { did }: Chapter,
  { nomination, candidate, at }: { nomination: string; candidate: Candidate; at: number },
): Promise<void> => {
  const { deeds } = fieldsOf(candidate)
  const ticks = { collect: true, sensitive: true, publish: true }
  await did(candidate, at, { do: giveConsent, with: { nomination, ...ticks, deeds } })
}
