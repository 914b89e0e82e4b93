import type { Loader } from '../deps.ts'
import { type CriterionCode, isCriterionCode } from '../domain/criteria.ts'
import { type FieldKey, fieldOf, industries, isFieldKey, skillLevels } from '../domain/fields.ts'
import { deny, ok } from '../domain/result.ts'
import { talkProgress } from '../domain/talk.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { askingOf } from './ask-next.ts'
import { type Collision, careerShown, collisionsOf, type Head, keptFor, loadEntry } from './load-entry.ts'
import type { NominationShows, Remark, Wrong } from './nomination-shows.ts'

/** `choices` are buttons that answer; `form` offers a field to fill in the card, for somebody who came from 核对. */
type Question = {
  head: Head
  field: FieldKey
  version: number
  value: string
  max: number
  choices: string[]
  form: boolean
  kept: string
  progress: { filled: number; total: number }
  echo: { field: FieldKey; value: string }[]
  career: ReturnType<typeof careerShown>
  wrong: Wrong[]
  remarks: Remark[]
  collisions: Collision[]
  firstCriterion: boolean
}

/** The question for one field, with an echo of what was just understood. Denials: field-unknown, those of loadEntry. */
export const showQuestion: Loader<NominationShows['entry-question'], Question> = async (
  deps,
  viewer,
  about,
) =>
  deps.store.read(async (tx) => {
    if (!isFieldKey(about.field)) return deny('field-unknown')
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, cycle, head } = loaded.value
    const { field } = about
    const { back } = askingOf(await tx.focus.of(viewer.person.id), nomination.id)
    const key = { card: 'entry-question', about: { nomination: nomination.id, field } }
    const saved = about.saved ?? []
    return ok({
      head,
      field,
      version: nomination.fields[field]?.version ?? 0,
      value: nomination.entry.fields[field] ?? '',
      max: field === 'deeds' ? cycle.settings.deedsMax : fieldOf(field).max,
      choices: choicesFor(field),
      form: back === 'check',
      kept: (await keptFor(tx, viewer, key)).answer ?? '',
      progress: talkProgress(nomination.entry),
      echo: saved.map((each) => ({ field: each, value: nomination.entry.fields[each] ?? '' })),
      career: saved.includes('career') ? careerShown(nomination, cycle, viewer.at) : null,
      wrong: [...(about.wrong ?? [])],
      remarks: [...(about.remarks ?? [])],
      collisions: await collisionsOf(tx, nomination),
      firstCriterion: isCriterionCode(field) && noEvidence(nomination),
    })
  })

const noEvidence = ({ entry }: Nomination): boolean =>
  !Object.keys(entry.fields).some(
    (key) => isCriterionCode(key) && (entry.fields[key as CriterionCode] ?? '') !== '',
  )

const choicesFor = (field: FieldKey): string[] => {
  if (field === 'industry') return [...industries]
  if (field === 'politics') return ['政治素质过硬']
  if (field === 'skill') return skillLevels.map(({ name }) => name)
  return field === 'contest' ? ['无'] : []
}
