import { expect, test } from 'vitest'
import { refusalOf } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

test('a text reaches the person it was sent to, and nobody else', async () => {
  const { send, sim, openIdOf } = await startTenant()

  const sent = await send(openIdOf('周敏'), { text: '您好' }, { msg_type: 'text' })

  const seen = await sim.messages('周敏')
  expect(seen.map(({ id, from, kind, text }) => ({ id, from, kind, text }))).toEqual([
    { id: sent.data?.message_id, from: 'bot', kind: 'text', text: '您好' },
  ])
  expect(await sim.messages('陆萍')).toEqual([])
})

test('the answer of a send has the fields and forms of the platform', async () => {
  const { send, sandbox, openIdOf } = await startTenant({
    clock: 'frozen',
    startAt: '2026-04-15T09:00:00+08:00',
  })

  const { code, data } = await send(openIdOf('周敏'), { text: '您好' }, { msg_type: 'text' })

  expect(code).toBe(0)
  expect(data).toEqual({
    message_id: expect.stringMatching(/^om_[0-9a-f]{32}$/),
    chat_id: expect.stringMatching(/^oc_[0-9a-f]{32}$/),
    msg_type: 'text',
    create_time: '1776214800000',
    update_time: '1776214800000',
    deleted: false,
    updated: false,
    sender: {
      id: sandbox.credentials.appId,
      id_type: 'app_id',
      sender_type: 'app',
      tenant_key: 'sandboxtenant',
    },
    body: { content: '{"text":"您好"}' },
  })
})

test('the same uuid sends once within an hour, and again after it', async () => {
  const { send, sim, openIdOf } = await startTenant({ clock: 'frozen' })
  const once = () => send(openIdOf('周敏'), { text: '通知' }, { msg_type: 'text', uuid: 'job-1' })

  const first = await once()
  await sim.clock({ advance: '59m' })
  const second = await once()
  expect(second.data?.message_id).toBe(first.data?.message_id)
  await sim.clock({ advance: '1m' })
  const third = await once()

  expect(third.data?.message_id).not.toBe(first.data?.message_id)
  expect((await sim.messages('周敏')).length).toBe(2)
})

test('a card of 30 KB and a text of 150 KB are the longest', async () => {
  const { send, openIdOf } = await startTenant()
  const text = (bytes: number) => ({ text: 'a'.repeat(bytes - '{"text":""}'.length) })
  const to = openIdOf('周敏')

  expect((await send(to, text(150 * 1024), { msg_type: 'text' })).code).toBe(0)
  const long = { status: 400, code: 230025, msg: expect.any(String) }
  expect(await refusalOf(send(to, text(150 * 1024 + 1), { msg_type: 'text' }))).toEqual(long)
  expect(await refusalOf(send(to, smallCard('长'.repeat(10_240))))).toEqual(long)
})

test('a card with an unknown tag is refused with the path to it', async () => {
  const { send, openIdOf } = await startTenant()
  const card = { schema: '2.0', body: { elements: [{ tag: 'note', elements: [] }] } }

  const { status, code, msg } = await refusalOf(send(openIdOf('周敏'), card))

  expect({ status, code }).toEqual({ status: 400, code: 230099 })
  expect(msg).toContain('ErrCode: 200861')
  expect(msg).toContain('ErrPath: ROOT -> body -> elements -> [0](tag: note)')
})

test('a card that is not JSON is refused with 200621', async () => {
  const { client, openIdOf } = await startTenant()
  const broken = client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: openIdOf('周敏'), msg_type: 'interactive', content: '{"schema":' },
  })
  const { code, msg } = await refusalOf(broken)
  expect(code).toBe(230099)
  expect(msg).toContain('ErrCode: 200621')
})

test('who cannot be reached is refused with the code of the reason', async () => {
  const { send, sim, openIdOf, chatOf } = await startTenant()
  const hello = { text: '您好' }
  const code = async (receiver: string) => (await refusalOf(send(receiver, hello, { msg_type: 'text' }))).code
  await sim.leave('陈芳')
  await sim.stopBot('陆萍')

  expect(await code(openIdOf('陈芳'))).toBe(230013)
  expect(await code(openIdOf('陆萍'))).toBe(230053)
  expect(await code(openIdOf('白露'))).toBe(230038)
  expect(await code(chatOf('海淀职工之家'))).toBe(230002)
  expect(await code('ou_nobody')).toBe(230034)
  expect(await code('oc_nothing')).toBe(230034)
})

test('a bot brought into a group writes there, and everyone in it reads', async () => {
  const { send, sim, chatOf } = await startTenant()
  await sim.addMembers('海淀职工之家', ['bot'])

  await send(chatOf('海淀职工之家'), { text: '公示' }, { msg_type: 'text' })

  expect((await sim.lastMessage('王建国', '海淀职工之家')).text).toBe('公示')
  await expect(sim.messages('周敏', '海淀职工之家')).rejects.toThrow('周敏不在“海淀职工之家”里')
})

test('a reply names what it answers', async () => {
  const { client, sim } = await startTenant()
  const asked = await sim.say('周敏', '帮助')

  const replied = await client.im.v1.message.reply({
    path: { message_id: asked.id },
    data: { msg_type: 'text', content: JSON.stringify({ text: '请发“首页”' }) },
  })

  expect({ root: replied.data?.root_id, parent: replied.data?.parent_id }).toEqual({
    root: asked.id,
    parent: asked.id,
  })
  expect((await sim.lastMessage('周敏')).replyTo).toBe(asked.id)
})

test('a card comes back as a stump, unless its original content is asked for', async () => {
  const { client, send, openIdOf } = await startTenant()
  const card = smallCard('待审')
  const sent = await send(openIdOf('周敏'), card)
  const path = { message_id: sent.data?.message_id ?? '' }
  const content = async (params: object) => {
    const got = await client.im.v1.message.get({ path, params })
    return JSON.parse(got.data?.items?.[0]?.body?.content ?? '') as unknown
  }

  expect(await content({})).toEqual({
    title: null,
    elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]],
  })
  expect(await content({ card_msg_content_type: 'user_card_content' })).toEqual(card)
})

test('a chat is listed in pages, in both orders', async () => {
  const { client, send, sim, chatOf } = await startTenant()
  await sim.addMembers('海淀职工之家', ['bot'])
  const group = chatOf('海淀职工之家')
  for (const text of ['一', '二', '三']) await send(group, { text }, { msg_type: 'text' })
  const page = async (params: { page_token?: string; sort_type?: 'ByCreateTimeDesc' }) => {
    const { data } = await client.im.v1.message.list({
      params: { container_id_type: 'chat', container_id: group, page_size: 2, ...params },
    })
    const texts = data?.items?.map(({ body }) => (JSON.parse(body?.content ?? '') as { text: string }).text)
    return { texts, has_more: data?.has_more, page_token: data?.page_token }
  }

  expect(await page({})).toEqual({ texts: ['一', '二'], has_more: true, page_token: '2' })
  expect(await page({ page_token: '2' })).toEqual({ texts: ['三'], has_more: false, page_token: '' })
  expect((await page({ sort_type: 'ByCreateTimeDesc' })).texts).toEqual(['三', '二'])
})

test('a bot takes back its own message, once, and nobody else’s', async () => {
  const { client, send, sim, openIdOf } = await startTenant()
  const own = await send(openIdOf('周敏'), { text: '作废' }, { msg_type: 'text' })
  const theirs = await sim.say('周敏', '首页')
  const remove = (message_id = '') => client.im.v1.message.delete({ path: { message_id } })

  await remove(own.data?.message_id)

  expect((await sim.messages('周敏')).map(({ kind }) => kind)).toEqual(['recalled', 'text'])
  expect((await refusalOf(remove(own.data?.message_id))).code).toBe(230011)
  expect((await refusalOf(remove(theirs.id))).code).toBe(230026)
})
