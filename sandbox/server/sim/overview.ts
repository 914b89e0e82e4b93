import type { SimOverview, SimOverviewChat } from '../../contract.ts'
import { memberName } from '../lookup.ts'
import { BOT, type Chat, type Person } from '../model.ts'
import { readKey, type State } from '../state.ts'
import type { Store } from '../store.ts'
import type { World } from '../world.ts'
import { previewOf } from './preview.ts'

/** The page shows 99+ for more; counting on would make a long chat slow. */
const MAX_COUNTED = 100

/** How many messages of others a person has not read yet, at most 100. */
export const unreadOf = (state: State, person: string, chat: string): number => {
  const read = state.reads.get(readKey(person, chat)) ?? 0
  const ids = state.byChat.get(chat) ?? []
  let count = 0
  for (let at = ids.length - 1; at >= 0 && count < MAX_COUNTED; at -= 1) {
    const id = ids[at] ?? ''
    if ((state.sent.get(id) ?? 0) <= read) break
    if (state.messages.get(id)?.from !== person) count += 1
  }
  return count
}

/** Tells one tenant from the next: another one begins with every reset. */
export const tenantOf = (store: Store): string => {
  const [first] = store.entries(0)
  return `${store.state.app.appId}.${first?.seq ?? 0}.${first?.at ?? 0}`
}

const chatOf = (state: State, chat: Chat): SimOverviewChat => {
  const last = state.messages.get(state.byChat.get(chat.id)?.at(-1) ?? '')
  return {
    id: chat.id,
    name: chat.name,
    kind: chat.kind,
    external: chat.external,
    members: chat.members,
    ...(last && {
      last: {
        id: last.id,
        at: new Date(last.at).toISOString(),
        from: last.from,
        line: previewOf(state, last),
      },
    }),
  }
}

/** A private chat is called like the other one in it. */
const nameFor = (state: State, person: Person, chat: Chat): string => {
  const other = chat.members.find((member) => member !== person.id)
  return chat.kind === 'p2p' && other ? memberName(state, other) : chat.name
}

const personOf = (state: State, person: Person) => {
  const own = [...state.chats.values()].filter(({ members }) => members.includes(person.id))
  const chats = own.map((chat) => ({
    id: chat.id,
    name: nameFor(state, person, chat),
    unread: unreadOf(state, person.id, chat.id),
    withBot: chat.kind === 'p2p' && chat.members.includes(BOT),
  }))
  const { unionId: _union, mobile: _mobile, ...shown } = person
  const unread = chats.reduce((sum, chat) => sum + chat.unread, 0)
  return { ...shown, entered: state.entered.has(person.id), unread, chats }
}

/** Everything the page's people and chat lists show, in one answer. */
export const overviewOf = (world: World): SimOverview => {
  const { state } = world.store
  return {
    seq: world.store.lastSeq(),
    tenant: tenantOf(world.store),
    now: new Date(world.clock.now()).toISOString(),
    frozen: world.clock.frozen,
    seed: state.start,
    app: { name: state.app.name, openId: state.app.botOpenId },
    people: [...state.people.values()].map((person) => personOf(state, person)),
    chats: [...state.chats.values()].map((chat) => chatOf(state, chat)),
  }
}
