import { signal } from '@preact/signals'

type Set = { at: number; since: number; frozen: boolean }

const set = signal<Set>({ at: Date.now(), since: performance.now(), frozen: false })
/** Grows every second while the tenant's clock flows, so that what shows a time is drawn again. */
const beat = signal(0)

/** @param at the tenant's time now, ms */
export const setTenantTime = (at: number, frozen: boolean): void => {
  set.value = { at, since: performance.now(), frozen }
}

export const isFrozen = (): boolean => set.value.frozen

/** The tenant's time, ms; reading it does not subscribe. */
export const tenantNow = (): number => {
  const { at, since, frozen } = set.peek()
  return frozen ? at : at + performance.now() - since
}

/** The tenant's time, ms; whoever reads it in a component is drawn again every second. */
export const tickingNow = (): number => {
  void beat.value
  void set.value
  return tenantNow()
}

setInterval(() => {
  if (!set.peek().frozen && !document.hidden) beat.value += 1
}, 1000)
