import type { Actor, Deps, Person, Usecase } from '../deps.ts'
import { systemActor } from './actor.ts'
import { botChatEvent, enteredEvent, leaverEvent, menuEvent } from './events.ts'
import { refusal } from './handle-message.ts'
import type { Note } from './log-handled.ts'

export type OtherEvents = {
  deps: Deps
  person: (openId: string, tenantKey: string | undefined) => Promise<Person>
  /** what a menu key types */
  menu: Usecase<{ key: string }>
  entered: Usecase<Record<never, never>>
  botAdded: Usecase<{ chatId: string; external: boolean; name: string }>
  botRemoved: Usecase<{ chatId: string; why: 'removed' | 'dissolved' }>
  left: (deps: Deps, openId: string, once: string) => Promise<void>
}

/** Events that are neither a press nor a message. Throws on trouble, so that the platform delivers again. */
export const otherHandlers = (parts: OtherEvents) => ({
  'application.bot.menu_v6': async (raw: unknown, note: Note) => {
    const event = menuEvent.parse(raw)
    const person = await parts.person(event.operator.operator_id.open_id, undefined)
    const actor = actorFor(parts, person, event.event_id)
    const result = await parts.menu(parts.deps, actor, { key: event.event_key })
    if (!result.ok) note({ outcome: result.denial.key })
    // A refusal must be said, too: nobody sees a toast for a menu.
    await parts.deps.store.change(actor, async () => (result.ok ? result : refusal(result.denial)))
    return {}
  },
  'im.chat.access_event.bot_p2p_chat_entered_v1': async (raw: unknown) => {
    const event = enteredEvent.parse(raw)
    const person = await parts.person(event.operator_id.open_id, undefined)
    await parts.entered(parts.deps, actorFor(parts, person, event.event_id), {})
    return {}
  },
  'im.chat.member.bot.added_v1': async (raw: unknown) => {
    const event = botChatEvent.parse(raw)
    const person = event.operator_id && (await parts.person(event.operator_id.open_id, undefined))
    if (!person) return {}
    const chat = { chatId: event.chat_id, external: event.external ?? false, name: event.name ?? '' }
    await parts.botAdded(parts.deps, actorFor(parts, person, event.event_id), chat)
    return {}
  },
  'im.chat.member.bot.deleted_v1': groupLost(parts, 'removed'),
  'im.chat.disbanded_v1': groupLost(parts, 'dissolved'),
  'contact.user.deleted_v3': async (raw: unknown) => {
    const event = leaverEvent.parse(raw)
    await parts.left(parts.deps, event.object.open_id, `event:${event.event_id}`)
    return {}
  },
  // Read nowhere, but registered: an unregistered event would be acknowledged with a wrong body.
  'im.message.recalled_v1': async () => ({}),
  'im.message.message_read_v1': async () => ({}),
})

/** Whoever did it, and also when the platform does not say who. */
const groupLost = (parts: OtherEvents, why: 'removed' | 'dissolved') => async (raw: unknown) => {
  const event = botChatEvent.parse(raw)
  const person = event.operator_id && (await parts.person(event.operator_id.open_id, undefined))
  const at = parts.deps.now()
  const actor = person
    ? { ...actorFor(parts, person, event.event_id), via: 'system' as const }
    : { ...systemActor(at), once: [`event:${event.event_id}`] }
  await parts.botRemoved(parts.deps, actor, { chatId: event.chat_id, why })
  return {}
}

const actorFor = (parts: OtherEvents, person: Person, eventId: string): Actor => ({
  person,
  at: parts.deps.now(),
  via: 'menu',
  once: [`event:${eventId}`],
})
