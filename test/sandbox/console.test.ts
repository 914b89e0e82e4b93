import { expect, test } from 'vitest'
import { refusalOf } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

test('an app reads which scopes it was granted, and how events and callbacks reach it', async () => {
  const { client, sandbox } = await startTenant()
  const { data } = await client.application.scope.list({})
  expect(data?.scopes).toContainEqual({
    ...{ scope_name: 'im:message:send_as_bot', grant_status: 1, scope_type: 'tenant' },
  })
  const path = { app_id: sandbox.credentials.appId }
  const answer = await client.application.application.get({ path, params: { lang: 'zh_cn' } })
  expect(answer.data?.app).toMatchObject({
    event: {
      subscription_type: 'websocket',
      subscribed_events: expect.arrayContaining(['im.message.receive_v1']),
    },
    callback: { callback_type: 'websocket', subscribed_callbacks: ['card.action.trigger'] },
  })
})

test('a call whose scope was not granted is refused with the scopes, the others go on', async () => {
  const { client, sandbox, send, openIdOf } = await startTenant()
  sandbox.sim.setConsole({ scopes: ['im:message'] })
  const open = { path: { user_id: openIdOf('周敏') }, params: { user_id_type: 'open_id' as const } }
  expect(await refusalOf(client.contact.v3.user.get(open))).toMatchObject({
    code: 99991672,
    msg: expect.stringContaining('[contact:contact.base:readonly, contact:user.base:readonly]'),
  })
  await send(openIdOf('周敏'), smallCard('您好'))
  sandbox.sim.setConsole(null)
  expect((await client.contact.v3.user.get(open)).code).toBe(0)
})

test('without the bot nothing is sent, and the bot’s page says so', async () => {
  const { client, sandbox, send, openIdOf } = await startTenant()
  sandbox.sim.setConsole({ bot: false })
  expect(await refusalOf(send(openIdOf('周敏'), smallCard('您好')))).toMatchObject({ code: 230006 })
  const info = client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
  expect(await refusalOf(info)).toMatchObject({ code: 11205 })
})

test('what is not subscribed to is not heard of: no message, and a press that reaches nobody', async () => {
  const { sandbox, sim, bot, send, openIdOf } = await startTenant()
  const heard: string[] = []
  const hear = (type: string) => async () => {
    heard.push(type)
    return {}
  }
  await bot({
    'im.message.receive_v1': hear('message'),
    'card.action.trigger': hear('press'),
  })
  await send(openIdOf('周敏'), smallCard('您好'))
  sandbox.sim.setConsole({ events: [], callbacks: [] })
  await sim.say('周敏', '首页')
  expect((await sim.tryPress('周敏', '通过')).error).toContain('200340')
  sandbox.sim.setConsole(null)
  await sim.say('周敏', '帮助')
  await sim.press('周敏', '通过')
  await expect.poll(() => heard.toSorted()).toEqual(['message', 'press'])
})
