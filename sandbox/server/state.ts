import type { SimDid, SimSeed } from '../contract.ts'
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
  start: SimSeed
  people: Map<string, Person>
  chats: Map<string, Chat>
  messages: Map<string, Message>
  /** Ids of a chat's messages, oldest first. */
  byChat: Map<string, string[]>
  /** Sequence number of the last change of a message. */
  touched: Map<string, number>
  /** Sequence number with which a message was sent. */
  sent: Map<string, number>
  /** Sequence number up to which a person has read a chat, by `readKey`. */
  reads: Map<string, number>
  /** Who has opened the private chat with the bot at least once. */
  entered: Set<string>
  cards: Map<string, Card>
  /** Messages that show a card: the one it was sent with and its forwarded copies. */
  showing: Map<string, string[]>
  resources: Map<string, Resource>
  uuids: Map<string, string>
  updateTokens: Map<string, UpdateToken>
  deliveries: Map<string, Delivery>
  calls: Call[]
  /** What people did, oldest first. */
  did: SimDid[]
  faults: FaultRule[]
  clock?: { state: number; frozen: boolean }
}

export const readKey = (person: string, chat: string): string => `${person} ${chat}`

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
  start: 'district',
  people: new Map(),
  chats: new Map(),
  messages: new Map(),
  byChat: new Map(),
  touched: new Map(),
  sent: new Map(),
  reads: new Map(),
  entered: new Set(),
  cards: new Map(),
  showing: new Map(),
  resources: new Map(),
  uuids: new Map(),
  updateTokens: new Map(),
  deliveries: new Map(),
  calls: [],
  did: [],
  faults: [],
})
