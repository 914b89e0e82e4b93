import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import { loseGroup } from '../usecases/lose-group.ts'
import type { Due } from './boss.ts'

/** The queue in which it is looked: a round of jobs must not wait for the network. */
export const WATCH_GROUPS = 'watch-groups'

/** The event of a removal may never come. With what two instances spare each other, a minute at most. */
const EVERY_MS = 45_000
/** Another instance has just looked: its look is on the postings. */
const JUST_NOW_MS = 15_000

/**
 * Asks again and again whether a list stands anywhere, and has a look taken at its groups. It keeps its own time instead
 * of a row that falls due: a driven clock that runs over a week would stop ten thousand times for it.
 */
export const groupWatch = (deps: Deps): Due => {
  let lastAsked: number | undefined
  return {
    name: WATCH_GROUPS,
    leaps: true,
    // A clock that was set back must not make it wait for the time it came from.
    next: async () => (lastAsked === undefined || lastAsked > deps.now() ? deps.now() : lastAsked + EVERY_MS),
    run: async (now) => {
      lastAsked = now
      const standing = await deps.store.read((tx) => tx.postings.standing())
      if (standing.length === 0) return
      await deps.store.change(systemActor(now), async (tx) => {
        tx.job(WATCH_GROUPS, {})
        return ok({})
      })
    },
  }
}

type Parts = { deps: Deps; feishu: Feishu }

/**
 * One look: a call for each hundred groups we are in. A public group that is not among them is asked for by itself
 * before it counts as lost. While the platform does not answer nothing is known, and the next look finds out.
 */
export const watchGroups = async ({ deps, feishu }: Parts): Promise<void> => {
  const now = deps.now()
  const standing = await deps.store.read((tx) => tx.postings.standing())
  if (standing.every(({ seenAt }) => seenAt !== null && now - seenAt < JUST_NOW_MS)) return
  try {
    const groups = await feishu.ownGroups()
    const there = standing.filter(({ chatId }) => groups.has(chatId))
    await noteSeen(deps, there, now)
    for (const posting of standing.filter(({ chatId }) => !groups.has(chatId))) {
      const found = await feishu.standingIn(posting.chatId)
      if (found === 'in') await noteSeen(deps, [posting], now)
      else await loseGroup(deps, systemActor(deps.now()), { chatId: posting.chatId, why: found })
    }
  } catch (error) {
    deps.log.warn({ error }, 'the public groups could not be looked at')
  }
}

const noteSeen = async (deps: Deps, postings: readonly { id: string }[], at: number): Promise<void> => {
  if (postings.length === 0) return
  const ids = postings.map(({ id }) => id)
  await deps.store.change(systemActor(at), async (tx) => {
    await tx.postings.seen(ids, at)
    return ok({})
  })
}
