import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Credentials } from '../../sandbox/server/model.ts'
import { decodeFrame, type Frame } from '../../sandbox/server/push/frames.ts'
import { connectBot } from '../support/echo-bot.ts'
import { startTenant } from '../support/tenant.ts'

type Heard = Record<string, unknown>

const listener = (heard: Heard[], then: () => unknown = () => ({})) => ({
  'im.message.receive_v1': (event: Heard) => {
    heard.push(event)
    return then()
  },
})

const textOf = (event: Heard) => {
  const { content } = event.message as { content: string }
  return (JSON.parse(content) as { text: string }).text
}

test('a message arrives in the platform’s shape', async () => {
  const { sim, bot, openIdOf } = await startTenant({ clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  const heard: Heard[] = []
  await bot(listener(heard))

  const said = await sim.say('周敏', '推荐 王建国')
  await sim.idle()

  const sender_id = { union_id: expect.stringMatching(/^on_/), open_id: openIdOf('周敏') }
  expect(heard.map(({ sender, message }) => ({ sender, message }))).toEqual([
    {
      sender: { sender_id, sender_type: 'user', tenant_key: 'sandboxtenant' },
      message: {
        message_id: said.id,
        create_time: '1776214800000',
        update_time: '1776214800000',
        chat_id: expect.stringMatching(/^oc_/),
        chat_type: 'p2p',
        message_type: 'text',
        content: '{"text":"推荐 王建国"}',
      },
    },
  ])
})

test('a long text travels in fragments and arrives whole', async () => {
  const { sim, bot } = await startTenant()
  const heard: Heard[] = []
  await bot(listener(heard))
  const text = '创新力：改进主轴工艺，'.repeat(2000)

  await sim.say('周敏', text)
  await sim.idle()

  expect(heard.map(textOf)).toEqual([text])
})

/** A bare socket in the bot's place: collects the data frames as they come. */
const frameCatcher = async (url: string, { appId, appSecret }: Credentials) => {
  const discovery = await fetch(`${url}/callback/ws/endpoint`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ AppID: appId, AppSecret: appSecret }),
  })
  const { data } = (await discovery.json()) as { data: { URL: string } }
  const frames: Frame[] = []
  const socket = new WebSocket(data.URL)
  socket.on('message', (bytes) => frames.push(decodeFrame(bytes as Buffer)))
  await once(socket, 'open')
  onTestFinished(() => socket.terminate())
  return frames
}

test('fragments share an id, are numbered from 0, and cut characters in two', async () => {
  const { sandbox, sim } = await startTenant()
  const frames = await frameCatcher(sandbox.url, sandbox.credentials)

  await sim.say('周敏', '工匠'.repeat(1000))
  await expect.poll(() => frames.length).toBe(4)

  const numbers = frames.map(({ headers: { type, sum, seq } }) => ({ type, sum, seq }))
  expect(numbers).toEqual(['0', '1', '2', '3'].map((seq) => ({ type: 'event', sum: '4', seq })))
  expect(new Set(frames.map(({ headers }) => headers.message_id)).size).toBe(1)
  expect(frames.some(({ payload }) => payload.toString('utf8').endsWith('\ufffd'))).toBe(true)
  const whole = Buffer.concat(frames.map(({ payload }) => payload)).toString('utf8')
  expect(JSON.parse(whole)).toEqual((await sim.deliveries())[0]?.envelope)
})

test('in a group the bot hears only what mentions it', async () => {
  const { sim, bot } = await startTenant()
  const heard: Heard[] = []
  await bot(listener(heard))
  await sim.addMembers('海淀职工之家', ['bot'])

  await sim.say('王建国', '今天公示吗？', '海淀职工之家')
  await sim.say('王建国', '@海淀工匠选树助手 公示', '海淀职工之家')
  await sim.idle()

  expect(heard.map(textOf)).toEqual(['@_user_1 公示'])
  const mentions = heard.map(({ message }) => (message as { mentions: unknown }).mentions)
  expect(mentions).toMatchObject([[{ key: '@_user_1', name: '海淀工匠选树助手', mentioned_type: 'bot' }]])
  expect((await sim.lastMessage('李雪', '海淀职工之家')).text).toBe('@海淀工匠选树助手 公示')
})

test('a refused event comes again after 15 s, 5 min, 1 h and 6 h with the same id, then never', async () => {
  const { sim, bot } = await startTenant({ clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  const heard: Heard[] = []
  const bang = () => {
    throw new Error('bang')
  }
  await bot(listener(heard, bang))
  await sim.say('周敏', '首页')
  await sim.idle()
  expect(heard.length).toBe(1)

  await sim.clock({ advance: '14s' })
  expect(heard.length).toBe(1)
  await sim.clock({ advance: '1s' })
  expect(heard.length).toBe(2)
  await sim.clock({ advance: '5d' })

  expect(new Set(heard.map(({ event_id }) => event_id)).size).toBe(1)
  const [delivery] = await sim.deliveries()
  const start = Date.parse('2026-04-15T09:00:00+08:00')
  expect(delivery?.state).toBe('dead')
  expect(delivery?.attempts.map(({ at }) => (at - start) / 1000)).toEqual([0, 15, 315, 3915, 25_515])
})

test('an event nobody is connected for is delivered once a bot is there', async () => {
  const { sim, bot } = await startTenant({ clock: 'frozen' })
  const heard: Heard[] = []
  await sim.say('周敏', '首页')
  await sim.idle()
  await bot(listener(heard))

  await sim.clock({ advance: '15s' })

  expect(heard.map(textOf)).toEqual(['首页'])
  const [delivery] = await sim.deliveries()
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(['offline', 'ok'])
})

test('a duplicate is the same event twice', async () => {
  const { sim, bot } = await startTenant()
  const heard: Heard[] = []
  await bot(listener(heard))
  await sim.fault({ when: { event_type: 'im.message.receive_v1' }, times: 1, effect: { duplicate: 1 } })

  await sim.say('周敏', '首页')
  await sim.say('周敏', '帮助')
  await sim.idle()

  const ids = heard.filter((event) => textOf(event) === '首页').map(({ event_id }) => event_id)
  expect(ids).toEqual([ids[0], ids[0]])
  expect(heard.filter((event) => textOf(event) === '帮助').length).toBe(1)
})

test('each event goes to one of several connections', async () => {
  const { sim, bot } = await startTenant()
  const first: Heard[] = []
  const second: Heard[] = []
  await bot(listener(first))
  await bot(listener(second))

  for (let index = 0; index < 24; index += 1) await sim.say('周敏', `第${index}条`)
  await sim.idle()

  expect(first.length + second.length).toBe(24)
  expect(Math.min(first.length, second.length)).toBeGreaterThan(0)
})

test('a dropped connection comes back by itself', async () => {
  const { sim, bot } = await startTenant()
  const heard: Heard[] = []
  const connected = await bot(listener(heard))

  await sim.dropConnections()
  await expect.poll(connected.reconnected, { timeout: 5000 }).toBe(1)
  await sim.say('周敏', '首页')
  await sim.idle()

  expect(heard.map(textOf)).toEqual(['首页'])
})

test('an event without a handler is taken, with a warning in the wire log', async () => {
  const { sim, bot } = await startTenant()
  await bot({ 'card.action.trigger': () => ({}) })

  await sim.say('周敏', '首页')
  await sim.idle()

  const [delivery] = await sim.deliveries()
  expect(delivery?.state).toBe('done')
  expect(delivery?.attempts[0]?.warning).toBe('机器人没有处理：no im.message.receive_v1 event handle')
})

test('a wrong secret is not connected', async () => {
  const { sandbox } = await startTenant()
  const credentials = { ...sandbox.credentials, appSecret: 'wrong' }
  await expect(connectBot(sandbox.url, credentials, {})).rejects.toThrow()
})

test('menu, entering, recall, joining and leaving are told in the platform’s shapes', async () => {
  const { sim, sandbox, openIdOf, chatOf } = await startTenant({
    clock: 'frozen',
    startAt: '2026-04-15T09:00:00+08:00',
  })
  const { sim: inside } = sandbox
  const said = await sim.say('周敏', '首页')
  await sim.menu('周敏', 'home')
  await sim.enter('周敏')
  await sim.recall('周敏', said.id)
  await sim.addMembers('海淀职工之家', ['bot'], '林晓')
  await sim.removeMember('海淀职工之家', 'bot', '林晓')
  await sim.addMembers('海淀职工之家', ['bot'], '林晓')
  await sim.dissolve('海淀职工之家', { by: '林晓' })
  await sim.leave('陆萍')

  const ids = (name: string) => ({ union_id: expect.stringMatching(/^on_/), open_id: openIdOf(name) })
  const group = chatOf('海淀职工之家')
  const moved = {
    chat_id: group,
    operator_id: ids('林晓'),
    external: false,
    operator_tenant_key: 'sandboxtenant',
    name: '海淀职工之家',
    i18n_names: { zh_cn: '海淀职工之家' },
  }
  const chat_id = inside.chat('周敏', 'bot').id
  const events = (await sim.deliveries()).slice(1).map(({ type, envelope }) => [type, envelope.event])
  expect(events).toEqual([
    [
      'application.bot.menu_v6',
      {
        operator: { operator_name: '周敏', operator_id: ids('周敏') },
        event_key: 'home',
        timestamp: 1776214800,
      },
    ],
    [
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      {
        chat_id,
        operator_id: ids('周敏'),
        last_message_id: said.id,
        last_message_create_time: '1776214800000',
      },
    ],
    [
      'im.message.recalled_v1',
      { message_id: said.id, chat_id, recall_time: '1776214800000', recall_type: 'message_owner' },
    ],
    ['im.chat.member.bot.added_v1', moved],
    ['im.chat.member.bot.deleted_v1', moved],
    ['im.chat.member.bot.added_v1', moved],
    ['im.chat.disbanded_v1', moved],
    [
      'contact.user.deleted_v3',
      { object: { ...ids('陆萍'), name: '陆萍' }, old_object: { department_ids: [] } },
    ],
  ])
})

test('who left the company can do nothing any more, and is in no group', async () => {
  const { sim } = await startTenant()
  await sim.leave('王建国')

  await expect(sim.say('王建国', '首页')).rejects.toThrow('王建国已离职，不能操作')
  const { chats } = await sim.state()
  expect(chats.filter(({ kind }) => kind === 'group').flatMap(({ members }) => members)).not.toContain(
    'wangjianguo',
  )
})
