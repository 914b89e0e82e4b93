/** Real milliseconds: with nothing behind it, a push is not held back for ever. */
const HOLD_LIMIT = 1000

/** Pushes that are held back until later ones have been answered. */
export type Overtaking = {
  /** Resolves once so many pushes were answered, or after a second. */
  held: (behind: number) => Promise<void>
  /** One was answered. */
  answered: () => void
}

type Held = { left: number; go: () => void }

export const createOvertaking = (): Overtaking => {
  const waiting = new Set<Held>()
  return {
    held: (behind) =>
      new Promise((resolve) => {
        const one: Held = { left: behind, go: resolve }
        const timer = setTimeout(() => one.go(), HOLD_LIMIT)
        one.go = () => {
          clearTimeout(timer)
          waiting.delete(one)
          resolve()
        }
        waiting.add(one)
      }),
    answered: () => {
      for (const one of waiting) {
        one.left -= 1
        if (one.left === 0) one.go()
      }
    },
  }
}
