import type { Change, Entry } from './entries.ts'
import { emptyState, readKey, type State } from './state.ts'

type On<K extends Change['kind']> = (
  state: State,
  data: Extract<Change, { kind: K }>['data'],
  entry: Entry,
) => void

const push = <K, V>(index: Map<K, V[]>, key: K, value: V) => {
  const list = index.get(key)
  if (list) list.push(value)
  else index.set(key, [value])
}

const addMessage: On<'message'> = (state, { message, card }, entry) => {
  state.messages.set(message.id, { ...message })
  state.touched.set(message.id, entry.seq)
  state.sent.set(message.id, entry.seq)
  push(state.byChat, message.chat, message.id)
  if (message.uuid) state.uuids.set(message.uuid, message.id)
  if (!message.card) return
  push(state.showing, message.card, message.id)
  if (!card) return
  const first = { at: message.at, by: 'send' as const, content: card }
  state.cards.set(message.card, { id: message.card, sentAt: message.at, versions: [first] })
}

const addVersion: On<'card'> = (state, { card, version }, entry) => {
  state.cards.get(card)?.versions.push(version)
  for (const id of state.showing.get(card) ?? []) {
    const message = state.messages.get(id)
    if (message) message.updatedAt = version.at
    state.touched.set(id, entry.seq)
  }
}

const recall: On<'recall'> = (state, { message: id, by }, entry) => {
  const message = state.messages.get(id)
  if (!message) return
  message.recalledBy = by
  message.updatedAt = entry.at
  state.touched.set(id, entry.seq)
}

const changeMember: On<'member'> = (state, { chat: id, member, joined }) => {
  const chat = state.chats.get(id)
  if (!chat) return
  const others = chat.members.filter((each) => each !== member)
  chat.members = joined ? [...others, member] : others
}

const dissolve: On<'dissolved'> = (state, { chat: id }) => {
  const chat = state.chats.get(id)
  if (chat) Object.assign(chat, { members: [], dissolved: true })
}

const addAttempt: On<'attempt'> = (state, { delivery: id, attempt, nextAt, dead }, entry) => {
  const delivery = state.deliveries.get(id)
  if (!delivery) return
  delivery.changed = entry.seq
  delivery.attempts.push(attempt)
  delivery.nextAt = nextAt
  delivery.state = nextAt !== undefined ? 'waiting' : dead ? 'dead' : 'done'
}

const tryAgain: On<'redelivery'> = (state, { delivery: id }, entry) => {
  const delivery = state.deliveries.get(id)
  if (!delivery) return
  delivery.changed = entry.seq
  delivery.state = 'flying'
  delivery.nextAt = undefined
}

const tellPerson: On<'told'> = (state, { delivery: id, person: _, ...told }, entry) => {
  const delivery = state.deliveries.get(id)
  if (!delivery) return
  delivery.changed = entry.seq
  delivery.told = told
}

const startTenant: On<'tenant'> = (state, { app, seed, start = 'district' }) => {
  Object.assign(state, emptyState(), { app, start })
  for (const person of seed.people) state.people.set(person.id, { ...person })
  for (const chat of seed.chats) state.chats.set(chat.id, { ...chat, members: [...chat.members] })
}

const changePerson: On<'person'> = (state, { id, ...change }) => {
  const person = state.people.get(id)
  if (person) Object.assign(person, change)
}

const markFault: On<'fault-used'> = (state, { id }) => {
  const rule = state.faults.find((each) => each.id === id)
  if (rule) rule.used += 1
}

const markMiss: On<'fault-missed'> = (state, { id }) => {
  const rule = state.faults.find((each) => each.id === id)
  if (rule) rule.missed = (rule.missed ?? 0) + 1
}

const HANDLERS: { [K in Change['kind']]: On<K> } = {
  tenant: startTenant,
  clock: (state, data) => {
    state.clock = data
  },
  person: changePerson,
  webhook: (state, { url }) => {
    state.app = { ...state.app, webhook: url ?? undefined }
  },
  console: (state, { settings }) => {
    state.app = { ...state.app, console: settings ? { ...state.app.console, ...settings } : undefined }
  },
  chat: (state, chat) => {
    state.chats.set(chat.id, { ...chat, members: [...chat.members] })
  },
  member: changeMember,
  dissolved: dissolve,
  resource: (state, resource) => {
    state.resources.set(resource.key, resource)
  },
  message: addMessage,
  card: addVersion,
  recall,
  read: (state, { person, chat, seq }) => {
    state.reads.set(readKey(person, chat), seq)
  },
  entered: (state, { person }) => {
    state.entered.add(person)
  },
  told: tellPerson,
  'update-token': (state, token) => {
    state.updateTokens.set(token.token, token)
  },
  delivery: (state, delivery, { seq }) => {
    state.deliveries.set(delivery.id, { ...delivery, seq, state: 'flying', attempts: [], changed: seq })
  },
  attempt: addAttempt,
  redelivery: tryAgain,
  call: (state, call, { seq }) => {
    state.calls.push({ ...call, seq })
  },
  did: (state, did, { seq, at }) => {
    state.did.push({ ...did, seq, at: new Date(at).toISOString() })
  },
  fault: (state, rule) => {
    state.faults.push({ ...rule })
  },
  'fault-used': markFault,
  'fault-missed': markMiss,
  'faults-cleared': (state, { scenario }) => {
    state.faults = state.faults.filter((rule) => scenario !== undefined && rule.scenario !== scenario)
  },
  // For those who watch: a story that was being told changes nothing, and nobody goes on with it after a restart.
  play: () => {},
}

/** Applies one entry to the state, in place. */
export const apply = (state: State, entry: Entry): void => {
  const handler = HANDLERS[entry.kind] as (state: State, data: Entry['data'], entry: Entry) => void
  handler(state, entry.data, entry)
}
