import type { SimNext } from '../../contract.ts'
import { NotPossible } from '../lookup.ts'
import type { World } from '../world.ts'
import type { Bots } from './bots.ts'

/** Real milliseconds; a bot in the middle of something longer is left out. */
const LIMIT = 5_000
/** The only thing that the sandbox itself has due. */
const OWN = '平台把没有送到的事件再送一次'

/** The next time at which something happens by itself, in the sandbox and in the bots; `what` names the earlier one. */
export const nextDue = async (world: World, bots: Bots): Promise<SimNext> => {
  const own = world.clock.nextDue()
  const sandbox = own === undefined ? undefined : new Date(own).toISOString()
  const asked = await bots.askAll({ kind: 'next?' }, LIMIT)
  const [first] = asked
    .flatMap(({ answer }) =>
      typeof answer === 'object' && answer.next ? { at: answer.next, what: answer.what } : [],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const isOwn = own !== undefined && !(first && Date.parse(first.at) < own)
  const what = isOwn ? OWN : first?.what
  return { ...(sandbox && { sandbox }), ...(first && { bot: first.at }), ...(what && { what }) }
}

/** Its earlier time, epoch milliseconds. */
export const momentOfNext = async (world: World, bots: Bots): Promise<number> => {
  const { sandbox, bot } = await nextDue(world, bots)
  const moments = [sandbox, bot].flatMap((at) => (at === undefined ? [] : Date.parse(at)))
  if (moments.length === 0) throw new NotPossible('没有什么事会自己到期')
  return Math.min(...moments)
}
