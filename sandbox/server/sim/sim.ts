import type { Press } from '../../cards/form.ts'
import { newId } from '../ids.ts'
import { NotPossible, ownChatOf, personOf, visibleMessage } from '../lookup.ts'
import { BOT, type Call, type Chat, type Delivery, type FaultRule } from '../model.ts'
import { addMembers, createGroup, type NewGroup, removeMember } from '../people/groups.ts'
import { enter, forward, leave, pressMenu, raw, recall, stopBot } from '../people/presence.ts'
import { press } from '../people/press.ts'
import { messagesSeen, seenMessage } from '../people/seen.ts'
import { openFile, type SentFile, say, sendFile } from '../people/speak.ts'
import type { World } from '../world.ts'
import type { Bots } from './bots.ts'
import { moveClock, resetAll, type TimeShift, waitIdle } from './time.ts'

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
  const { people, chats, app } = world.store.state
  return {
    now: new Date(world.clock.now()).toISOString(),
    frozen: world.clock.frozen,
    seq: world.store.lastSeq(),
    app: { appId: app.appId, name: app.name },
    people: [...people.values()].map(
      ({ unionId: _union, mobile: _mobile, stoppedBot: _stopped, ...person }) => person,
    ),
    chats: [...chats.values()].map(chatShown),
    bots: { connections: world.hub.connections(), control: bots.names() },
  }
}

export type NewFault = Omit<FaultRule, 'id' | 'used'>

const addFault = (world: World, rule: NewFault): { id: string } => {
  if (typeof rule.effect !== 'object' || rule.effect === null) throw new NotPossible('故障规则缺少 effect')
  const id = newId.rule()
  world.store.commit({ kind: 'fault', data: { ...rule, when: rule.when ?? {}, id, used: 0 } })
  return { id }
}

const peopleVerbs = (world: World) => ({
  say: (person: string, input: { chat?: string; text: string }) =>
    seenMessage(world, say(world, person, input)),
  sendFile: (person: string, file: SentFile) => seenMessage(world, sendFile(world, person, file)),
  messages: (person: string, chat = BOT, since?: string) => messagesSeen(world, person, { chat, since }),
  file: (person: string, message: string) => {
    const { state } = world.store
    return openFile(world, visibleMessage(state, personOf(state, person), message))
  },
  click: (person: string, input: Press & { message: string }) => press(world, person, input),
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
  removeMember: (chat: string, input: { member: string; by?: string }) =>
    chatShown(removeMember(world, chat, input)),
})

/**
 * The sandbox's own verbs, the same in process as over `/_sim` (architecture 6).
 * A person is named by seed id, open_id or name, a chat by `bot`, id, seed id or name.
 * @param fresh starts a new tenant, without touching the bots
 */
export const createSim = (world: World, bots: Bots, fresh: () => void) => ({
  ...peopleVerbs(world),
  state: () => stateOf(world, bots),
  clock: (shift: TimeShift) => moveClock(world, bots, shift),
  idle: (limit?: number) => waitIdle(world, bots, limit),
  reset: ({ seed = 'district' }: { seed?: string } = {}) => resetAll(world, bots, { seed, fresh }),
  addFault: (rule: NewFault) => addFault(world, rule),
  clearFaults: () => void world.store.commit({ kind: 'faults-cleared', data: {} }),
  dropConnections: () => world.hub.drop(),
  calls: (filter: Filter = {}) => callsOf(world, filter),
  deliveries: (filter: Filter = {}) => deliveriesOf(world, filter),
})

export type Sim = ReturnType<typeof createSim>
