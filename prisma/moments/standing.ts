import type { Deps } from '../../src/deps.ts'
import { ok } from '../../src/domain/result.ts'
import type { Show } from '../../src/usecases/shows.ts'
import { systemAt } from '../../src/usecases/system-actor.ts'
import { seedPeople } from '../seed.ts'
import type { Standing } from './stage.ts'

const home: readonly Show[] = [{ card: 'home', about: {} }]

/**
 * Sends the cards through the bot's own outgoing queue, so that each is drawn when it leaves; whoever has none of
 * these gets 首页.
 */
export const sendStanding = async (deps: Deps, standing: Standing): Promise<void> => {
  const chats = seedPeople.map(({ id }) => ({ id, shows: standing[id] ?? home }))
  await deps.store.change(systemAt(deps.now()), async (tx) => {
    // Everybody's first card, then everybody's second: several leave at a time, and none may overtake in one chat.
    for (const turn of [0, 1, 2]) {
      for (const { id, shows } of chats) {
        const show = shows[turn]
        if (show) tx.send({ to: { person: id }, show, lane: 1 })
      }
    }
    return ok({})
  })
}
