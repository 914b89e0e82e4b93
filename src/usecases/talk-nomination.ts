import type { Actor, Deps, Outcome, Usecase } from '../deps.ts'
import { putsOff } from '../domain/answers.ts'
import { isPleasantry, readCorrection, readLabelled } from '../domain/corrections.ts'
import { isCriterionCode } from '../domain/criteria.ts'
import type { FieldKey } from '../domain/fields.ts'
import { splitByHeadings } from '../domain/headings.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { isNominationTalk } from '../domain/talk.ts'
import type { Focus } from '../store/nouns/focus.ts'
import type { Tx } from '../store/store.ts'
import { askFor, askingOf, askNext } from './ask-next.ts'
import { type Editing, holdForEdit } from './edit-nomination.ts'
import type { Became, Remark, Wrong } from './nomination-shows.ts'
import { startNomination } from './start-nomination.ts'
import { type Values, type Wrote, writeFields } from './write-fields.ts'

/** An answer this long after its question is not taken for one: people come back and say something else. */
const ANSWER_AGE_MS = 12 * 3_600_000

type Talk = Editing & { tx: Tx; actor: Actor; focus: Focus; text: string }

/**
 * Plain words: the answer to the question in focus, a correction, a pasted text with headings, or the beginning of a
 * nomination. What is not understood changes nothing and asks again. Denials: those of holdForEdit and
 * startNomination; external-person.
 */
export const talkNomination: Usecase<{ text: string }> = async (deps, actor, { text }) => {
  if (actor.person.external) return deny('external-person')
  const focus = await deps.store.read((tx) => tx.focus.of(actor.person.id))
  if (!focus?.nominationId) return withoutFocus(deps, actor, text)
  const id = focus.nominationId
  return deps.store.change(actor, async (tx) => {
    const editing = await holdForEdit(tx, actor, id)
    if (!editing.ok) return lostFocus(tx, actor)
    return inFocus({ ...editing.value, tx, actor, focus, text: text.trim() })
  })
}

const withoutFocus = async (deps: Deps, actor: Actor, text: string): Promise<Result<Outcome>> =>
  isNominationTalk(text) || readLabelled(text)?.name
    ? startNomination(deps, actor, { text })
    : ok({ show: { card: 'talk-lost', about: {} } })

/** The entry went on or away since the question was asked. */
const lostFocus = async (tx: Tx, actor: Actor): Promise<Result<Outcome>> => {
  await tx.focus.set(actor.person.id, { nominationId: null, field: null, asking: null, at: actor.at })
  return ok({ show: { card: 'talk-lost', about: {} } })
}

const inFocus = async (talk: Talk): Promise<Result<Outcome>> => {
  const { focus, text, actor } = talk
  const correction = readCorrection(text)
  if (correction?.value === '') return ask(talk, correction.field)
  if (correction) return take(talk, { [correction.field]: correction.value })
  if (isPleasantry(text) && focus.field !== 'politics') return again(talk, ['pleasantry'])
  if (actor.at - focus.at > ANSWER_AGE_MS) return again(talk, ['long-ago'])
  if (focus.field && putsOff(focus.field as FieldKey, text)) return putOff(talk, focus.field as FieldKey)
  const pasted = pastedValues(talk)
  if (pasted) return take(talk, pasted)
  if (focus.field) return take(talk, { [focus.field]: text })
  return again(talk, [])
}

/** Headings 【勇挑重担】… split a pasted text; labels (姓名：…) split a pasted list. */
const pastedValues = ({ focus, text, nomination }: Talk): Values | undefined => {
  const { parts, remainder } = splitByHeadings(text)
  const filled = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== '')) as Values
  if (Object.keys(filled).length > 0) {
    const field = focus.field
    if (remainder === '') return filled
    if (isCriterionCode(field) && !filled[field]) return { ...filled, [field]: remainder }
    return { ...readLabelled(remainder), ...filled }
  }
  const lines = readLabelled(text)
  const only = lines && Object.keys(lines).length === 1 && !(focus.field && focus.field in lines)
  // one line of evidence may begin with a word that is also a label, as in "单位：…"
  if (!lines || (only && isCriterionCode(focus.field) && nomination.entry.fields.name)) return undefined
  return lines
}

const take = async (talk: Talk, values: Values): Promise<Result<Outcome>> => {
  const { tx, actor, nomination, cycle, focus, text } = talk
  const asking = askingOf(focus, nomination.id)
  const answered = focus.field && focus.field in values ? { [focus.field]: asking.base } : {}
  const now = Object.fromEntries(
    Object.entries(nomination.fields).map(([key, field]) => [key, field?.version ?? 0]),
  )
  const versions = { ...now, ...answered }
  const wrote = await writeFields(tx, { actor, nomination, cycle, values, versions, source: 'talk' })
  const wrong = Object.entries(wrote.wrong).map(([field, denial]) => ({ field, denial }) as Wrong)
  const tooLong = wrong.some(({ denial }) => denial.key === 'answer-too-long')
  if (tooLong) await keepWords(talk, text)
  const became: Became = {
    saved: [...wrote.saved, ...wrote.unchanged],
    colliding: wrote.colliding,
    wrong,
    remarks: tooLong ? ['too-long-kept'] : [],
  }
  return ok({ show: await goOn(talk, wrote, became) })
}

/** Stays with the question while its own answer was refused, else goes on. */
const goOn = async (talk: Talk, wrote: Wrote, became: Became) => {
  const { tx, actor, focus } = talk
  const nomination = (await tx.nominations.byId(talk.nomination.id)) ?? talk.nomination
  const { later, back } = askingOf(focus, nomination.id)
  const field = focus.field as FieldKey | null
  const missed = (Object.keys(wrote.wrong) as FieldKey[])[0]
  if (missed) return askFor(tx, { actor, nomination, later, back, field: missed }, became)
  const untouched = field !== null && !wrote.saved.includes(field) && !wrote.unchanged.includes(field)
  if (untouched && !wrote.colliding.includes(field) && !nomination.entry.fields[field]) {
    return askFor(tx, { actor, nomination, later, back, field }, became)
  }
  return askNext(tx, { actor, nomination, later, back }, became)
}

const keepWords = async ({ tx, actor, nomination, focus }: Talk, text: string): Promise<void> => {
  await tx.drafts.keep({
    personId: actor.person.id,
    card: 'entry-question',
    about: JSON.stringify({ nomination: nomination.id, field: focus.field }),
    values: { answer: text },
    at: actor.at,
  })
}

const ask = async ({ tx, actor, nomination, focus }: Talk, field: FieldKey): Promise<Result<Outcome>> => {
  const { later, back } = askingOf(focus, nomination.id)
  return ok({ show: await askFor(tx, { actor, nomination, later, back, field }) })
}

/** The same question again, with a word about what was just said. */
const again = async (talk: Talk, remarks: Remark[]): Promise<Result<Outcome>> => {
  const { tx, actor, nomination, focus } = talk
  const { later, back } = askingOf(focus, nomination.id)
  const field = focus.field as FieldKey | null
  if (field) return ok({ show: await askFor(tx, { actor, nomination, later, back, field }, { remarks }) })
  return ok({ show: await askNext(tx, { actor, nomination, later, back }, { remarks }) })
}

const putOff = async ({ tx, actor, nomination, focus }: Talk, field: FieldKey): Promise<Result<Outcome>> => {
  const { later, back } = askingOf(focus, nomination.id)
  const show = await askNext(
    tx,
    { actor, nomination, later: [...new Set([...later, field])], back },
    { remarks: ['put-off'] },
  )
  return ok({ show })
}
