const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `"5d"`, `"1h30m"`, `"15s"`, `"200ms"` to milliseconds; undefined when it is not a duration. */
export const parseDuration = (text: string): number | undefined => {
  if (!/^(\d+(?:\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0)
}

type Timer = { at: number; run: () => void }

/**
 * The tenant's clock and what is due on it. `real` flows with the machine's clock plus an offset,
 * `frozen` moves only when it is set.
 */
export type Clock = {
  now: () => number
  frozen: boolean
  /** Milliseconds added to the machine's clock; for a frozen clock the time itself. */
  state: () => number
  /** Sets the time without running what became due. */
  set: (now: number) => void
  /** Runs `run` once the tenant's time is `at`; a cleared clock forgets it. */
  at: (at: number, run: () => void) => void
  nextDue: () => number | undefined
  /** Runs everything due by now, in order of time. */
  runDue: () => void
  clear: () => void
}

export const createClock = (kind: 'real' | 'frozen', startAt?: number): Clock => {
  const frozen = kind === 'frozen'
  let base = frozen ? (startAt ?? Date.now()) : startAt === undefined ? 0 : startAt - Date.now()
  let timers: Timer[] = []
  let wake: NodeJS.Timeout | undefined

  const now = () => (frozen ? base : Date.now() + base)
  const nextDue = () => timers[0]?.at
  const runDue = () => {
    while (timers[0] && timers[0].at <= now()) timers.shift()?.run()
    arm()
  }
  const arm = () => {
    clearTimeout(wake)
    const due = nextDue()
    if (frozen || due === undefined) return
    // setTimeout counts in 31 bits; a later due time is simply looked at again.
    wake = setTimeout(runDue, Math.min(Math.max(due - now(), 0), 2_000_000_000))
    wake.unref()
  }
  const set = (to: number) => {
    base = frozen ? to : to - Date.now()
    arm()
  }
  const at = (when: number, run: () => void) => {
    timers.push({ at: when, run })
    timers.sort((a, b) => a.at - b.at)
    arm()
  }
  const clear = () => {
    timers = []
    clearTimeout(wake)
  }
  return { now, frozen, state: () => base, set, at, nextDue, runDue, clear }
}
