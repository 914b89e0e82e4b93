import { computed, signal } from '@preact/signals'
import type { SimOverview, SimOverviewChat, SimOverviewPerson, SimOwnChat } from '../../contract.ts'
import { get } from '../api.ts'
import { forgetLocals } from '../card/local.ts'
import type { KnownPerson } from '../card/scene.ts'
import { setTenantTime } from './clock.ts'
import { lastSeq, listenFrom, onTrigger, startLive, type Trigger } from './live.ts'
import { caughtUp, overviewAfter } from './overview-after.ts'
import { forgetThreads, touchThreads } from './thread.ts'
import { forgetToasts } from './toasts.ts'

export const overview = signal<SimOverview | null>(null)

/** Everybody a card may name, by open_id. */
export const knownPeople = computed<ReadonlyMap<string, KnownPerson>>(
  () => new Map((overview.value?.people ?? []).map((person) => [person.openId, person])),
)

export const findPerson = (id: string): SimOverviewPerson | undefined =>
  overview.value?.people.find((person) => person.id === id)
export const findChat = (id: string): SimOverviewChat | undefined =>
  overview.value?.chats.find((chat) => chat.id === id)
/** @param key a chat's id, or `bot` */
export const ownChat = (person: SimOverviewPerson | undefined, key: string): SimOwnChat | undefined =>
  person?.chats.find((own) => (key === 'bot' ? own.withBot : own.id === key || own.name === key))
/** @param member a person's id, or `bot` */
export const nameOf = (member: string): string =>
  member === 'bot' ? (overview.value?.app.name ?? '机器人') : (findPerson(member)?.name ?? member)

/** Fetches the lists anew. What happens until they are here is not told twice: it is added to them. */
export const resync = async (): Promise<void> => {
  const meanwhile: Trigger[] = []
  const stop = onTrigger((trigger) => meanwhile.push(trigger))
  const fresh = await get<SimOverview>('/overview').finally(stop)
  if (overview.peek()?.tenant !== fresh.tenant) {
    forgetLocals()
    forgetThreads()
    forgetToasts()
    listenFrom(fresh)
    overview.value = fresh
  } else {
    listenFrom({ ...fresh, seq: Math.max(fresh.seq, lastSeq()) })
    overview.value = caughtUp(fresh, meanwhile)
  }
  setTenantTime(Date.parse(fresh.now), fresh.frozen)
}

/** Milliseconds: a group's making is one entry, its members may be many. */
const GATHER = 60
let loading: ReturnType<typeof setTimeout> | undefined
const loadSoon = (): void => {
  clearTimeout(loading)
  loading = setTimeout(() => void resync().catch(() => {}), GATHER)
}

const hear = (trigger: Trigger): void => {
  const before = overview.peek()
  if (trigger.kind === 'tenant' || !before) {
    loadSoon()
    return
  }
  if (trigger.kind === 'clock') setTenantTime(trigger.at, trigger.data.frozen === true)
  const after = overviewAfter(before, trigger)
  if (after) overview.value = after
  else loadSoon()
  touchThreads(trigger)
}

/** Loads the lists and keeps them as they are in the sandbox from then on. */
export const startTenant = (): void => {
  onTrigger(hear)
  startLive(resync)
}
