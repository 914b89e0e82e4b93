/**
 * What keeps the long connection // 长连接 from being open. Codes are those of the platform's discovery, `error` is the
 * operating system's word.
 */
export type LineTrouble =
  /** it was open and broke, or fell silent */
  | { kind: 'broken' }
  | { kind: 'unreachable'; error: string }
  | { kind: 'status'; status: number }
  | { kind: 'code'; code: number }
  | { kind: 'handshake' }
  /** the app or its secret is wrong: trying again helps only once somebody has changed something there */
  | { kind: 'refused'; code: number | null }

/** Epoch ms. A line that breaks again before it was steady is in the same outage: `breaks` counts. */
export type Outage = { from: number; to: number; breaks: number }

/** How the platform wants its clients to ping and to come back, in ms; `count` below 0: without end. */
export type ReconnectPace = { count: number; interval: number; nonce: number; ping: number }

/** How often it failed since it was last open, and how often it broke without having been steady. */
export type Tries = { failures: number; flaps: number }

/** Presses are never sent again; after a blink nobody has lost more than one, and has seen an error. */
const TELL_FROM_MS = 3 * 60_000

/** Whether the staff should hear of it. */
export const isWorthTelling = ({ from, to }: Outage): boolean => to - from >= TELL_FROM_MS

/** Where the platform has not said anything yet: our first wait, and the longest. */
const FIRST_MS = 1_000
const LONGEST_MS = 60_000
/** After a definite refusal, and once the platform's own count is used up. */
const SLOW_MS = 5 * 60_000
/** A line that opens and breaks at once must not spin. */
const FLAP_MS = 500
const LONGEST_FLAP_MS = 8_000

/** Silence for this long after a ping means that the line is dead. */
const PING_TIMEOUT_MS = 10_000

/**
 * Real milliseconds. Below the platform's ping, whatever that is: the SDK starts counting anew with every ping, and would
 * never come to an end (1.74, armLiveness).
 */
export const pingTimeout = (pace: ReconnectPace | null): number =>
  Math.min(PING_TIMEOUT_MS, (pace?.ping || Infinity) * 0.6)

const doubled = (first: number, times: number, longest: number): number =>
  Math.min(longest, first * 2 ** Math.min(times, 30))

/**
 * Real milliseconds until the next try: after a break at once but for the platform's nonce, which spreads its clients;
 * after failures the platform's interval and then double each time, never below it, up to a quarter more by chance.
 * @param random [0, 1)
 */
export const waitBefore = (
  { failures, flaps }: Tries,
  { trouble, pace, random }: { trouble: LineTrouble; pace: ReconnectPace | null; random: number },
): number => {
  const spread = (ms: number) => Math.round(ms * (1 + random / 4))
  const isUsedUp = pace !== null && pace.count >= 0 && failures > pace.count
  if (trouble.kind === 'refused' || isUsedUp) return spread(SLOW_MS)
  if (failures === 0) {
    const flapping = flaps === 0 ? 0 : doubled(FLAP_MS, flaps - 1, LONGEST_FLAP_MS)
    return Math.round((pace?.nonce ?? 0) * random) + flapping
  }
  const first = pace?.interval || FIRST_MS
  return spread(doubled(first, failures - 1, Math.max(LONGEST_MS, first)))
}
