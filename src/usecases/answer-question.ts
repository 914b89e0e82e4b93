import type { Actor, Deps, Outcome, Usecase } from '../deps.ts'
import { type FieldKey, isFieldKey } from '../domain/fields.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Tx } from '../store/store.ts'
import { type Asking, askFor, askingOf, askNext } from './ask-next.ts'
import { type Editing, holdForEdit } from './edit-nomination.ts'
import type { Wrong } from './nomination-shows.ts'
import { writeFields } from './write-fields.ts'

type Question = { nomination: string; field: string }

/** The answer chosen or typed on the question's own card. Denials: field-unknown and those of holdForEdit. */
export const answerQuestion: Usecase<Question & { version: number; answer: string }> = (deps, actor, input) =>
  withQuestion(deps, { actor, input }, async ({ tx, nomination, cycle, field, asking }) => {
    const wrote = await writeFields(tx, {
      actor,
      nomination,
      cycle,
      values: { [field]: input.answer },
      versions: { [field]: input.version },
      source: 'talk',
    })
    const wrong = Object.entries(wrote.wrong).map(([key, denial]) => ({ field: key, denial }) as Wrong)
    if (wrong[0]) return { ok: false, denial: wrong[0].denial }
    const after = (await tx.nominations.byId(nomination.id)) ?? nomination
    const became = { saved: [...wrote.saved, ...wrote.unchanged], colliding: wrote.colliding }
    const ask = { actor, nomination: after, later: asking.later, back: asking.back }
    return ok({ show: await askNext(tx, ask, became) })
  })

/** 以后再说: the next question, and this one is not asked again in this conversation. */
export const putOffQuestion: Usecase<Question> = (deps, actor, input) =>
  withQuestion(deps, { actor, input }, async ({ tx, nomination, field, asking }) => {
    const later = [...new Set([...asking.later, field])]
    return ok({ show: await askNext(tx, { actor, nomination, later, back: asking.back }) })
  })

/** Leads to one field: its question, with a place to fill it in, and the focus for plain words and files. */
export const goToField: Usecase<Question & { back?: 'check' }> = (deps, actor, input) =>
  withQuestion(deps, { actor, input }, async ({ tx, nomination, field, asking }) =>
    ok({ show: await askFor(tx, { actor, nomination, later: asking.later, field, back: input.back }) }),
  )

/** 一项一项问: goes on with the talk where it stands. */
export const goOnTalking: Usecase<{ nomination: string }> = (deps, actor, { nomination: id }) =>
  deps.store.change(actor, async (tx) => {
    const editing = await holdForEdit(tx, actor, id)
    if (!editing.ok) return editing
    return ok({ show: await askNext(tx, { actor, nomination: editing.value.nomination, later: [] }) })
  })

type Open = Editing & { tx: Tx; field: FieldKey; asking: Asking }

const withQuestion = (
  deps: Deps,
  { actor, input }: { actor: Actor; input: Question },
  fn: (open: Open) => Promise<Result<Outcome>>,
): Promise<Result<Outcome>> =>
  deps.store.change(actor, async (tx) => {
    const { field } = input
    if (!isFieldKey(field)) return deny('field-unknown')
    const editing = await holdForEdit(tx, actor, input.nomination)
    if (!editing.ok) return editing
    const asking = askingOf(await tx.focus.of(actor.person.id), input.nomination)
    return fn({ ...editing.value, tx, field, asking })
  })
