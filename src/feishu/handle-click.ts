import { createHash } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { denialSentence } from '../../cards/words/denials.ts'
import { toastSentence } from '../../cards/words/toasts.ts'
import { type Actor, type Deps, has, type Outcome, type Person } from '../deps.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Show } from '../usecases/shows.ts'
import { type ClickEvent, clickEvent } from './events.ts'
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
export const handleClick = async (parts: Parts, raw: unknown): Promise<ClickAnswer> => {
  const event = clickEvent.safeParse(raw)
  if (!event.success) return busy
  try {
    return await answer(parts, event.data)
  } catch (error) {
    parts.deps.log.error({ event: event.data.event_id, error: (error as Error).stack }, 'press failed')
    return busy
  }
}

const answer = async (parts: Parts, event: ClickEvent): Promise<ClickAnswer> => {
  const arrived = parts.deps.now()
  const { c, k, ...rest } = event.action.value ?? {}
  const line = typeof c === 'string' ? parts.clicks.get(c) : undefined
  if (!line) return expired
  const value = line.click.value.safeParse(rest)
  if (!value.success) return expired
  const person = await parts.person(event.operator.open_id, event.operator.tenant_key)
  const actor = actorOf({ event, person, arrived, k })
  const typed = event.action.form_value ?? {}
  const result = await run(parts, { line, actor, value: value.data, typed })
  return result.ok
    ? accepted(parts, actor, result.value)
    : refused(parts, { line, actor, value: value.data, typed, denial: result.denial })
}

type Pressed = { event: ClickEvent; person: Person; arrived: number; k: unknown }

const actorOf = ({ event, person, arrived, k }: Pressed): Actor => ({
  person,
  at: arrived,
  via: 'press',
  once: [`event:${event.event_id}`, pressId(person, k, event)],
  ...(event.context?.open_chat_id && { chatId: event.context.open_chat_id }),
  ...(event.context?.open_message_id && { messageId: event.context.open_message_id }),
})

// The form is part of the id: a corrected form on the same rendering is a new press.
const pressId = (person: Person, k: unknown, event: ClickEvent): string => {
  const what = JSON.stringify([event.action.value, event.action.form_value ?? null])
  return `press:${createHash('sha256')
    .update(`${person.id}\n${String(k)}\n${what}`)
    .digest('hex')}`
}

type Work = { line: On; actor: Actor; value: unknown; typed: Record<string, unknown> }

const run = async (parts: Parts, { line, actor, value, typed }: Work): Promise<Result<Outcome>> => {
  // A repeat of a press that was accepted in time is answered as it was then, however late it comes.
  const before = await parts.deps.store.read((tx) => tx.seen.of(actor.once))
  if (before) return ok(before)
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

const accepted = async (parts: Parts, actor: Actor, outcome: Outcome): Promise<ClickAnswer> => {
  const toast = outcome.toast && {
    type: outcome.toast.type ?? ('success' as const),
    content: toastSentence(outcome.toast),
  }
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
