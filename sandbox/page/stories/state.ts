import { computed, signal } from '@preact/signals'
import { type Act, stepsDone, type Tale, tales } from './tales.ts'

export type { Act }

type Told = { id: Tale['id']; since: number; tenant: string }

const KEY = 'sandbox.story'
const BEGUN = 'sandbox.stories-begun'
const CLOSED = 'sandbox.first-minute-closed'

/** A window that is reloaded in the middle of a story goes on with it. */
const remembered = (): Told | null => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Told | null
  } catch {
    return null
  }
}

/** The story that is being told in this window, in which tenant, and the `seq` at which it began. */
const told = signal<Told | null>(remembered())

const acts = signal<readonly Act[]>([])

/** A play of the whole cycle is hundreds of acts; a story has five. */
const KEPT = 200

/** Somebody did something; the page hears of it as it happens. */
export const addAct = (act: Act): void => {
  acts.value = [...acts.value, act].slice(-KEPT)
}

export const firstMinuteClosed = signal(sessionStorage.getItem(CLOSED) === '1')

/** The tenant that the page shows: another one after each 重新开始, which ends what was told of the old one. */
const tenant = signal('')
export const showTenant = (id: string): void => {
  tenant.value = id
}

export const tale = computed(() =>
  told.value?.tenant === tenant.value ? (tales.find(({ id }) => id === told.value?.id) ?? null) : null,
)

export const behind = computed(() =>
  tale.value && told.value ? stepsDone(tale.value, acts.value, told.value.since) : 0,
)

const begunKey = (id: Tale['id'], tenantId: string): string => `${tenantId}/${id}`
const begun = (): string[] => (sessionStorage.getItem(BEGUN) ?? '').split(' ')

/** A story can be told once in a tenant: whom it nominated is nominated. */
export const isSpent = (id: Tale['id']): boolean => begun().includes(begunKey(id, tenant.peek()))

export const begin = (id: Tale['id'], since: number): void => {
  told.value = { id, since, tenant: tenant.peek() }
  sessionStorage.setItem(KEY, JSON.stringify(told.value))
  sessionStorage.setItem(BEGUN, [...begun(), begunKey(id, tenant.peek())].join(' '))
}

const SEEN = 'sandbox.stories-seen'

/** The stories that were told to their end in this window, whatever became of their tenants. */
export const seenToEnd = signal<readonly string[]>((sessionStorage.getItem(SEEN) ?? '').split(' '))

export const rememberSeen = (id: Tale['id']): void => {
  if (seenToEnd.peek().includes(id)) return
  seenToEnd.value = [...seenToEnd.peek(), id]
  sessionStorage.setItem(SEEN, seenToEnd.value.join(' '))
}

export const leave = (): void => {
  told.value = null
  sessionStorage.removeItem(KEY)
}

export const closeFirstMinute = (): void => {
  firstMinuteClosed.value = true
  sessionStorage.setItem(CLOSED, '1')
}
