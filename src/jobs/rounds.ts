/** Runs one round after another, never two at once. */
export type Rounds = {
  /** soon: a round; during a round: another one after it */
  wake: () => void
  /** a round within so many ms, many of which are one */
  wakeWithin: (ms: number) => void
  /** resolves when no round runs */
  quiet: () => Promise<void>
  start: () => void
  stop: () => Promise<void>
}

type Parts = {
  /** does what can be done and answers in how many ms to come back; must not throw */
  round: () => Promise<number>
}

export function createRounds({ round }: Parts): Rounds {
  let started = false
  let dirty = false
  let current: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined

  const run = async () => {
    clearTimeout(timer)
    clearTimeout(soon)
    soon = undefined
    let pause = 0
    while (dirty && started) {
      dirty = false
      pause = await round()
    }
    if (started) timer = setTimeout(wake, pause).unref()
  }

  const wake = () => {
    dirty = true
    if (!started || current) return
    current = run().finally(() => {
      current = undefined
      if (dirty) wake()
    })
  }

  const quiet = async () => {
    while (current) await current
  }

  return {
    wake,
    wakeWithin: (ms) => {
      if (!started || soon) return
      soon = setTimeout(() => {
        soon = undefined
        wake()
      }, ms).unref()
    },
    quiet,
    start: () => {
      started = true
      wake()
    },
    stop: async () => {
      started = false
      clearTimeout(timer)
      clearTimeout(soon)
      await quiet()
    },
  }
}
