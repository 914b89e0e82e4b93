import type {
  App,
  Attempt,
  Call,
  Card,
  CardVersion,
  Chat,
  Delivery,
  FaultRule,
  Member,
  Message,
  Person,
  Resource,
  TenantSeed,
  UpdateToken,
} from './model.ts'

/**
 * Everything that can happen to the tenant. The state is what these entries, applied in order, leave behind;
 * the journal file and the `/_sim/events` feed are the entries themselves.
 */
export type Change =
  | { kind: 'tenant'; data: { app: App; seed: TenantSeed } }
  | { kind: 'clock'; data: { state: number } }
  | { kind: 'person'; data: { id: string; left?: boolean; stoppedBot?: boolean } }
  | { kind: 'chat'; data: Chat }
  | { kind: 'member'; data: { chat: string; member: Member; joined: boolean } }
  | { kind: 'resource'; data: Resource }
  | { kind: 'message'; data: { message: Message; card?: CardVersion['content'] } }
  | { kind: 'card'; data: { card: string; version: CardVersion } }
  | { kind: 'recall'; data: { message: string; by: Member } }
  | {
      kind: 'told'
      data: { person: string; message: string; toast?: unknown; error?: string; problems?: unknown }
    }
  | { kind: 'update-token'; data: UpdateToken }
  | { kind: 'delivery'; data: Omit<Delivery, 'seq' | 'state' | 'attempts'> }
  | { kind: 'attempt'; data: { delivery: string; attempt: Attempt; nextAt?: number; dead?: boolean } }
  | { kind: 'call'; data: Omit<Call, 'seq'> }
  | { kind: 'fault'; data: FaultRule }
  | { kind: 'fault-used'; data: { id: string } }
  | { kind: 'faults-cleared'; data: Record<string, never> }

/** `at` is the tenant's time, milliseconds. */
export type Entry = Change & { seq: number; at: number }

export type State = {
  app: App
  people: Map<string, Person>
  chats: Map<string, Chat>
  messages: Map<string, Message>
  /** Ids of a chat's messages, oldest first. */
  byChat: Map<string, string[]>
  /** Sequence number of the last change of a message. */
  touched: Map<string, number>
  cards: Map<string, Card>
  /** Messages that show a card: the one it was sent with and its forwarded copies. */
  showing: Map<string, string[]>
  resources: Map<string, Resource>
  uuids: Map<string, string>
  updateTokens: Map<string, UpdateToken>
  deliveries: Map<string, Delivery>
  calls: Call[]
  faults: FaultRule[]
  clock?: number
}

export const emptyState = (): State => ({
  app: {
    appId: '',
    appSecret: '',
    encryptKey: '',
    verificationToken: '',
    name: '',
    botOpenId: '',
    tenantKey: '',
    tokenKey: '',
  },
  people: new Map(),
  chats: new Map(),
  messages: new Map(),
  byChat: new Map(),
  touched: new Map(),
  cards: new Map(),
  showing: new Map(),
  resources: new Map(),
  uuids: new Map(),
  updateTokens: new Map(),
  deliveries: new Map(),
  calls: [],
  faults: [],
})

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

const addAttempt: On<'attempt'> = (state, { delivery: id, attempt, nextAt, dead }) => {
  const delivery = state.deliveries.get(id)
  if (!delivery) return
  delivery.attempts.push(attempt)
  delivery.nextAt = nextAt
  delivery.state = nextAt !== undefined ? 'waiting' : dead ? 'dead' : 'done'
}

const startTenant: On<'tenant'> = (state, { app, seed }) => {
  Object.assign(state, emptyState(), { app })
  for (const person of seed.people) state.people.set(person.id, { ...person })
  for (const chat of seed.chats) state.chats.set(chat.id, { ...chat, members: [...chat.members] })
}

const changePerson: On<'person'> = (state, { id, ...change }) => {
  const person = state.people.get(id)
  if (person) Object.assign(person, change)
}

/** Applies one entry to the state, in place. */
export const apply = (state: State, entry: Entry): void => {
  switch (entry.kind) {
    case 'tenant':
      return startTenant(state, entry.data, entry)
    case 'clock':
      state.clock = entry.data.state
      return
    case 'person':
      return changePerson(state, entry.data, entry)
    case 'chat':
      state.chats.set(entry.data.id, { ...entry.data, members: [...entry.data.members] })
      return
    case 'member':
      return changeMember(state, entry.data, entry)
    case 'resource':
      state.resources.set(entry.data.key, entry.data)
      return
    case 'message':
      return addMessage(state, entry.data, entry)
    case 'card':
      return addVersion(state, entry.data, entry)
    case 'recall':
      return recall(state, entry.data, entry)
    case 'told':
      return
    case 'update-token':
      state.updateTokens.set(entry.data.token, entry.data)
      return
    case 'delivery':
      state.deliveries.set(entry.data.id, { ...entry.data, seq: entry.seq, state: 'flying', attempts: [] })
      return
    case 'attempt':
      return addAttempt(state, entry.data, entry)
    default:
      return applyLog(state, entry)
  }
}

const applyLog = (
  state: State,
  entry: Extract<Entry, { kind: 'call' | 'fault' | 'fault-used' | 'faults-cleared' }>,
): void => {
  if (entry.kind === 'call') state.calls.push({ ...entry.data, seq: entry.seq })
  if (entry.kind === 'fault') state.faults.push({ ...entry.data })
  if (entry.kind === 'faults-cleared') state.faults = []
  if (entry.kind !== 'fault-used') return
  const rule = state.faults.find(({ id }) => id === entry.data.id)
  if (rule) rule.used += 1
}
