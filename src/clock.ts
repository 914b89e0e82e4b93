/** Where "now" comes from, in epoch milliseconds. */
export type Clock = { now: () => number }

/** A clock that can be put to another time and runs on from there (sandbox mode, tests). */
export type DrivenClock = Clock & {
  set: (now: number) => void
  /** stands still between two `set`s */
  frozen: boolean
}

export const systemClock: Clock = { now: () => Date.now() }

/** Starts at `start` (default: the real time) and runs; `frozen` stands still between two `set`s. */
export function createDrivenClock({
  start,
  frozen = false,
}: {
  start?: number
  frozen?: boolean
} = {}): DrivenClock {
  const real = () => (frozen ? 0 : Date.now())
  let offset = (start ?? Date.now()) - real()
  return {
    frozen,
    now: () => real() + offset,
    set: (now) => {
      offset = now - real()
    },
  }
}

export function isDriven(clock: Clock): clock is DrivenClock {
  return 'set' in clock
}

/** Where no time passes by itself, what waits for a second of the platform's would wait for ever. */
export function isFrozen(clock: Clock): boolean {
  return isDriven(clock) && clock.frozen
}
