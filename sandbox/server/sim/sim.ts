import { type Console, consoleOf } from '../console.ts'
import { checkedRule } from '../fault-rules.ts'
import { addFault } from '../faults.ts'
import { ownChatOf, personOf, visibleMessage } from '../lookup.ts'
import { BOT, type Call, type Chat, type Delivery } from '../model.ts'
import { apiRoutes } from '../openapi/register.ts'
import { addMembers, createGroup, dissolveGroup, type NewGroup, removeMember } from '../people/groups.ts'
import { openPicture } from '../people/pictures.ts'
import { enter, forward, leave, pressMenu, raw, recall, stopBot } from '../people/presence.ts'
import { type Click, press } from '../people/press.ts'
import { messagesSeen, type Part, seenMessage } from '../people/seen.ts'
import { openFile, type SentFile, say, sendFile } from '../people/speak.ts'
import { setWebhook } from '../push/webhook.ts'
import type { World } from '../world.ts'
import { benchOf } from './bench.ts'
import type { Bots } from './bots.ts'
import { clockWithNotes, withNotes } from './did.ts'
import { nextDue } from './next.ts'
import { overviewOf } from './overview.ts'
import type { Player } from './play.ts'
import { markRead } from './read.ts'
import { type Fresh, moveClock, type Reset, resetAll, type TimeShift, waitIdle } from './time.ts'

export type Filter = { since?: number; last?: number; op?: string; type?: string }

const picked = <T extends { seq: number }>(all: T[], { since = 0, last }: Filter): T[] => {
  const newer = all.filter(({ seq }) => seq > since)
  return last === undefined ? newer : newer.slice(-last)
}

const callsOf = (world: World, filter: Filter): Call[] =>
  picked(
    world.store.state.calls.filter(({ op }) => filter.op === undefined || op === filter.op),
    filter,
  )

const deliveriesOf = (world: World, filter: Filter): Delivery[] =>
  picked(
    [...world.store.state.deliveries.values()].filter(
      ({ type }) => filter.type === undefined || type === filter.type,
    ),
    filter,
  )

const chatShown = ({ id, seedId, name, kind, external, members }: Chat) => ({
  id,
  ...(seedId && { seedId }),
  name,
  kind,
  external,
  members,
})

const stateOf = (world: World, bots: Bots) => {
  const { people, chats, app, start } = world.store.state
  return {
    now: new Date(world.clock.now()).toISOString(),
    frozen: world.clock.frozen,
    seq: world.store.lastSeq(),
    seed: start,
    app: { appId: app.appId, name: app.name },
    people: [...people.values()].map(
      ({ unionId: _union, mobile: _mobile, stoppedBot: _stopped, ...person }) => person,
    ),
    chats: [...chats.values()].map(chatShown),
    bots: {
      connections: world.hub.connections(),
      control: bots.names(),
      ...(app.webhook !== undefined && { webhook: app.webhook }),
    },
  }
}

/** What a rule's `when.op` may name. */
const OPS = apiRoutes.map(({ op }) => op)

const peopleVerbs = (world: World) => ({
  say: (person: string, input: { chat?: string; text: string }) =>
    seenMessage(world, say(world, person, input)),
  sendFile: (person: string, file: SentFile) => seenMessage(world, sendFile(world, person, file)),
  messages: (person: string, chat = BOT, part: Omit<Part, 'chat'> = {}) =>
    messagesSeen(world, person, { ...part, chat }),
  markRead: (person: string, input: { chat: string; seq: number }) => markRead(world, person, input),
  picture: (person: string, key: string) => openPicture(world, person, key),
  file: (person: string, message: string) => {
    const { state } = world.store
    return openFile(world, visibleMessage(state, personOf(state, person), message))
  },
  click: (person: string, input: Click) => press(world, person, input),
  raw: (person: string, event: Record<string, unknown>) => raw(world, person, event),
  menu: (person: string, key: string) => pressMenu(world, person, key),
  enter: (person: string) => enter(world, person),
  forward: (person: string, input: { message: string; to: string }) =>
    seenMessage(world, forward(world, person, input)),
  recall: (person: string, message: string) => recall(world, person, message),
  leave: (person: string) => leave(world, person),
  stopBot: (person: string, stopped = true) => stopBot(world, person, stopped),
  chat: (person: string, chat: string) => {
    const { state } = world.store
    return chatShown(ownChatOf(state, personOf(state, person), chat))
  },
  createChat: (group: NewGroup) => chatShown(createGroup(world, group)),
  addMembers: (chat: string, input: { members: string[]; by?: string }) =>
    chatShown(addMembers(world, chat, input)),
  removeMember: (chat: string, input: { member: string; by?: string; silent?: boolean }) =>
    chatShown(removeMember(world, chat, input)),
  dissolveChat: (chat: string, input: { by?: string; silent?: boolean } = {}) =>
    chatShown(dissolveGroup(world, chat, input)),
})

/**
 * The sandbox's own verbs, the same in process as over `/_sim` (architecture 6).
 * A person is named by seed id, open_id or name, a chat by `bot`, id, seed id or name.
 * @param fresh starts a new tenant, at a time in epoch milliseconds, without touching the bots
 */
export const createSim = (world: World, bots: Bots, { fresh, play }: { fresh: Fresh; play: Player }) => ({
  ...withNotes(world, peopleVerbs(world)),
  ...benchOf(world),
  state: () => stateOf(world, bots),
  overview: () => overviewOf(world),
  clock: clockWithNotes(world, (shift: TimeShift) => moveClock(world, bots, shift)),
  next: () => nextDue(world, bots),
  idle: (limit?: number) => waitIdle(world, bots, limit),
  reset: async ({ seed = 'district', at }: Partial<Reset> = {}) => {
    // Whoever begins anew wants to see no story any more.
    await play.stop()
    return resetAll(world, bots, { seed, at, fresh })
  },
  play,
  addFault: (rule: Record<string, unknown>) => addFault(world, checkedRule(rule, world.store.state, OPS)),
  clearFaults: () => void world.store.commit({ kind: 'faults-cleared', data: {} }),
  dropConnections: () => world.hub.drop(),
  freezeConnections: () => world.hub.freeze(),
  setWebhook: (url: string | null) => setWebhook(world, url),
  /** Changes what the developer console says of the app; null: everything as it was. */
  setConsole: (settings: Partial<Console> | null) => {
    world.store.commit({ kind: 'console', data: { settings } })
    return consoleOf(world.store.state)
  },
  calls: (filter: Filter = {}) => callsOf(world, filter),
  deliveries: (filter: Filter = {}) => deliveriesOf(world, filter),
})

export type Sim = ReturnType<typeof createSim>
