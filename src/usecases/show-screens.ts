import type { Loader } from '../deps.ts'
import { type CriterionCode, criteriaOf, type ForceKey, forceKeys } from '../domain/criteria.ts'
import { fitsForceField, forceField } from '../domain/evidence.ts'
import { charactersOf, type FactKey, factKeys, fieldOf, industries, skillLevels } from '../domain/fields.ts'
import { ok } from '../domain/result.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { type Collision, careerShown, collisionsOf, type Head, keptFor, loadEntry } from './load-entry.ts'
import type { NominationShows, Wrong } from './nomination-shows.ts'
import { versionsOf } from './write-fields.ts'

type PersonScreen = {
  head: Head
  versions: Record<string, number>
  values: Partial<Record<FactKey, string>>
  kept: Record<string, string>
  wrong: Wrong[]
  collisions: Collision[]
  career: ReturnType<typeof careerShown>
  industries: readonly string[]
  skills: readonly string[]
  max: Record<FactKey, number>
}

/** Screen ① 基本信息. */
export const showPerson: Loader<NominationShows['entry-person'], PersonScreen> = async (
  deps,
  viewer,
  about,
) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, cycle, head } = loaded.value
    const key = { card: 'entry-person', about: { nomination: nomination.id } }
    const max = Object.fromEntries(factKeys.map((fact) => [fact, fieldOf(fact).max])) as Record<
      FactKey,
      number
    >
    return ok({
      head,
      versions: versionsOf(nomination, factKeys),
      values: nomination.entry.fields,
      kept: await keptFor(tx, viewer, key),
      wrong: [...(about.wrong ?? [])],
      collisions: await collisionsOf(tx, nomination),
      career: careerShown(nomination, cycle, viewer.at),
      industries,
      skills: skillLevels.map(({ name }) => name),
      max: { ...max, deeds: Math.min(max.deeds, cycle.settings.deedsMax) },
    })
  })

/** `text` is null where the three texts are longer than one field can hold: they are changed one by one. */
type ForceShown = {
  key: ForceKey
  text: string | null
  criteria: { code: CriterionCode; length: number; text: string }[]
}
type ForcesScreen = {
  head: Head
  versions: Record<string, number>
  forces: ForceShown[]
  kept: Record<string, string>
  wrong: Wrong[]
  collisions: Collision[]
}

/** Screen ② 五力. */
export const showForces: Loader<NominationShows['entry-forces'], ForcesScreen> = async (
  deps,
  viewer,
  about,
) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, head } = loaded.value
    const key = { card: 'entry-forces', about: { nomination: nomination.id } }
    const codes = forceKeys.flatMap((force) => criteriaOf(force).map(({ code }) => code))
    return ok({
      head,
      versions: versionsOf(nomination, codes),
      forces: forceKeys.map((force) => forceShown(force, nomination)),
      kept: await keptFor(tx, viewer, key),
      wrong: [...(about.wrong ?? [])],
      collisions: await collisionsOf(tx, nomination),
    })
  })

const forceShown = (force: ForceKey, { entry }: Nomination): ForceShown => ({
  key: force,
  text: fitsForceField(force, entry.fields) ? forceField(force, entry.fields) : null,
  criteria: criteriaOf(force).map(({ code }) => {
    const text = entry.fields[code]?.trim() ?? ''
    return { code, length: charactersOf(text), text }
  }),
})
