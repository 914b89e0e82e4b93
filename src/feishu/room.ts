import { setTimeout } from 'node:timers/promises'
import type { NoRoom } from '../deps.ts'
import type { Budget } from '../store/budget.ts'
import { APP, bucketsOf, isShared, pausedBy, type Target } from './rates.ts'

/** Room for messages on the platform, as all instances share it. */
export type Room = {
  /** Resolves when the message may leave; or says at once that there is no room, and when there will be some. */
  find: (target: Target) => Promise<NoRoom | undefined>
  /** The platform refused for want of room: nobody asks again before the time it named. */
  refused: (target: Target, said: NoRoom) => Promise<void>
}

/** @param counted false where time stands still: no rate has a meaning there, but a pause that was told does */
export const openRoom = (budget: Budget, { counted }: { counted: boolean }): Room => ({
  find: async (target) => {
    const { granted, wait, full } = await budget.take(bucketsOf(target, counted), APP)
    if (!granted)
      return { state: 'later', afterMs: Math.ceil(wait), of: isShared(full) ? 'lane' : 'receiver' }
    if (wait > 0) await setTimeout(wait)
    return undefined
  },
  refused: (target, said) => budget.pause(pausedBy(target, said.of), said.afterMs),
})
