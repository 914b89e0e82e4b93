import { expect, test } from 'vitest'
import { larkClient, refusalOf } from '../support/echo-bot.ts'
import { startTenant } from '../support/tenant.ts'

const bearer = async (url: string, token?: string) => {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/open-apis/bot/v3/info`, { headers })
  const { code } = (await response.json()) as { code: number }
  return { status: response.status, code }
}

const tokenOf = async (url: string, { appId, appSecret }: { appId: string; appSecret: string }) => {
  const response = await fetch(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
  })
  return (await response.json()) as { code: number; tenant_access_token: string; expire: number }
}

test('a tenant token is good for two hours of the tenant’s time', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen' })
  const { tenant_access_token: token, expire } = await tokenOf(sandbox.url, sandbox.credentials)

  expect(expire).toBe(7200)
  await sim.clock({ advance: '119m' })
  expect(await bearer(sandbox.url, token)).toEqual({ status: 200, code: 0 })
  await sim.clock({ advance: '1m' })
  expect(await bearer(sandbox.url, token)).toEqual({ status: 400, code: 99991663 })
})

test('no token, a strange one and a forged one are told apart', async () => {
  const { sandbox } = await startTenant()
  const { tenant_access_token: token } = await tokenOf(sandbox.url, sandbox.credentials)
  const forged = `${token.slice(0, -2)}xx`

  expect(await bearer(sandbox.url)).toEqual({ status: 400, code: 99991661 })
  expect(await bearer(sandbox.url, 'x-1')).toEqual({ status: 400, code: 99991671 })
  expect(await bearer(sandbox.url, forged)).toEqual({ status: 400, code: 99991663 })
})

test('a wrong secret gets no token', async () => {
  const { sandbox } = await startTenant()
  const client = larkClient(sandbox.url, { ...sandbox.credentials, appSecret: 'wrong' })
  await expect(client.contact.v3.user.get({ path: { user_id: 'ou_x' } })).rejects.toThrow('10015')
})

test('a path that is not imitated answers 404 and stands in the wire log', async () => {
  const { sandbox, client, sim } = await startTenant()
  const unknown = client.request({ method: 'GET', url: '/open-apis/task/v2/tasks' })

  expect(await refusalOf(unknown)).toMatchObject({ status: 404, code: 99991201 })
  expect((await sim.calls({ op: 'unknown' })).map(({ path }) => path)).toEqual(['/open-apis/task/v2/tasks'])
  expect(sandbox.credentials.appId).toMatch(/^cli_[0-9a-f]{16}$/)
})

test('the bot knows itself', async () => {
  const { client } = await startTenant()
  const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
  expect(info.bot).toEqual({
    activate_status: 2,
    app_name: '海淀工匠选树助手',
    avatar_url: '',
    ip_white_list: [],
    open_id: expect.stringMatching(/^ou_[0-9a-f]{32}$/),
  })
})

test('phones become ids; an unknown phone and one who left come back without', async () => {
  const { client, sim, openIdOf } = await startTenant()
  const zhoumin = openIdOf('周敏')
  await sim.leave('陈芳')

  const { data } = await client.contact.v3.user.batchGetId({
    params: { user_id_type: 'open_id' },
    data: { mobiles: ['13800001010', '+8613800001010', '13800001012', '13900000000'] },
  })

  expect(data?.user_list).toEqual([
    { mobile: '13800001010', user_id: zhoumin },
    { mobile: '+8613800001010', user_id: zhoumin },
    { mobile: '13800001012' },
    { mobile: '13900000000' },
  ])
})

test('a person is read by open_id; another company’s and an invented one are not', async () => {
  const { client, openIdOf } = await startTenant()
  const get = (user_id: string) =>
    client.contact.v3.user.get({ path: { user_id }, params: { user_id_type: 'open_id' } })

  const { data } = await get(openIdOf('周敏'))

  expect({ name: data?.user?.name, mobile: data?.user?.mobile, title: data?.user?.job_title }).toEqual({
    name: '周敏',
    mobile: '+8613800001010',
    title: '工会主席',
  })
  expect((await refusalOf(get(openIdOf('白露')))).code).toBe(41050)
  expect((await refusalOf(get('ou_nobody'))).code).toBe(41012)
})

test('the bot lists the groups it is in, with whether they are external', async () => {
  const { client, sim, chatOf } = await startTenant()
  const list = async () => {
    const { data } = await client.im.v1.chat.list({ params: {} })
    return data?.items?.map(({ chat_id, name, external }) => ({ chat_id, name, external }))
  }

  expect(await list()).toEqual([])
  await sim.addMembers('校企交流群（外部）', ['bot'])

  const chat_id = chatOf('校企交流群（外部）')
  expect(await list()).toEqual([{ chat_id, name: '校企交流群（外部）', external: true }])
})

test('a group the bot is not in shows its name and counts only', async () => {
  const { client, sim, chatOf, openIdOf } = await startTenant()
  const path = { chat_id: chatOf('海淀职工之家') }
  const get = async () => (await client.im.v1.chat.get({ path })).data
  const outside = {
    avatar: '',
    name: '海淀职工之家',
    user_count: '8',
    bot_count: '0',
    chat_status: 'normal',
  }

  expect(await get()).toEqual(outside)
  await sim.addMembers('海淀职工之家', ['bot'])

  expect(await get()).toEqual({
    ...outside,
    bot_count: '1',
    description: '',
    owner_id_type: 'open_id',
    owner_id: openIdOf('林晓'),
    chat_mode: 'group',
    chat_type: 'private',
    external: false,
    tenant_key: 'sandboxtenant',
  })
})

test('members are listed without the bot, and only to a bot that is in the group', async () => {
  const { client, sim, chatOf } = await startTenant()
  const path = { chat_id: chatOf('校企交流群（外部）') }
  const members = () => client.im.v1.chatMembers.get({ path, params: { member_id_type: 'open_id' } })

  expect((await refusalOf(members())).code).toBe(232011)
  await sim.addMembers('校企交流群（外部）', ['bot'])
  const { data } = await members()

  expect(data?.items?.map(({ name, tenant_key }) => ({ name, tenant_key }))).toEqual([
    { name: '林晓', tenant_key: 'sandboxtenant' },
    { name: '白露', tenant_key: 'other_sandboxtenant' },
  ])
})

test('the bot asks whether it is in a group; a dissolved one answers nothing but that', async () => {
  const { client, sim, chatOf, send } = await startTenant()
  const path = { chat_id: chatOf('海淀职工之家') }
  const isIn = async () => (await client.im.v1.chatMembers.isInChat({ path })).data?.is_in_chat

  expect(await isIn()).toBe(false)
  await sim.addMembers('海淀职工之家', ['bot'])
  expect(await isIn()).toBe(true)
  const sent = await send(path.chat_id, { text: '你好' }, { msg_type: 'text' })
  await sim.dissolve('海淀职工之家')

  const message = { message_id: sent.data?.message_id ?? '' }
  expect((await refusalOf(isIn())).code).toBe(232009)
  expect((await refusalOf(client.im.v1.chat.get({ path }))).code).toBe(232009)
  expect((await refusalOf(send(path.chat_id, { text: '还在吗' }, { msg_type: 'text' }))).code).toBe(232009)
  expect((await refusalOf(client.im.v1.message.get({ path: message }))).code).toBe(232009)
  expect((await client.im.v1.chat.list({ params: {} })).data?.items).toEqual([])
  await expect(sim.addMembers('海淀职工之家', ['bot'])).rejects.toThrow('“海淀职工之家”已经解散')
})

test('taken out or dissolved silently, a group changes and the bot never hears of it', async () => {
  const { sim } = await startTenant()
  await sim.addMembers('海淀职工之家', ['bot'])
  await sim.removeMember('海淀职工之家', 'bot', '林晓', { silent: true })
  await sim.dissolve('海淀职工之家', { silent: true })
  expect((await sim.deliveries()).map(({ type }) => type)).toEqual(['im.chat.member.bot.added_v1'])
})
