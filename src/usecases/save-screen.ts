import type { Actor, Deps, Outcome, Toast, Usecase } from '../deps.ts'
import { type ForceKey, forceKeys } from '../domain/criteria.ts'
import { splitForceField } from '../domain/evidence.ts'
import { type FactKey, type FieldKey, isFieldKey } from '../domain/fields.ts'
import { ok, type Result } from '../domain/result.ts'
import type { Tx } from '../store/store.ts'
import { leaveFocus } from './ask-next.ts'
import { holdForEdit } from './edit-nomination.ts'
import type { Became, Wrong } from './nomination-shows.ts'
import type { Show } from './shows.ts'
import { type Values, type Wrote, writeFields } from './write-fields.ts'

/** Where the button leads: on, back, or away. */
export type Go = 'next' | 'back' | 'leave'
export type Screen = { nomination: string; versions: Record<string, number>; go: Go }

/**
 * Screen ① 基本信息. What is right is saved; what is wrong comes back in its field with its sentence, and stays this
 * person's private draft. Denials: those of holdForEdit.
 */
export const savePerson: Usecase<Screen & Partial<Record<FactKey, string>>> = (deps, actor, input) => {
  const { nomination, versions, go, ...typed } = input
  const given = Object.entries(typed).filter(([, value]) => value !== undefined)
  return save(deps, actor, {
    screen: { nomination, versions, go },
    card: 'entry-person',
    values: Object.fromEntries(given) as Values,
    typed,
  })
}

/** Screen ② 五力: five fields whose headings lead to fifteen criteria. Denials: those of holdForEdit. */
export const saveForces: Usecase<Screen & Partial<Record<ForceKey, string>>> = (deps, actor, input) => {
  const { nomination, versions, go, ...typed } = input
  const values: Values = {}
  for (const force of forceKeys) Object.assign(values, splitForceField(force, typed[force] ?? ''))
  return save(deps, actor, { screen: { nomination, versions, go }, card: 'entry-forces', values, typed })
}

type Card = 'entry-person' | 'entry-forces'
type Saving = { screen: Screen; card: Card; values: Values; typed: Record<string, string | undefined> }

const save = (deps: Deps, actor: Actor, saving: Saving): Promise<Result<Outcome>> =>
  deps.store.change(actor, async (tx) => {
    const { screen, values } = saving
    const editing = await holdForEdit(tx, actor, screen.nomination)
    if (!editing.ok) return editing
    const { nomination, cycle } = editing.value
    const { versions } = screen
    const wrote = await writeFields(tx, { actor, nomination, cycle, values, versions, source: 'screen' })
    await keepWrong(tx, actor, saving, wrote)
    const show = await after(tx, actor, saving, wrote)
    return ok({ toast: toastOf(wrote), show })
  })

/** Only what could not be saved is kept; a form that was saved whole leaves no private draft behind. */
const keepWrong = async (tx: Tx, actor: Actor, saving: Saving, wrote: Wrote): Promise<void> => {
  const { screen, card, typed } = saving
  const key = { personId: actor.person.id, card, about: JSON.stringify({ nomination: screen.nomination }) }
  const wrong = Object.keys(wrote.wrong).map((field) => (isFieldKey(field) ? inputOf(field) : field))
  if (wrong.length === 0) return tx.drafts.drop(key)
  const values = Object.fromEntries(wrong.map((name) => [name, typed[name]]))
  return tx.drafts.keep({ ...key, values, at: actor.at })
}

/** The input in which a field is typed: a criterion stands in its force's. */
const inputOf = (field: FieldKey): string => (/^F\d\./.test(field) ? field.slice(0, 2) : field)

const after = async (tx: Tx, actor: Actor, { screen, card }: Saving, wrote: Wrote): Promise<Show> => {
  const { nomination, go } = screen
  const wrong = Object.entries(wrote.wrong).map(([field, denial]) => ({ field, denial }) as Wrong)
  const became: Became = { saved: wrote.saved, colliding: wrote.colliding, wrong }
  if (wrong.length > 0 || wrote.colliding.length > 0) return { card, about: { nomination, ...became } }
  if (go === 'leave') {
    await leaveFocus(tx, actor)
    return { card: 'drafts', about: {} }
  }
  const next = { 'entry-person': 'entry-forces', 'entry-forces': 'entry-check' } as const
  return { card: go === 'back' ? 'entry-person' : next[card], about: { nomination, saved: wrote.saved } }
}

const toastOf = ({ saved, colliding, wrong }: Wrote): Toast => {
  const count = Object.keys(wrong).length
  if (count > 0) return { key: 'partly-saved', facts: { count }, type: 'warning' }
  if (colliding.length > 0) return { key: 'collided', facts: { count: colliding.length }, type: 'warning' }
  return saved.length > 0 ? { key: 'saved', facts: {} } : { key: 'nothing-new', facts: {}, type: 'info' }
}
