import type {
  App,
  Call,
  Card,
  Chat,
  Delivery,
  FaultRule,
  Message,
  Person,
  Resource,
  UpdateToken,
} from './model.ts'

/** The tenant as it stands: what the entries, applied in order, leave behind. */
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
  clock?: { state: number; frozen: boolean }
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
