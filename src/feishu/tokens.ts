type Options = { namespace?: string }
type Kept = { value: unknown; until: number }

/**
 * Our own token cache on our own clock: the SDK's is shared by the whole process and never drops a stale token.
 * `set` gets an absolute time in ms, which the SDK reckons on the machine's clock; the tenant's may be another.
 */
export const tokenCache = (now: () => number) => {
  const kept = new Map<string, Kept>()
  const name = (key: unknown, options?: Options): string => `${options?.namespace ?? ''}/${String(key)}`
  return {
    get: async (key: unknown, options?: Options): Promise<unknown> => {
      const hit = kept.get(name(key, options))
      return hit && hit.until > now() ? hit.value : undefined
    },
    set: async (key: unknown, value: unknown, until?: number, options?: Options): Promise<boolean> => {
      const left = until === undefined ? Number.POSITIVE_INFINITY : until - Date.now()
      kept.set(name(key, options), { value, until: now() + left })
      return true
    },
    drop: (): void => kept.clear(),
    /** Those that are over at an instant (epoch ms), before our own clock is there. */
    dropOver: (at: number): void => {
      for (const [key, { until }] of kept) if (until <= at) kept.delete(key)
    },
  }
}
