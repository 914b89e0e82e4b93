import { setTimeout as pause } from 'node:timers/promises'
import type { SimClient } from '../sandbox/client.ts'
import type { SimTold } from '../sandbox/contract.ts'
import type { Tell } from './tell.ts'

/** How often the pace is asked for: whoever presses 暂停 sees the story stop within half a second. */
const LOOK_MS = 200
/** Milliseconds at speed 1. A chapter's title stands alone; a line is still there while the next acts are done. */
const CHAPTER_MS = 2_000
const LINE_MS = 700
const PER_CHARACTER_MS = 60

const readingTime = (text: string): number => LINE_MS + [...text].length * PER_CHARACTER_MS

/** A story told at the pace that somebody chose at the page. */
export type Pace = {
  tell: Tell
  /** Shows what is about to be done and does it; the next act comes no sooner than `ms` (at speed 1) after this one. */
  act: <T>(told: SimTold, ms: number, done: () => Promise<T>) => Promise<T>
  /** Waits until everything told was seen. */
  seen: () => Promise<void>
}

/**
 * Waits that are owed and not slept at once: what the program itself needs counts, so a slow machine plays the
 * story hardly slower.
 */
const createDebt = ({ play }: SimClient) => {
  let owed = 0
  let since = performance.now()
  return {
    add: (ms: number): void => {
      if (owed === 0) since = performance.now()
      owed += ms
    },
    /** Comes back when the debt is paid and nobody has pressed 暂停. */
    paid: async (): Promise<void> => {
      for (;;) {
        const { state, speed } = await play.look()
        const now = performance.now()
        if (state === 'playing') owed = Math.max(0, owed - (now - since) * speed)
        since = now
        if (state === 'playing' && owed === 0) return
        await pause(state === 'playing' ? Math.min(owed / speed, LOOK_MS) : LOOK_MS)
      }
    },
  }
}

/** The tellers of a story do not wait; what they said is shown, one after another, before the next act. */
export const createPace = (sim: SimClient): Pace => {
  const debt = createDebt(sim)
  const said: { told: SimTold; ms: number }[] = []
  const seen = async (): Promise<void> => {
    await debt.paid()
    for (const { told, ms } of said.splice(0)) {
      await sim.play.told(told)
      debt.add(ms)
      await debt.paid()
    }
  }
  return {
    tell: {
      chapter: (chapter) => void said.push({ told: { chapter }, ms: CHAPTER_MS }),
      line: (line) => void said.push({ told: { line }, ms: readingTime(line) }),
    },
    seen,
    act: async (told, ms, done) => {
      await seen()
      await sim.play.told(told)
      debt.add(ms)
      return done()
    },
  }
}
