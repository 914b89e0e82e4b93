/**
 * Drives a sandbox over `/_sim`, as a person at the page would; used by tests and by the demo.
 * It knows the contract (architecture 6) and how to find a button on a card.
 */

import { buttonsOf } from './cards/form.ts'
import type {
  SimAnswer,
  SimCall,
  SimCard,
  SimChat,
  SimClick,
  SimDelivery,
  SimDid,
  SimFault,
  SimFilter,
  SimForm,
  SimMessage,
  SimNext,
  SimPlay,
  SimScenarios,
  SimSeed,
  SimState,
  SimTold,
} from './contract.ts'

/** A call that the sandbox refused; the message ends with the last lines of the wire log. */
export class SimError extends Error {
  readonly status: number
  readonly body: unknown
  constructor(message: string, status: number, body: unknown) {
    super(message)
    this.status = status
    this.body = body
  }
}

const short = (value: unknown) => {
  const text = JSON.stringify(value) ?? ''
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

const callLine = (call: SimCall) =>
  `#${call.seq} 机器人 → ${call.op} ${call.status}/${call.code} ${short(call.request)}`
const deliveryLine = ({ seq, by, type, state, attempts, envelope, told }: SimDelivery) =>
  `#${seq} ${by ?? '?'} → ${type} ${state} ${short(envelope.event)} ⇒ ${short(attempts.at(-1)?.answer)}${
    told?.error ? ` ${told.error} ${short(told.problems)}` : ''
  }`

const hasButton = (card: SimCard | undefined, button: string) =>
  buttonsOf(card).some(({ text, name }) => text === button || name === button)

const queryOf = (values: object) => {
  const present = Object.entries(values).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(present.map(([key, value]): [string, string] => [key, String(value)]))
  return present.length > 0 ? `?${query}` : ''
}

const request = async (url: string, method: string, body?: unknown): Promise<Response> =>
  fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })

/** The last lines of the wire log, oldest first, one string a line. */
const wireLines = async (base: string, last: number): Promise<string[]> => {
  const calls = (await (await request(`${base}/_sim/calls?last=${last}`, 'GET')).json()) as SimCall[]
  const deliveries = (await (
    await request(`${base}/_sim/deliveries?last=${last}`, 'GET')
  ).json()) as SimDelivery[]
  const lines = [
    ...calls.map((call) => ({ seq: call.seq, line: callLine(call) })),
    ...deliveries.map((delivery) => ({ seq: delivery.seq, line: deliveryLine(delivery) })),
  ]
  return lines
    .sort((a, b) => a.seq - b.seq)
    .slice(-last)
    .map(({ line }) => line)
}

const WIRE_LINES = 20

const connect = (base: string) => {
  const explain = async (message: string, status = 0, body: unknown = undefined) => {
    const lines = await wireLines(base, WIRE_LINES).catch(() => ['(线路记录读不到)'])
    return new SimError([message, '线路记录：', ...lines].join('\n'), status, body)
  }
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await request(`${base}/_sim${path}`, method, body)
    const answer = (await response.json()) as T & { error?: string }
    if (response.ok) return answer
    throw await explain(`${method} /_sim${path}: ${response.status} ${answer.error}`, response.status, answer)
  }
  return { ask, explain }
}

type Link = ReturnType<typeof connect>

const at = (person: string) => `/people/${encodeURIComponent(person)}`

const reading = ({ ask, explain }: Link) => {
  const messages = (person: string, chat = 'bot', since?: string | number) =>
    ask<SimMessage[]>('GET', `${at(person)}/chats/${encodeURIComponent(chat)}/messages${queryOf({ since })}`)
  const cards = async (person: string, chat = 'bot') =>
    (await messages(person, chat)).filter(({ kind }) => kind === 'card')
  return {
    messages,
    cards,
    /** The newest message with a card. */
    lastCard: async (person: string, chat = 'bot') => {
      const card = (await cards(person, chat)).at(-1)
      if (!card) throw await explain(`${person}在${chat}里没有收到卡片`)
      return card
    },
    /** The newest message of any kind. */
    lastMessage: async (person: string, chat = 'bot') => {
      const message = (await messages(person, chat)).at(-1)
      if (!message) throw await explain(`${person}在${chat}里没有消息`)
      return message
    },
  }
}

type PressOptions = { form?: SimForm; message?: string; chat?: string }

const pressing = (link: Link, { cards }: ReturnType<typeof reading>) => {
  const click = (person: string, input: SimClick) =>
    link.ask<SimAnswer>('POST', `${at(person)}/clicks`, input)
  const newestWith = async (person: string, button: string, chat: string) => {
    const found = (await cards(person, chat)).filter(({ card }) => hasButton(card, button)).at(-1)
    if (!found) throw await link.explain(`${person}看不到“${button}”这个按钮`)
    return found.id
  }
  /** Presses the newest visible card that has this button; an `error` answer is returned, not thrown. */
  const tryPress = async (
    person: string,
    button: string,
    { form, message, chat = 'bot' }: PressOptions = {},
  ) => click(person, { message: message ?? (await newestWith(person, button, chat)), button, form })
  /** The same, when it must work: an `error` answer is thrown. */
  const press = async (person: string, button: string, options?: PressOptions) => {
    const answer = await tryPress(person, button, options)
    if (answer.error !== undefined) throw await link.explain(`${person}按“${button}”：${answer.error}`)
    return answer
  }
  return { click, tryPress, press }
}

const doing = ({ ask }: Link) => ({
  say: (person: string, text: string, chat?: string) =>
    ask<SimMessage>('POST', `${at(person)}/messages`, { text, chat }),
  sendFile: (person: string, file: { name: string; bytes: Uint8Array; chat?: string }) =>
    ask<SimMessage>('POST', `${at(person)}/files`, {
      name: file.name,
      chat: file.chat,
      base64: Buffer.from(file.bytes).toString('base64'),
    }),
  raw: (person: string, event: Record<string, unknown>) =>
    ask<SimAnswer>('POST', `${at(person)}/raw`, { event }),
  menu: (person: string, key: string) => ask<unknown>('POST', `${at(person)}/menu`, { key }),
  enter: (person: string) => ask<unknown>('POST', `${at(person)}/enter`, {}),
  forward: (person: string, message: string, to: string) =>
    ask<SimMessage>('POST', `${at(person)}/forwards`, { message, to }),
  recall: (person: string, message: string) => ask<unknown>('POST', `${at(person)}/recalls`, { message }),
  leave: (person: string) => ask<unknown>('POST', `${at(person)}/leaves`, {}),
  stopBot: (person: string, stopped = true) => ask<unknown>('POST', `${at(person)}/stops`, { stopped }),
  createChat: (group: { name: string; members: string[]; external?: boolean; by?: string }) =>
    ask<SimChat>('POST', '/chats', group),
  addMembers: (chat: string, members: string[], by?: string) =>
    ask<SimChat>('POST', `/chats/${encodeURIComponent(chat)}/members`, { members, by }),
  /** `silent`: the bot's event about it is lost on the way. */
  removeMember: (chat: string, member: string, by?: string, { silent }: { silent?: true } = {}) =>
    ask<SimChat>(
      'DELETE',
      `/chats/${encodeURIComponent(chat)}/members/${encodeURIComponent(member)}${queryOf({ by, silent })}`,
    ),
  dissolve: (chat: string, { by, silent }: { by?: string; silent?: true } = {}) =>
    ask<SimChat>('DELETE', `/chats/${encodeURIComponent(chat)}${queryOf({ by, silent })}`),
})

const steering = ({ ask }: Link, base: string) => ({
  state: () => ask<SimState>('GET', '/state'),
  /** The tenant's time afterwards, ISO; `to`: ISO, or `next` for what falls due next. */
  clock: async (shift: { advance: string } | { to: string }) =>
    (await ask<{ now: string }>('POST', '/clock', shift)).now,
  next: () => ask<SimNext>('GET', '/next'),
  idle: () => ask<unknown>('POST', '/idle', {}),
  /** `at`: the tenant's time afterwards (ISO). Answers with the one-time code of a bot without staff. */
  reset: (seed?: SimSeed, at?: string) => ask<{ code?: string }>('POST', '/reset', { seed, at }),
  fault: (rule: SimFault) => ask<{ id: string }>('POST', '/faults', rule),
  did: (last?: number) => ask<SimDid[]>('GET', `/did${queryOf({ last })}`),
  /** Sends an event once more, with the same event_id. */
  redeliver: (id: string) => ask<unknown>('POST', `/deliveries/${id}/redeliver`, {}),
  scenarios: () => ask<SimScenarios>('GET', '/scenarios'),
  scenario: (name: string, on: boolean, seed?: number) =>
    ask<SimScenarios>('PUT', `/scenarios/${encodeURIComponent(name)}`, { on, seed }),
  clearFaults: () => ask<unknown>('DELETE', '/faults'),
  dropConnections: () => ask<unknown>('POST', '/connections/drop', {}),
  /** They stay open, and nothing goes through them any more. */
  freezeConnections: () => ask<unknown>('POST', '/connections/freeze', {}),
  /** Sends events to this address from now on, after the platform's URL check; null: over the long connection. */
  webhook: (url: string | null) => ask<unknown>('POST', '/webhook', { url }),
  calls: (filter: SimFilter = {}) => ask<SimCall[]>('GET', `/calls${queryOf(filter)}`),
  deliveries: (filter: SimFilter = {}) => ask<SimDelivery[]>('GET', `/deliveries${queryOf(filter)}`),
  wire: (last = WIRE_LINES) => wireLines(base, last),
  /** The bytes of a file that the person can see. */
  file: async (person: string, message: string): Promise<Buffer> => {
    const response = await request(`${base}/_sim${at(person)}/files/${message}`, 'GET')
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) throw new SimError(bytes.toString('utf8'), response.status, undefined)
    return bytes
  },
})

const playing = ({ ask }: Link) => ({
  look: () => ask<SimPlay>('GET', '/play'),
  start: (speed?: number) => ask<SimPlay>('POST', '/play', { speed }),
  stop: () => ask<SimPlay>('DELETE', '/play'),
  pace: (pace: { speed?: number; paused?: boolean }) => ask<SimPlay>('POST', '/play/pace', pace),
  /** The story's own first call: an empty tenant at a time (ISO), and the code that makes the first 工作人员. */
  stage: (at: string) => ask<{ code?: string }>('POST', '/play/stage', { at }),
  /** The story's own: what it tells, and who is about to do what. */
  told: (told: SimTold) => ask<unknown>('POST', '/play/told', told),
})

/**
 * @param url the sandbox's address, e.g. `http://127.0.0.1:7788`
 * A person is named by seed id, open_id or name; a chat by `bot`, id, seed id or name.
 */
export const simClient = (url: string) => {
  const base = url.replace(/\/$/, '')
  const link = connect(base)
  const read = reading(link)
  const people = { ...read, ...pressing(link, read), ...doing(link) }
  return { url: base, play: playing(link), ...steering(link, base), ...people }
}

export type SimClient = ReturnType<typeof simClient>
