import { expect, test } from 'vitest'
import { larkClient, refusalOf } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

const answer = (value: unknown) => ({ 'card.action.trigger': () => value })
const OK = { toast: { type: 'success', content: '已通过' }, card: { type: 'raw', data: smallCard('已审') } }

test('a person who says something gets a card, and pressing it answers a toast and a new card', async () => {
  const { sim, send, bot } = await startTenant()
  await bot({
    'im.message.receive_v1': async (event) => {
      const { chat_id } = event.message as { chat_id: string }
      await send(chat_id, smallCard('待审'))
    },
    ...answer(OK),
  })

  await sim.say('周敏', '首页')
  await sim.idle()
  const heard = await sim.press('周敏', '通过')

  expect(heard).toEqual({ toast: { type: 'success', content: '已通过' }, card: smallCard('已审') })
  expect((await sim.lastCard('周敏')).card).toEqual(smallCard('已审'))
})

test('the callback says who pressed what, where, in the platform’s shape', async () => {
  const { sim, send, bot, sandbox, openIdOf } = await startTenant({
    clock: 'frozen',
    startAt: '2026-04-15T09:00:00+08:00',
  })
  await bot(answer({}))
  const { data } = await send(openIdOf('周敏'), smallCard('待审'))

  await sim.press('周敏', '通过')

  const [press] = await sim.deliveries({ type: 'card.action.trigger' })
  expect(press?.envelope).toEqual({
    schema: '2.0',
    header: {
      event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      token: sandbox.credentials.verificationToken,
      create_time: '1776214800000000',
      event_type: 'card.action.trigger',
      tenant_key: 'sandboxtenant',
      app_id: sandbox.credentials.appId,
    },
    event: {
      operator: {
        tenant_key: 'sandboxtenant',
        union_id: expect.stringMatching(/^on_/),
        open_id: openIdOf('周敏'),
      },
      token: expect.stringMatching(/^c-[0-9a-f]{40}$/),
      action: { tag: 'button', name: 'go', value: { a: 'go' }, timezone: 'Asia/Shanghai' },
      host: 'im_message',
      context: { open_message_id: data?.message_id, open_chat_id: data?.chat_id },
    },
  })
})

test('a press on the version that was before their eyes sends what that one carried', async () => {
  const { sim, send, bot, client, openIdOf } = await startTenant()
  const pressed: unknown[] = []
  await bot({
    'card.action.trigger': (event) => {
      pressed.push(event.action)
      return {}
    },
  })
  const { data } = await send(openIdOf('周敏'), smallCard('待审'))
  const message = data?.message_id ?? ''
  const later = smallCard('再审', { button: '退回' })
  await client.im.v1.message.patch({
    path: { message_id: message },
    data: { content: JSON.stringify(later) },
  })

  expect((await sim.lastCard('周敏')).version).toBe(2)
  expect(await sim.click('周敏', { message, button: '通过', version: 1 })).toEqual({})
  expect((await sim.click('周敏', { message, button: '通过', version: 2 })).error).toContain('通过')
  expect(await sim.click('周敏', { message, at: 0, button: '退回', version: 2 })).toEqual({})
  expect(await sim.click('周敏', { message, at: 0, version: 3 })).toEqual({ error: '这张卡片没有第 3 版' })
  expect(pressed).toHaveLength(2)
})

test('a person select without candidates takes members of the chat alone', async () => {
  const { sim, send, bot, openIdOf, chatOf } = await startTenant()
  const pressed: unknown[] = []
  await bot({
    'card.action.trigger': (event) => {
      pressed.push((event.action as { option: string }).option)
      return {}
    },
  })
  const select = { tag: 'select_person', name: 'who', placeholder: { tag: 'plain_text', content: '谁' } }
  await sim.addMembers('海淀职工之家', ['bot'])
  const card = { schema: '2.0', body: { elements: [select] } }
  const { data } = await send(chatOf('海淀职工之家'), card)
  const choose = (value: string) =>
    sim.click('王建国', { message: data?.message_id ?? '', at: 0, form: { value } })

  expect(await choose(openIdOf('李雪'))).toEqual({})
  expect((await choose('ou_nobody')).error).toBe('“谁”没有“ou_nobody”这个选项')
  expect(pressed).toEqual([openIdOf('李雪')])
})

test('in a group the new card is for everybody, the toast for the one who pressed', async () => {
  const { sim, send, bot, chatOf } = await startTenant()
  await bot(answer(OK))
  await sim.addMembers('海淀职工之家', ['bot'])
  await send(chatOf('海淀职工之家'), smallCard('待审'))

  await sim.press('王建国', '通过', { chat: '海淀职工之家' })

  expect((await sim.lastCard('李雪', '海淀职工之家')).card).toEqual(smallCard('已审'))
  const told = (await sim.deliveries({ type: 'card.action.trigger' })).map(({ by, told }) => ({ by, told }))
  expect(told).toEqual([{ by: 'wangjianguo', told: { toast: OK.toast } }])
})

test('a button that is not there, and a card that is not theirs, cannot be pressed', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await bot(answer(OK))
  const { data } = await send(openIdOf('周敏'), smallCard('待审'))
  const message = data?.message_id ?? ''

  expect((await sim.click('周敏', { message, button: '退回' })).error).toContain('退回')
  await expect(sim.click('陆萍', { message, button: '通过' })).rejects.toThrow('陆萍看不到消息')
  expect(await sim.deliveries({ type: 'card.action.trigger' })).toEqual([])
})

const failures: [string, unknown, string][] = [
  ['an answer of the wrong shape', 'done', '200672'],
  ['a toast of an unknown type', { toast: { type: 'ok', content: '好' } }, '200672'],
  ['a card of the old schema', { card: { type: 'raw', data: { elements: [] } } }, '200830'],
  ['an invalid card', { card: { type: 'raw', data: { ...smallCard('x'), colour: 'red' } } }, '200673'],
]

test.each(failures)(
  '%s leaves the card as it was and shows the person its code',
  async (_, returned, code) => {
    const { sim, send, bot, openIdOf } = await startTenant()
    await bot(answer(returned))
    await send(openIdOf('周敏'), smallCard('待审'))

    expect((await sim.tryPress('周敏', '通过')).error).toContain(`（${code}）`)
    expect((await sim.lastCard('周敏')).card).toEqual(smallCard('待审'))
  },
)

test('the wire log says what was wrong with an invalid card', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await bot(answer({ card: { type: 'raw', data: { ...smallCard('x'), colour: 'red' } } }))
  await send(openIdOf('周敏'), smallCard('待审'))

  await sim.tryPress('周敏', '通过')

  const [press] = await sim.deliveries({ type: 'card.action.trigger' })
  expect(press?.told?.problems?.map(({ path }) => path)).toEqual(['ROOT -> colour'])
  await expect(sim.press('周敏', '通过')).rejects.toThrow('colour')
})

test('a press is tried once: not online, a handler that throws, one that sleeps', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await send(openIdOf('周敏'), smallCard('待审'))
  expect((await sim.tryPress('周敏', '通过')).error).toContain('（200340）')

  let presses = 0
  await bot({
    'card.action.trigger': async () => {
      presses += 1
      if (presses === 1) throw new Error('bang')
      await new Promise((resolve) => setTimeout(resolve, 3200))
    },
  })
  expect((await sim.tryPress('周敏', '通过')).error).toContain('（200671）')
  expect((await sim.tryPress('周敏', '通过')).error).toContain('（200341）')

  const tries = (await sim.deliveries({ type: 'card.action.trigger' })).map(({ state, attempts }) => ({
    state,
    outcomes: attempts.map(({ outcome }) => outcome),
  }))
  expect(tries).toEqual([
    { state: 'dead', outcomes: ['offline'] },
    { state: 'dead', outcomes: ['failed'] },
    { state: 'dead', outcomes: ['timeout'] },
  ])
})

test('after 14 days a card is neither pressed nor patched', async () => {
  const { sandbox, sim, send, bot, openIdOf } = await startTenant({ clock: 'frozen' })
  await bot(answer(OK))
  const { data } = await send(openIdOf('周敏'), smallCard('待审'))
  // A new client each time: a token lives two hours, and the SDK does not ask for another by itself.
  const patch = () =>
    larkClient(sandbox.url, sandbox.credentials).im.v1.message.patch({
      path: { message_id: data?.message_id ?? '' },
      data: { content: JSON.stringify(smallCard('续期')) },
    })

  await sim.clock({ advance: '13d' })
  expect((await patch()).code).toBe(0)
  await sim.clock({ advance: '1d' })

  expect((await refusalOf(patch())).code).toBe(230031)
  expect((await sim.tryPress('周敏', '通过')).error).toBe('卡片已超过 14 天，不能再操作（230031）')
})

test('a patch replaces the card for its reader, if both cards say update_multi', async () => {
  const { sim, send, client, openIdOf } = await startTenant()
  const patch = (message_id = '', content: unknown = smallCard('已审')) =>
    client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(content) } })
  const shared = await send(openIdOf('周敏'), smallCard('待审'))
  const silent = await send(openIdOf('周敏'), { ...smallCard('待审'), config: {} })
  const text = await send(openIdOf('周敏'), { text: '您好' }, { msg_type: 'text' })

  expect((await patch(shared.data?.message_id)).code).toBe(0)
  expect((await refusalOf(patch(silent.data?.message_id))).code).toBe(230001)
  expect((await refusalOf(patch(shared.data?.message_id, { ...smallCard('x'), config: {} }))).code).toBe(
    230001,
  )
  expect((await refusalOf(patch(text.data?.message_id))).code).toBe(230001)

  const cards = await sim.cards('周敏')
  expect(cards.map(({ card }) => card)).toEqual([smallCard('已审'), { ...smallCard('待审'), config: {} }])
})

test('while somebody presses, the card is locked for patches', async () => {
  const { sim, send, bot, client, openIdOf } = await startTenant()
  const { data } = await send(openIdOf('周敏'), smallCard('待审'))
  const patch = () =>
    client.im.v1.message.patch({
      path: { message_id: data?.message_id ?? '' },
      data: { content: JSON.stringify(smallCard('已审')) },
    })
  const during: unknown[] = []
  await bot({
    'card.action.trigger': async () => {
      during.push(await refusalOf(patch()))
      return {}
    },
  })

  await sim.press('周敏', '通过')

  expect(during).toEqual([{ status: 400, code: 230099, msg: expect.stringContaining('card action is lock') }])
  expect((await patch()).code).toBe(0)
})

test('the update token works twice, for thirty minutes, after the answer', async () => {
  const { sim, send, bot, client, openIdOf } = await startTenant({ clock: 'frozen' })
  const tokens: string[] = []
  await bot({
    'card.action.trigger': (event) => {
      tokens.push(String(event.token))
      return {}
    },
  })
  const update = async (token: string, title: string) => {
    const call = client.request({
      method: 'POST',
      url: '/open-apis/interactive/v1/card/update',
      data: { token, card: smallCard(title) },
    })
    return call.then(
      ({ code }) => code as number,
      (error: { response: { data: { code: number } } }) => error.response.data.code,
    )
  }
  await send(openIdOf('周敏'), smallCard('待审'))
  await sim.press('周敏', '通过')
  await sim.press('周敏', '通过')
  const [first = '', second = ''] = tokens

  expect(await update(first, '一')).toBe(0)
  expect(await update(first, '二')).toBe(0)
  expect(await update(first, '三')).toBe(300040)
  expect(await update('c-unknown', '四')).toBe(300020)
  await sim.clock({ advance: '30m' })
  expect(await update(second, '五')).toBe(300030)
  expect((await sim.lastCard('周敏')).card).toEqual(smallCard('二'))
})

test('a card that forbids it is not forwarded; a forwarded copy shows the card but does not react', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await bot(answer(OK))
  const secret = await send(openIdOf('周敏'), smallCard('评分', { config: { enable_forward: false } }))
  const open = await send(openIdOf('周敏'), smallCard('公示'))
  const forward = (message = '') => sim.forward('周敏', message, '陆萍')

  await expect(forward(secret.data?.message_id)).rejects.toThrow('这张卡片不能转发')
  const copy = await forward(open.data?.message_id)

  expect((await sim.lastCard('陆萍', '周敏')).card).toEqual(smallCard('公示'))
  const pressed = await sim.tryPress('陆萍', '通过', { message: copy.id, chat: '周敏' })
  expect(pressed).toEqual({ error: '转发的卡片不能操作' })
})

test('with enable_forward_interaction a copy reacts, and names its own presser and chat', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  const pressers: unknown[] = []
  await bot({
    'card.action.trigger': (event) => {
      const { open_message_id } = event.context as { open_message_id: string }
      pressers.push({ by: (event.operator as { open_id: string }).open_id, open_message_id })
      return OK
    },
  })
  const { data } = await send(
    openIdOf('周敏'),
    smallCard('公示', { config: { enable_forward_interaction: true } }),
  )
  const copy = await sim.forward('周敏', data?.message_id ?? '', '陆萍')

  await sim.press('陆萍', '通过', { message: copy.id })

  expect(pressers).toEqual([{ by: openIdOf('陆萍'), open_message_id: copy.id }])
  expect((await sim.lastCard('周敏')).card).toEqual(smallCard('已审'))
})

test('what comes through /raw reaches the bot exactly as given and changes no card', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  const heard: unknown[] = []
  await bot({
    'card.action.trigger': (event) => {
      heard.push({ operator: event.operator, action: event.action })
      return OK
    },
  })
  await send(openIdOf('周敏'), smallCard('待审'))
  const forged = {
    schema: '2.0',
    header: { event_id: 'forged-1', event_type: 'card.action.trigger', create_time: '1' },
    event: { operator: { open_id: 'ou_attacker' }, action: { value: { a: 'go' } } },
  }

  expect(await sim.raw('周敏', forged)).toEqual({ toast: OK.toast, card: smallCard('已审') })

  expect(heard).toEqual([{ operator: { open_id: 'ou_attacker' }, action: { value: { a: 'go' } } }])
  expect((await sim.deliveries())[0]?.envelope).toEqual(forged)
  expect((await sim.lastCard('周敏')).card).toEqual(smallCard('待审'))
})
