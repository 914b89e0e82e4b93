/** The platform's `uuid` holds for one hour; after this long a repeat could be a second message. */
export const SAME_UUID_MS = 50 * 60_000

/** How long to wait after each try of which nobody knows; the last one stands for all that follow. */
const DELAYS_MS = [2_000, 5_000, 15_000, 60_000, 300_000] as const
/** While the platform does not even tell what stands in a chat. */
export const LOOK_AGAIN_MS = 600_000

/** @param tries how many there were, this one included */
export const delayAfter = (tries: number): number =>
  DELAYS_MS[Math.min(Math.max(tries, 1), DELAYS_MS.length) - 1] ?? 0
