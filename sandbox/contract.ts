/** What the sandbox's own calls take and answer (`/_sim`, architecture 6), as its drivers see it. */

/** What a tenant starts with: people and units, nothing at all, or a moment in the middle of a cycle. */
export const simSeeds = ['district', 'empty', 'nominate', 'review', 'publicity'] as const
export type SimSeed = (typeof simSeeds)[number]

export type SimPerson = {
  id: string
  name: string
  openId: string
  roles: string[]
  unit: string
  unitName: string
  title: string
  external: boolean
  left: boolean
}
export type SimChat = {
  id: string
  seedId?: string
  name: string
  kind: 'p2p' | 'group'
  external: boolean
  members: string[]
}
export type SimState = {
  now: string
  frozen: boolean
  seq: number
  /** what the tenant was started with */
  seed: SimSeed
  app: { appId: string; name: string }
  people: SimPerson[]
  chats: SimChat[]
  /** `webhook`: where events are sent; without it they go over the connections */
  bots: { connections: number; control: string[]; webhook?: string }
}
/** When something next happens by itself (ISO), in the sandbox and in the bot; `what` is the earlier of the two. */
export type SimNext = { sandbox?: string; bot?: string; what?: string }
/**
 * How the story is being played at the page, and what it said last; `absent`: this sandbox has none to play.
 * `speed`: 1 is the pace of a reader.
 */
export type SimPlay = {
  state: 'absent' | 'idle' | 'playing' | 'paused' | 'ended' | 'failed'
  speed: number
  chapter?: string
  line?: string
  /** why it broke off */
  error?: string
}
/** What somebody of the story is about to do, in words: '按“提交”'; without an actor it is the clock that moves. */
export type SimAct = { act: string; actor?: string; chat?: string; button?: string; message?: string }
/** What the story tells while it is played: a chapter's title, a line, or an act just before it is done. */
export type SimTold = { chapter: string } | { line: string } | SimAct
export type SimCard = Record<string, unknown>
export type SimMessage = {
  id: string
  seq: number
  at: string
  from: string
  fromName: string
  kind: 'text' | 'post' | 'image' | 'file' | 'card' | 'recalled'
  text?: string
  card?: SimCard
  /** which version of the card this is: given back with a press on it */
  version?: number
  file?: { name: string; size: number }
  updatedAt?: string
  replyTo?: string
  forwarded?: boolean
}
export type SimToast = { type: 'info' | 'success' | 'error' | 'warning'; content: string }
export type SimAnswer = { toast?: SimToast; card?: SimCard; error?: string }
export type SimCall = {
  seq: number
  at: number
  op: string
  method: string
  path: string
  query: Record<string, unknown>
  request?: Record<string, unknown>
  status: number
  code: number
  response?: Record<string, unknown>
  ms: number
  /** struck by a fault rule: the scenarios it belongs to, none for a rule of its own; status 0 is a cut line */
  fault?: string[]
  /** where the line was cut: before the call was carried out, or after */
  cut?: 'before' | 'after'
}
export type SimDelivery = {
  id: string
  seq: number
  at: number
  eventId: string
  type: string
  kind: 'event' | 'callback'
  by?: string
  envelope: { schema: string; header: Record<string, unknown>; event: Record<string, unknown> }
  state: 'flying' | 'waiting' | 'done' | 'dead'
  attempts: {
    at: number
    ms: number
    outcome: 'ok' | 'failed' | 'timeout' | 'offline'
    code?: number
    answer?: unknown
    warning?: string
    /** struck by a fault rule: the scenarios it belongs to, none for a rule of its own */
    fault?: string[]
  }[]
  nextAt?: number
  /** What the person who pressed was shown. */
  /** sequence number of its last change */
  changed: number
  told?: { toast?: SimToast; error?: string; problems?: { code: number; path: string; message: string }[] }
}
/** `op`: the SDK's method, or `ws.discovery` and `ws.handshake` for the opening of a long connection */
export type SimFaultWhen = {
  op?: string
  method?: string
  path?: string
  event_type?: string
  kind?: 'event' | 'callback'
  user?: string
  chat?: string
}
/** What a rule does: to a call of the bot, to a push on its way to it, or to the opening of a long connection. */
export type SimFaultEffect = {
  /** real milliseconds; calls, pushes, and the opening of a connection when `op` names it */
  delay?: number
  /** call: answered with this, not carried out */
  status?: number
  body?: unknown
  headers?: Record<string, string>
  /** call: cut before it is carried out */
  reset?: boolean
  /** call: carried out, then cut before a byte of the answer */
  answerLost?: boolean
  /** call: carried out, and cut in the middle of the answer's body */
  truncate?: boolean
  /** call: answered 99991663, not carried out */
  staleToken?: boolean
  /** push: lost on the way, the bot never hears of this attempt */
  drop?: boolean
  /** push: the bot gets it and answers; the answer is lost, so an event comes again */
  ackLost?: boolean
  /** push: so many more times the same */
  duplicate?: number
  /** push: held back until so many later ones have been answered, one real second at most */
  reorder?: number
  /** push over the long connection: cut into so many frames */
  split?: number
  /** with `split`: the frames in another order */
  shuffled?: boolean
  /** push: every long connection breaks first; over the webhook this one request */
  wsDrop?: boolean
  /** push: every long connection stays open and nothing goes through it any more; over the webhook the request hangs */
  halfOpen?: boolean
  /** opening: refused with an HTTP status, or (discovery alone) answered with a code of the platform */
  wsRefuse?: { status: number } | { code: number; msg?: string }
}
export type SimFault = {
  when?: SimFaultWhen
  times?: number
  probability?: number
  /** of its draws: one seed draws the same numbers in every run */
  seed?: number
  /** real milliseconds from now on; afterwards it is spent */
  lasts?: number
  effect: SimFaultEffect
}
/**
 * What somebody did, in the words of a test: people by name, chats by name (none: the private chat with the bot),
 * forms by label. `back`: how far from the end the message stood, when its button does not say which one.
 */
export type SimDeed =
  | { verb: 'say'; args: { text: string; chat?: string } }
  | { verb: 'sendFile'; args: { name: string; size: number; base64?: string; chat?: string } }
  | {
      verb: 'press'
      args: {
        button: string
        form?: Record<string, unknown>
        chat?: string
        back?: number
        toast?: string
        /** the toast was an error or a warning */
        refused?: boolean
      }
    }
  | { verb: 'menu'; args: { key: string } }
  | { verb: 'enter' | 'leave'; args: Record<string, never> }
  | { verb: 'stopBot'; args: { stopped: boolean } }
  | { verb: 'recall'; args: { back: number; chat?: string } }
  | { verb: 'forward'; args: { back: number; chat?: string; to: string } }
  | { verb: 'createChat'; args: { name: string; members: string[]; external?: boolean } }
  | { verb: 'addMembers'; args: { chat: string; members: string[] } }
  | { verb: 'removeMember'; args: { chat: string; member: string } }
  | { verb: 'dissolveChat'; args: { chat: string } }
  | { verb: 'clock'; args: { advance: string } }
export type SimDid = { seq: number; at: string; by: string } & SimDeed
/** A card among the latest: `at` is its last change. */
export type SimCardTitle = { message: string; at: string; title: string; chat: string; versions: number }
export type SimProblem = { code: number; path: string; message: string }
export type SimCardVersion = {
  at: string
  by: 'send' | 'patch' | 'callback' | 'token'
  content: SimCard
  tags: number
  bytes: number
  problems: SimProblem[]
  warnings: SimProblem[]
}
export type SimCardStory = SimCardTitle & { sentAt: string; history: SimCardVersion[] }
/** Both directions of the wire log, read at one moment: `seq` is how far it goes. */
export type SimWire = { seq: number; more: boolean; calls: SimCall[]; deliveries: SimDelivery[] }
/** A rule in force; `scenario` when a named one brought it. */
export type SimRule = SimFault & { id: string; used: number; missed?: number; scenario?: string }
export type SimScenario = { name: string; title: string; happens: string; expected: string; on: boolean }
export type SimScenarios = { scenarios: SimScenario[]; rules: SimRule[] }
export type SimFilter = { since?: number; last?: number; op?: string; type?: string }
export type SimForm = Record<string, unknown>
/** `button`: its text or name; `at`: its place in `itemsOf(card)`, exact; `version`: of the card it was seen on */
export type SimClick = { message: string; button?: string; at?: number; version?: number; form?: SimForm }

/** One chat as the page's lists show it; `line` is at most 60 characters. */
export type SimOverviewChat = {
  id: string
  name: string
  kind: 'p2p' | 'group'
  external: boolean
  members: string[]
  last?: { id: string; at: string; from: string; line: string }
}
/** A chat as one person sees it: the name of a private chat is the other one's. `unread` counts to 100. */
export type SimOwnChat = { id: string; name: string; unread: number; withBot: boolean }
export type SimOverviewPerson = SimPerson & {
  stoppedBot: boolean
  /** has opened the private chat with the bot at least once */
  entered: boolean
  unread: number
  chats: SimOwnChat[]
}
export type SimOverview = {
  seq: number
  /** another one after every reset */
  tenant: string
  now: string
  frozen: boolean
  seed: SimSeed
  app: { name: string; openId: string }
  people: SimOverviewPerson[]
  chats: SimOverviewChat[]
}
