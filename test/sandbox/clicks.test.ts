import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'
import { connectBot, larkClient } from '../support/echo-bot.ts'
import { type SimClient, simClient } from '../support/sim.ts'

let sandbox: Sandbox
let sim: SimClient
let close = () => {}

beforeEach(async () => {
  sandbox = await createSandbox()
  sim = simClient(sandbox.url)
})

afterEach(async () => {
  close()
  await sandbox.close()
})

const text = (content: string) => ({ tag: 'plain_text', content })
const card = (title: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: text(title) },
  body: {
    elements: [
      {
        tag: 'button',
        name: 'go',
        text: text('通过'),
        behaviors: [{ type: 'callback', value: { a: 'go' } }],
      },
    ],
  },
})

test('a person who says something gets a card, and pressing it answers a toast and a new card', async () => {
  const client = larkClient(sandbox.url, sandbox.credentials)
  const bot = await connectBot(sandbox.url, sandbox.credentials, {
    'im.message.receive_v1': async (event) => {
      const { chat_id } = event.message as { chat_id: string }
      await client.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: chat_id, msg_type: 'interactive', content: JSON.stringify(card('待审')) },
      })
    },
    'card.action.trigger': () => ({
      toast: { type: 'success', content: '已通过' },
      card: { type: 'raw', data: card('已审') },
    }),
  })
  close = bot.close

  await sim.say('周敏', '首页')
  await sim.idle()
  const answer = await sim.press('周敏', '通过')

  expect(answer).toEqual({ toast: { type: 'success', content: '已通过' }, card: card('已审') })
  expect((await sim.lastCard('周敏')).card).toEqual(card('已审'))
})
