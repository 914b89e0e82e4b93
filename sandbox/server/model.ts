import type { Console } from './console.ts'

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
  /** Dissolved (群解散): nobody is in it any more, and nothing can be sent to it. */
  dissolved?: boolean
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
  /** Struck by a fault rule: the scenarios it belongs to, none for a rule of its own. */
  fault?: string[]
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
  /** Sequence number of its last change. */
  changed: number
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
  /** Struck by a fault rule: the scenarios it belongs to, none for a rule of its own. */
  fault?: string[]
  /** Where the line was cut (status 0): before the call was carried out, or after. */
  cut?: 'before' | 'after'
}

/** What a rule does to what it strikes; which goes with what is in fault-rules.ts. */
export type FaultEffect = {
  /** Real milliseconds before a call is carried out, a push is handed over, a connection is opened. */
  delay?: number
  // A call of the bot.
  /** Answered with this status; not carried out. */
  status?: number
  body?: unknown
  headers?: Record<string, string>
  /** The line is cut before the call is carried out. */
  reset?: boolean
  /** The call is carried out, then the line is cut before a byte of the answer. */
  answerLost?: boolean
  /** The call is carried out, and the line is cut in the middle of the answer's body. */
  truncate?: boolean
  staleToken?: boolean
  // A push: an event or a callback on its way to the bot, over either transport unless it says otherwise.
  /** It is lost on the way: the bot never hears of this attempt. */
  drop?: boolean
  /** The bot gets it and answers; the answer is lost, and the attempt counts as unanswered. */
  ackLost?: boolean
  /** How many more times the same event is delivered. */
  duplicate?: number
  /** It is held back until so many later pushes have been answered, one real second at most. */
  reorder?: number
  /** Cut into so many frames; long connection only. */
  split?: number
  /** With `split`: the frames go out in another order. */
  shuffled?: boolean
  /** Every long connection breaks before it is handed over; over the webhook this one request. */
  wsDrop?: boolean
  /** Every long connection stays open, and nothing goes through it any more; over the webhook the request hangs. */
  halfOpen?: boolean
  // The opening of a long connection.
  /** Refused with an HTTP status, or (discovery alone) answered 200 with a code of the platform. */
  wsRefuse?: { status: number } | { code: number; msg?: string }
}

export type FaultRule = {
  id: string
  when: {
    op?: string
    method?: string
    path?: string
    event_type?: string
    kind?: 'event' | 'callback'
    user?: string
    chat?: string
  }
  times?: number
  /** 0 to 1. */
  probability?: number
  /** Real milliseconds from `since` on; afterwards it is spent. */
  lasts?: number
  /** Real milliseconds since 1970: when it was added. */
  since?: number
  /** Of its draws; one seed draws the same numbers in every run. */
  seed?: number
  /** The named scenario it belongs to. */
  scenario?: string
  effect: FaultEffect
  used: number
  /** Draws that did not strike. */
  missed?: number
}

export type Credentials = { appId: string; appSecret: string; encryptKey: string; verificationToken: string }

/** What stays the same when the tenant is reset. */
export type App = Credentials & {
  name: string
  botOpenId: string
  tenantKey: string
  tokenKey: string
  /** Where events and callbacks are sent; without it they go over the long connection. */
  webhook?: string
  /** what differs from the usual settings of the developer console */
  console?: Partial<Console>
}

export type TenantSeed = { people: Person[]; chats: Chat[] }
