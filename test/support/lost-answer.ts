import { larkClient } from './echo-bot.ts'
import type { World } from './world.ts'

/** The next message to this receiver (open_id or chat_id) arrives, and the bot never gets the answer. */
export const loseAnswer = async ({ sim }: World, receiver: { user?: string; chat?: string }) => {
  await sim.fault({ when: { op: 'im.message.create', ...receiver }, times: 1, effect: { reset: true } })
}

/** What a cut call asked for is done after all: from now on it is as if only the answer had been lost. */
export const arrivedAfterAll = async ({ sim, sandbox }: World): Promise<void> => {
  const cut = (await sim.calls({ op: 'im.message.create' })).filter(({ status }) => status === 0)
  const { query, request } = cut.at(-1) ?? {}
  if (!query || !request) throw new Error('no message was cut off')
  const client = larkClient(sandbox.url, sandbox.credentials)
  const params = { receive_id_type: query.receive_id_type as 'chat_id' | 'open_id' }
  await client.im.v1.message.create({ params, data: request as never })
}
