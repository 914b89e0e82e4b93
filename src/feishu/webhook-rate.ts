/** Requests one address may send at once, and how many come back each second. */
const BURST = 600
/**
 * Far above what one tenant sends (at most 50 calls a second leave the bot, and a person presses by hand), since
 * behind a reverse proxy every request has the proxy's address. It only bounds what strangers can make us hash:
 * a body of 1 MB costs about a millisecond.
 */
const PER_SECOND = 200
/** Addresses remembered, about 1 MB: an attacker has more of them than we have memory. */
const REMEMBERED = 10_000

type Bucket = { left: number; at: number }

/**
 * A token bucket for each remote address. `X-Forwarded-For` is not read: anybody can write it.
 * @param elapsed milliseconds of a clock that only goes forward
 */
export const createRate = (
  elapsed: () => number,
): { take: (address: string) => boolean; size: () => number } => {
  const buckets = new Map<string, Bucket>()
  const forgetOldest = (): void => {
    const [oldest] = buckets.keys()
    if (oldest !== undefined && buckets.size >= REMEMBERED) buckets.delete(oldest)
  }
  return {
    take: (address) => {
      const now = elapsed()
      const before = buckets.get(address) ?? { left: BURST, at: now }
      const left = Math.min(BURST, before.left + ((now - before.at) / 1000) * PER_SECOND)
      // Written anew at the end, so that the first one is always the one unheard of for longest.
      buckets.delete(address)
      forgetOldest()
      buckets.set(address, { left: Math.max(0, left - 1), at: now })
      return left >= 1
    },
    size: () => buckets.size,
  }
}
