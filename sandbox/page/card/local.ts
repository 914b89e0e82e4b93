import { type Signal, signal } from '@preact/signals'

/**
 * What belongs to the person alone on one card: typed text by the component's place, opened panels, table pages,
 * errors at fields, and which button is waiting for its answer. It is kept for the version of the card it was
 * typed into, so others' events leave it alone and only the bot's new card ends it.
 */
export type CardLocal = {
  typed: Signal<ReadonlyMap<number, unknown>>
  opened: Signal<ReadonlyMap<number, boolean>>
  pages: Signal<ReadonlyMap<number, number>>
  wrong: Signal<ReadonlyMap<number, string>>
  pressing: Signal<number | null>
}

const newLocal = (): CardLocal => ({
  typed: signal(new Map()),
  opened: signal(new Map()),
  pages: signal(new Map()),
  wrong: signal(new Map()),
  pressing: signal(null),
})

export const put = <T>(map: Signal<ReadonlyMap<number, T>>, at: number, value: T): void => {
  map.value = new Map(map.value).set(at, value)
}

export const drop = <T>(map: Signal<ReadonlyMap<number, T>>, ...places: number[]): void => {
  const left = new Map(map.value)
  for (const at of places) left.delete(at)
  map.value = left
}

type Kept = { version: string; local: CardLocal }
const kept = new Map<string, Kept>()

/**
 * @param key person and message
 * @param version of the card; another one starts afresh
 */
export const localOf = (key: string, version: string): CardLocal => {
  const known = kept.get(key)
  if (known?.version === version) return known.local
  const local = newLocal()
  kept.set(key, { version, local })
  return local
}

/** After 重新开始 nothing of the old tenant is left. */
export const forgetLocals = (): void => kept.clear()
