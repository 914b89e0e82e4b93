import { onTestFinished } from 'vitest'
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server/sandbox.ts'
import { connectBot, larkClient } from './echo-bot.ts'
import { simClient } from './sim.ts'

type Handlers = Parameters<typeof connectBot>[2]

const drive = (sandbox: Sandbox) => {
  const { url, credentials } = sandbox
  const openIdOf = (name: string) => {
    const person = sandbox.sim.state().people.find((each) => each.name === name)
    if (!person) throw new Error(`nobody is called ${name}`)
    return person.openId
  }
  const chatOf = (name: string) => {
    const chat = sandbox.sim.state().chats.find((each) => each.name === name)
    if (!chat) throw new Error(`no chat is called ${name}`)
    return chat.id
  }
  const client = larkClient(url, credentials)
  const send = (receiver: string, content: unknown, rest: { msg_type?: string; uuid?: string } = {}) =>
    client.im.v1.message.create({
      params: { receive_id_type: receiver.startsWith('oc_') ? 'chat_id' : 'open_id' },
      data: { receive_id: receiver, msg_type: 'interactive', content: JSON.stringify(content), ...rest },
    })
  const bot = async (handlers: Handlers) => {
    const connected = await connectBot(url, credentials, handlers)
    onTestFinished(() => connected.close())
    return connected
  }
  return { sandbox, sim: simClient(url), client, send, bot, openIdOf, chatOf }
}

/** A sandbox of its own for one test, with the real SDK's client; closed when the test is over. */
export const startTenant = async (options: SandboxOptions = {}) => {
  const sandbox = await createSandbox(options)
  onTestFinished(() => sandbox.close())
  return drive(sandbox)
}

const plain = (content: string) => ({ tag: 'plain_text', content })

/** A small valid card with one button that calls back. */
export const smallCard = (title: string, { button = '通过', config = {} } = {}) => ({
  schema: '2.0',
  config: { update_multi: true, ...config },
  header: { title: plain(title) },
  body: {
    elements: [
      {
        tag: 'button',
        name: 'go',
        text: plain(button),
        behaviors: [{ type: 'callback', value: { a: 'go' } }],
      },
    ],
  },
})
