import { expect, test } from 'vitest'
import type { SimOverview } from '../../sandbox/contract.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

const overviewOf = async ({ sandbox }: Tenant): Promise<SimOverview> =>
  (await fetch(`${sandbox.url}/_sim/overview`)).json() as Promise<SimOverview>

const seenBy = async (tenant: Tenant, name: string) => {
  const person = (await overviewOf(tenant)).people.find((each) => each.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}

const read = ({ sandbox }: Tenant, person: string, { chat, seq }: { chat: string; seq: unknown }) =>
  fetch(`${sandbox.url}/_sim/people/${encodeURIComponent(person)}/chats/${encodeURIComponent(chat)}/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seq }),
  })

const lineOf = async (tenant: Tenant, chat: string) =>
  (await overviewOf(tenant)).chats.find(({ name, kind }) => kind === 'group' && name === chat)?.last?.line

test('a chat is called as each person in it sees it', async () => {
  const tenant = await startTenant()

  const zhoumin = await seenBy(tenant, '周敏')

  expect(zhoumin.chats.map(({ name, withBot }) => ({ name, withBot }))).toEqual([
    { name: '海淀工匠选树工作群', withBot: false },
    { name: '海淀工匠选树助手', withBot: true },
  ])
  expect((await seenBy(tenant, '白露')).chats.map(({ name }) => name)).toEqual(['校企交流群（外部）'])
})

test('what others write is unread until it is read, one’s own words never are', async () => {
  const tenant = await startTenant()
  const first = await tenant.sim.say('周敏', '各位好', '海淀工匠选树工作群')
  await tenant.sim.say('陈芳', '收到', '海淀工匠选树工作群')

  expect([(await seenBy(tenant, '周敏')).unread, (await seenBy(tenant, '林晓')).unread]).toEqual([1, 2])
  await read(tenant, '林晓', { chat: '海淀工匠选树工作群', seq: first.seq })
  expect((await seenBy(tenant, '林晓')).unread).toBe(1)
  const last = await tenant.sim.lastMessage('林晓', '海淀工匠选树工作群')
  await read(tenant, '林晓', { chat: '海淀工匠选树工作群', seq: last.seq })
  await read(tenant, '林晓', { chat: '海淀工匠选树工作群', seq: first.seq })

  expect((await seenBy(tenant, '林晓')).unread).toBe(0)
  expect((await seenBy(tenant, '周敏')).unread).toBe(1)
})

test('only who is in a chat can have read it, and the number has to be one', async () => {
  const tenant = await startTenant()

  expect((await read(tenant, '李雪', { chat: '海淀工匠选树工作群', seq: 1 })).status).toBe(400)
  expect((await read(tenant, '周敏', { chat: '海淀工匠选树工作群', seq: 'x' })).status).toBe(400)
})

test('the last line of a chat is a short preview of what stands there now', async () => {
  const tenant = await startTenant()
  const group = '海淀工匠选树工作群'
  await tenant.sim.addMembers(group, ['bot'])

  const said = await tenant.sim.say('周敏', `第一行\n${'很长'.repeat(60)}`, group)
  expect(await lineOf(tenant, group)).toBe(`第一行 ${'很长'.repeat(27)}很…`)
  await tenant.sim.recall('周敏', said.id)
  expect(await lineOf(tenant, group)).toBe('周敏撤回了一条消息')
  await tenant.sim.sendFile('陈芳', { name: '推荐表.docx', bytes: Buffer.from('x'), chat: group })
  expect(await lineOf(tenant, group)).toBe('[文件] 推荐表.docx')
  const sent = await tenant.send(tenant.chatOf(group), smallCard('待审'))
  expect(await lineOf(tenant, group)).toBe('待审')
  await tenant.client.im.v1.message.patch({
    path: { message_id: sent.data?.message_id ?? '' },
    data: { content: JSON.stringify(smallCard('已审', { config: { summary: { content: '审过了' } } })) },
  })
  expect(await lineOf(tenant, group)).toBe('审过了')
})

test('that somebody opened the chat with the bot is remembered', async () => {
  const tenant = await startTenant()
  expect((await seenBy(tenant, '周敏')).entered).toBe(false)

  await tenant.sim.enter('周敏')

  expect((await seenBy(tenant, '周敏')).entered).toBe(true)
  expect((await seenBy(tenant, '陆萍')).entered).toBe(false)
})

const textsOf = async ({ sandbox }: Tenant, query: string) => {
  const response = await fetch(`${sandbox.url}/_sim/people/zhoumin/chats/bot/messages?${query}`)
  return ((await response.json()) as { text: string }[]).map(({ text }) => text)
}

test('a long chat is read part by part, from its end', async () => {
  const tenant = await startTenant()
  const said = []
  for (const text of ['一', '二', '三', '四', '五']) said.push(await tenant.sim.say('周敏', text))

  expect(await textsOf(tenant, 'last=2')).toEqual(['四', '五'])
  expect(await textsOf(tenant, `last=2&before=${said[3]?.id}`)).toEqual(['二', '三'])
  expect(await textsOf(tenant, `last=2&before=${said[1]?.id}`)).toEqual(['一'])
  expect(await textsOf(tenant, `from=${said[2]?.id}&since=${said[3]?.seq}`)).toEqual(['五'])
})

/** What a page hears on its line to the sandbox until `count` events have come. */
const heardOf = async ({ sandbox }: Tenant, query: string, count: number): Promise<string[]> => {
  const stop = new AbortController()
  const response = await fetch(`${sandbox.url}/_sim/events?${query}`, { signal: stop.signal })
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8')
    if (text.split('\n\n').length > count + 1) break
  }
  stop.abort()
  return text.split('\n\n').slice(1, count + 1)
}

test('a page hears what to fetch, and nothing of what others’ cards say', async () => {
  const tenant = await startTenant({ clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  const { seq, tenant: name } = await overviewOf(tenant)
  await tenant.sim.say('陈芳', '评分是 98')
  const sent = await tenant.send(
    tenant.openIdOf('李国栋'),
    smallCard('给李国栋的卡片', { button: '评分是 98' }),
  )

  const [hello = '', said = '', card = ''] = await heardOf(tenant, `since=${seq}&kinds=message`, 3)

  expect(hello).toContain(name)
  expect(JSON.parse(said.split('data: ')[1] ?? '')).toMatchObject({
    kind: 'message',
    data: { messages: [{ from: 'chenfang', line: '评分是 98' }] },
  })
  expect(JSON.parse(card.split('data: ')[1] ?? '').data).toEqual({
    messages: [
      {
        id: sent.data?.message_id,
        chat: sent.data?.chat_id,
        from: 'bot',
        at: '2026-04-15T01:00:00.000Z',
        line: '给李国栋的卡片',
      },
    ],
  })
})

test('after a reset the tenant is another one', async () => {
  const tenant = await startTenant()
  const before = await overviewOf(tenant)

  await tenant.sim.reset()

  const after = await overviewOf(tenant)
  expect(after.tenant).not.toBe(before.tenant)
  expect(after.seq).toBeGreaterThan(before.seq)
})

/** The smallest PNG there is: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test('a picture is shown in the page, everything else is an attachment', async () => {
  const tenant = await startTenant()
  const picture = await tenant.sim.sendFile('周敏', { name: '证书.png', bytes: PIXEL })
  const script = await tenant.sim.sendFile('周敏', { name: '证书2.png', bytes: Buffer.from('<script>') })

  const headersOf = async (message: string) => {
    const { headers } = await fetch(`${tenant.sandbox.url}/_sim/people/zhoumin/files/${message}`)
    return [
      headers.get('content-type'),
      headers.get('content-disposition')?.split(';')[0],
      headers.get('x-content-type-options'),
    ]
  }

  expect(await headersOf(picture.id)).toEqual(['image/png', 'inline', 'nosniff'])
  expect(await headersOf(script.id)).toEqual(['application/octet-stream', 'attachment', 'nosniff'])
})

test('a card’s picture is there for who can see the card, and for nobody else', async () => {
  const tenant = await startTenant()
  const uploaded = await tenant.client.im.v1.image.create({ data: { image_type: 'message', image: PIXEL } })
  const key = uploaded?.image_key ?? ''
  const card = {
    ...smallCard('证书'),
    body: { elements: [{ tag: 'img', img_key: key, alt: { tag: 'plain_text', content: '证书' } }] },
  }
  const sent = await tenant.send(tenant.openIdOf('周敏'), card)
  const statusFor = async (person: string) =>
    (await fetch(`${tenant.sandbox.url}/_sim/people/${person}/images/${key}`)).status

  expect(sent.code).toBe(0)
  expect([await statusFor('zhoumin'), await statusFor('luping')]).toEqual([200, 404])
})
