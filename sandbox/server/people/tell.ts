import type { CardBody } from '../model.ts'
import { type Push, pushCallback } from '../push/outbox.ts'
import type { World } from '../world.ts'
import { judgeAnswer, type Toast } from './answer.ts'

/** What a person sees after a press: a toast, the new card, or a sentence that ends with the platform's code. */
export type Heard = { toast?: Toast; card?: CardBody; error?: string }

/** Hands a callback to the bot and notes in the wire log what the person was shown, and why. */
export const callAndTell = async (world: World, push: Push): Promise<Heard> => {
  const { delivery, attempt } = await pushCallback(world, push)
  const { problems, ...heard } = judgeAnswer(world.store.state, attempt)
  const { card: _, ...shown } = heard
  const told = { person: push.by ?? '', delivery, ...shown, ...(problems && { problems }) }
  world.store.commit({ kind: 'told', data: told })
  return heard
}
