import { createHash } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { denialSentence } from '../../cards/words/denials.ts'
import { toastSentence } from '../../cards/words/toasts.ts'
import { type Actor, type Deps, has, type Outcome, type Person } from '../deps.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Show } from '../usecases/shows.ts'
import { type ClickEvent, clickEvent } from './events.ts'
import type { Note } from './log-handled.ts'
import type { On } from './on.ts'
import type { ShowNow } from './show.ts'

export type ClickAnswer = {
  toast?: { type: 'success' | 'info' | 'warning' | 'error'; content: string }
  card?: { type: 'raw'; data: Card }
}

type Parts = {
  deps: Deps
  clicks: ReadonlyMap<string, On>
  show: ShowNow
  person: (openId: string, tenantKey: string | undefined) => Promise<Person>
}

const busy: ClickAnswer = { toast: { type: 'error', content: '系统繁忙，请稍后再试' } }
const expired: ClickAnswer = {
  toast: { type: 'warning', content: '这张卡片已过期，请发送“首页”重新打开' },
}

/** A press, answered by toast and card in the return value within 3 s; never silence, never a throw. */
export const handleClick = async (
  parts: Parts,
  raw: unknown,
  note: Note = () => {},
): Promise<ClickAnswer> => {
  const event = clickEvent.safeParse(raw)
  if (!event.success) {
    note({ outcome: 'unreadable' })
    return busy
  }
  try {
    return await answer(parts, event.data, note)
  } catch (error) {
    note({ outcome: 'error' })
    parts.deps.log.error({ event: event.data.event_id, error }, 'press failed')
    return busy
  }
}

const answer = async (parts: Parts, event: ClickEvent, note: Note): Promise<ClickAnswer> => {
  const arrived = parts.deps.now()
  const { c, k, ...rest } = event.action.value ?? {}
  const line = typeof c === 'string' ? parts.clicks.get(c) : undefined
  const value = line?.click.value.safeParse(rest)
  note({ ...(line && { click: line.click.name }), ...(!value?.success && { outcome: 'expired' }) })
  if (!line || !value?.success) return expired
  const typed = event.action.form_value ?? {}
  const quick = await answerQuickly(parts, {
    line,
    event,
    value: value.data,
    typed,
    once: onceOf(event, k),
    arrived,
  })
  if (quick) return quick
  const person = await parts.person(event.operator.open_id, event.operator.tenant_key)
  const actor = actorOf({ event, person, arrived, k })
  const result = await run(parts, { line, actor, value: value.data, typed, note })
  if (!result.ok) note({ outcome: result.denial.key })
  return result.ok
    ? accepted(parts, actor, result.value)
    : refused(parts, { line, actor, value: value.data, typed, note, denial: result.denial })
}

type Quickly = Omit<Work, 'actor' | 'note'> & { event: ClickEvent; once: string[]; arrived: number }

/** null: to be judged the long way. */
const answerQuickly = async ({ deps }: Parts, press: Quickly): Promise<ClickAnswer | null> => {
  const { line, event, value, once, arrived } = press
  if (!line.quick) return null
  const fields = parseForm(line, press.typed)
  if (!fields.ok) return null
  const presser = { openId: event.operator.open_id, at: arrived, once }
  const answered = await line.quick(deps, presser, { ...(value as object), ...fields.value })
  if (!answered) return null
  const toast = toastOf(answered.outcome)
  return { ...(toast && { toast }), card: { type: 'raw', data: answered.draw({ k: deps.newId('k') }) } }
}

type Pressed = { event: ClickEvent; person: Person; arrived: number; k: unknown }

const actorOf = ({ event, person, arrived, k }: Pressed): Actor => ({
  person,
  at: arrived,
  via: 'press',
  once: onceOf(event, k),
  ...(event.context?.open_chat_id && { chatId: event.context.open_chat_id }),
  ...(event.context?.open_message_id && { messageId: event.context.open_message_id }),
})

// The form is part of the id: a corrected form on the same rendering is a new press.
const onceOf = (event: ClickEvent, k: unknown): string[] => {
  const what = JSON.stringify([event.action.value, event.action.form_value ?? null])
  const press = createHash('sha256').update(`${event.operator.open_id}\n${String(k)}\n${what}`)
  return [`event:${event.event_id}`, `press:${press.digest('hex')}`]
}

type Work = { line: On; actor: Actor; value: unknown; typed: Record<string, unknown>; note: Note }

const run = async (parts: Parts, { line, actor, value, typed, note }: Work): Promise<Result<Outcome>> => {
  // A repeat of a press that was accepted in time is answered as it was then, however late it comes.
  const before = await parts.deps.store.read((tx) => tx.seen.of(actor.once))
  if (before) {
    note({ outcome: 'repeat' })
    return ok(before)
  }
  const may = await mayPress(parts.deps, line, actor)
  if (!may.ok) return may
  const fields = parseForm(line, typed)
  if (!fields.ok) return fields
  return line.run(parts.deps, actor, { ...(value as object), ...fields.value })
}

const mayPress = async (deps: Deps, line: On, actor: Actor): Promise<Result<null>> => {
  const { who, during } = line.click
  if (who !== 'anyone') {
    if (actor.person.external) return deny('external-person')
    if (!has(actor, ...who)) return deny('not-your-role')
  }
  if (!during) return ok(null)
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  if (!cycle) return deny('no-cycle')
  const open = workOpen(cycle, during, { at: actor.at })
  return open.ok ? ok(null) : open
}

const parseForm = (line: On, typed: Record<string, unknown>): Result<object> => {
  if (!line.click.form) return ok({})
  const form = line.click.form.safeParse(typed)
  if (form.success) return ok(form.data as object)
  const field = form.error.issues[0]?.path[0]
  return deny('form-invalid', typeof field === 'string' ? { field } : undefined)
}

const toastOf = ({ toast }: Outcome): ClickAnswer['toast'] =>
  toast && { type: toast.type ?? 'success', content: toastSentence(toast) }

const accepted = async (parts: Parts, actor: Actor, outcome: Outcome): Promise<ClickAnswer> => {
  const toast = toastOf(outcome)
  if (!outcome.show) return toast ? { toast } : {}
  const card = await parts.show(parts.deps, actor, outcome.show)
  if (!card.ok) return { toast: toast ?? { type: 'warning', content: denialSentence(card.denial) } }
  return { ...(toast && { toast }), card: { type: 'raw', data: card.value } }
}

type Refusal = Work & { denial: Denial }

const refused = async (parts: Parts, refusal: Refusal): Promise<ClickAnswer> => {
  const sentence = denialSentence(refusal.denial)
  const toast = { type: 'error' as const, content: sentence }
  const again = refusal.line.again?.(refusal.value as Record<string, unknown>)
  if (!again || !mayKeep(refusal.denial)) return { toast }
  const field = refusal.denial.facts?.field
  const wrong = typeof field === 'string' ? { [field]: sentence } : {}
  if (!refusal.line.click.sealed && Object.keys(refusal.typed).length > 0)
    await keepDraft(parts.deps, refusal, again)
  const card = await parts.show(parts.deps, refusal.actor, again, { values: refusal.typed, wrong, sentence })
  return card.ok ? { toast, card: { type: 'raw', data: card.value } } : { toast }
}

/** Only a press without the right role stores nothing (architecture 5, rule 3). */
const mayKeep = (denial: Denial): boolean =>
  !/^(not-your|external-person|reader-only|must-not-see)/.test(denial.key)

const keepDraft = async (deps: Deps, refusal: Refusal, again: Show): Promise<void> => {
  await deps.store.change({ ...refusal.actor, once: [] }, async (tx) => {
    await tx.drafts.keep({
      personId: refusal.actor.person.id,
      card: again.card,
      about: JSON.stringify(again.about),
      values: refusal.typed,
      at: refusal.actor.at,
    })
    return ok({})
  })
}
