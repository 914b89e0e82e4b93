/** What the sandbox's tenant is made of. All times are tenant milliseconds since 1970 unless a name says otherwise. */

export type Person = {
  /** The seed's id, e.g. `linxiao`; also how tests and pages name a person. */
  id: string
  name: string
  openId: string
  unionId: string
  roles: string[]
  unit: string
  unitName: string
  title: string
  mobile: string
  /** Belongs to another tenant. */
  external: boolean
  /** Left the company (离职). */
  left: boolean
  /** Stopped the bot: private messages answer 230053. */
  stoppedBot: boolean
}

/** Somebody in a chat: a person's id, or `bot`. */
export type Member = string

export const BOT = 'bot'

export type Chat = {
  /** `oc_` + 32 hex. */
  id: string
  seedId?: string
  name: string
  kind: 'p2p' | 'group'
  external: boolean
  members: Member[]
}

export type Mention = { key: string; member: Member; name: string }

export type MessageType = 'text' | 'post' | 'image' | 'file' | 'interactive'

export type Message = {
  id: string
  chat: string
  from: Member
  type: MessageType
  /** The platform's `content`: a JSON string; for a card the first version. */
  content: string
  at: number
  mentions: Mention[]
  card?: string
  parent?: string
  forwardedFrom?: string
  uuid?: string
  recalledBy?: Member
  updatedAt?: number
}

export type CardBody = Record<string, unknown>
export type CardVersion = { at: number; by: 'send' | 'patch' | 'callback' | 'token'; content: CardBody }

/** A card as everybody sees it: copies made by forwarding share it (JSON 2.0 cards are shared). */
export type Card = { id: string; sentAt: number; versions: CardVersion[] }

export type Resource = {
  key: string
  kind: 'image' | 'file'
  name: string
  mime: string
  size: number
  sha256: string
  owner: Member
}

export type UpdateToken = { token: string; card: string; expires: number; uses: number; answered: boolean }

export type Outcome = 'ok' | 'failed' | 'timeout' | 'offline'

/** One try at handing an envelope to a bot; `answer` is what the handler returned, decoded. */
export type Attempt = {
  at: number
  ms: number
  outcome: Outcome
  code?: number
  answer?: unknown
  warning?: string
}

export type Envelope = { schema: string; header: Record<string, unknown>; event: Record<string, unknown> }

/** What the person who pressed was shown; `problems` of an answer's card are for the wire log. */
export type Told = { toast?: unknown; error?: string; problems?: unknown }

export type Delivery = {
  id: string
  seq: number
  at: number
  eventId: string
  type: string
  kind: 'event' | 'callback'
  /** Who caused it: a person's id. */
  by?: string
  envelope: Envelope
  state: 'flying' | 'waiting' | 'done' | 'dead'
  attempts: Attempt[]
  /** When the next attempt is due. */
  nextAt?: number
  told?: Told
}

/** One request of the bot, as it is written in the wire log. */
export type Call = {
  seq: number
  at: number
  op: string
  method: string
  path: string
  query: Record<string, unknown>
  request?: unknown
  status: number
  code: number
  response?: unknown
  ms: number
}

export type FaultRule = {
  id: string
  when: { op?: string; method?: string; path?: string; event_type?: string; user?: string; chat?: string }
  times?: number
  /** 0 to 1. */
  probability?: number
  effect: {
    status?: number
    body?: unknown
    headers?: Record<string, string>
    /** Real milliseconds. */
    delay?: number
    /** How many more times the same event is delivered. */
    duplicate?: number
    reset?: boolean
    staleToken?: boolean
  }
  used: number
}

export type Credentials = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** What stays the same when the tenant is reset. */
export type App = Credentials & { name: string; botOpenId: string; tenantKey: string; tokenKey: string }

export type TenantSeed = { people: Person[]; chats: Chat[] }
