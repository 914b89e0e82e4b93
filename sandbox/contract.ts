/** What the sandbox's own calls take and answer (`/_sim`, architecture 6), as its drivers see it. */

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
  app: { appId: string; name: string }
  people: SimPerson[]
  chats: SimChat[]
  bots: { connections: number; control: string[] }
}
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
  }[]
  nextAt?: number
  /** What the person who pressed was shown. */
  told?: { toast?: SimToast; error?: string; problems?: { code: number; path: string; message: string }[] }
}
export type SimFault = {
  when?: { op?: string; method?: string; path?: string; event_type?: string; user?: string; chat?: string }
  times?: number
  probability?: number
  effect: {
    status?: number
    body?: unknown
    headers?: Record<string, string>
    delay?: number
    duplicate?: number
    reset?: boolean
    staleToken?: boolean
  }
}
export type SimFilter = { since?: number; last?: number; op?: string; type?: string }
export type SimForm = Record<string, unknown>
