import { expect, onTestFinished, test } from 'vitest'
import { startTenant } from '../support/tenant.ts'

type Command = { id: string; kind: string; now: string; frozen: boolean; seed?: string }
type Reply = {
  idle?: boolean
  running?: string[]
  ok?: boolean
  error?: string
  next?: string
  what?: string
}

/** A sandbox-mode bot's control stream, answered by `reply`; returns what it was asked. */
const controlled = async (url: string, reply: (command: Command) => Reply | Promise<Reply>) => {
  const asked: Command[] = []
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(`${url}/_sim/bots/control?bot=test`, { signal: abort.signal })
  const answer = async (command: Command) => {
    asked.push(command)
    await fetch(`${url}/_sim/bots/control/${command.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ bot: 'test', ...(await reply(command)) }),
    })
  }
  const read = async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        if (event.startsWith('data: ')) void answer(JSON.parse(event.slice(6)) as Command)
      }
    }
  }
  void read().catch(() => {})
  await expect.poll(() => asked.length).toBe(1)
  return { asked, abort }
}

const obedient = (command: Command): Reply => (command.kind === 'idle?' ? { idle: true } : { ok: true })

const START = '2026-04-15T09:00:00+08:00'

test('a bot that connects is told the tenant’s time at once', async () => {
  const { sandbox } = await startTenant({ clock: 'frozen', startAt: START })
  const { asked } = await controlled(sandbox.url, obedient)
  expect(asked).toEqual([
    { id: expect.any(String), kind: 'clock', now: '2026-04-15T01:00:00.000Z', frozen: true },
  ])
})

test('the clock answers after the bot has run everything due and is idle', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  let done = 0
  const { asked } = await controlled(sandbox.url, async (command) => {
    if (command.kind !== 'clock') return obedient(command)
    await new Promise((resolve) => setTimeout(resolve, 100))
    done += 1
    return { ok: true }
  })

  const now = await sim.clock({ advance: '5d' })

  expect({ now, done }).toEqual({ now: '2026-04-20T01:00:00.000Z', done: 2 })
  const clocks = asked.filter(({ kind }) => kind === 'clock')
  expect(clocks.map(({ now }) => now)).toEqual(['2026-04-15T01:00:00.000Z', '2026-04-20T01:00:00.000Z'])
  expect(asked.at(-1)?.kind).toBe('idle?')
})

test('on its way the clock stops at the sandbox’s own due times', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  const { asked } = await controlled(sandbox.url, obedient)
  await sim.say('周敏', '首页')

  await sim.clock({ advance: '1d' })

  const minutes = asked
    .filter(({ kind }) => kind === 'clock')
    .map(({ now }) => (Date.parse(now) - Date.parse(START)) / 60_000)
  expect(minutes).toEqual([0, 0.25, 5.25, 65.25, 425.25, 1440])
})

test('the clock can be set to a moment, and never back', async () => {
  const { sim } = await startTenant({ clock: 'frozen', startAt: START })
  expect(await sim.clock({ to: '2026-05-01T09:00:00+08:00' })).toBe('2026-05-01T01:00:00.000Z')
  await expect(sim.clock({ to: '2026-04-30T09:00:00+08:00' })).rejects.toThrow('时间不能倒退')
  await expect(sim.clock({ advance: 'soon' })).rejects.toThrow('时间要写成')
})

test('the clock runs to what falls due next: in the sandbox, or in the bot when that is earlier', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  const reminder = { next: '2026-04-15T01:01:00.000Z', what: '提醒还没有提交的推荐' }
  await controlled(sandbox.url, (command) =>
    command.kind === 'next?' ? { ok: true, ...reminder } : obedient(command),
  )
  expect(await sim.next()).toEqual({ bot: reminder.next, what: reminder.what })
  await sim.say('周敏', '首页')
  await sim.idle()

  const again = '平台把没有送到的事件再送一次'
  expect(await sim.next()).toEqual({ sandbox: '2026-04-15T01:00:15.000Z', bot: reminder.next, what: again })
  expect(await sim.clock({ to: 'next' })).toBe('2026-04-15T01:00:15.000Z')
  expect(await sim.clock({ to: 'next' })).toBe(reminder.next)
})

test('where nothing falls due by itself, the clock does not move', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  await controlled(sandbox.url, obedient)
  expect(await sim.next()).toEqual({})
  await expect(sim.clock({ to: 'next' })).rejects.toThrow('没有什么事会自己到期')
  expect((await sim.state()).now).toBe('2026-04-15T01:00:00.000Z')
})

test('a bot’s own error stops the clock in words', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen' })
  let told = 0
  await controlled(sandbox.url, (command) => {
    if (command.kind === 'clock') told += 1
    return told > 1 ? { error: '提醒没有发出' } : obedient(command)
  })
  await expect(sim.clock({ advance: '1d' })).rejects.toThrow('test: 提醒没有发出')
})

test('idle waits until the bot says so', async () => {
  const { sandbox, sim } = await startTenant()
  let busy = 3
  await controlled(sandbox.url, (command) => {
    if (command.kind !== 'idle?') return { ok: true }
    busy -= 1
    return busy > 0 ? { idle: false, running: ['deliver'] } : { idle: true }
  })

  await sim.idle()

  expect(busy).toBe(0)
})

test('idle gives up with what is still running', async () => {
  const { sandbox } = await startTenant()
  await controlled(sandbox.url, (command) =>
    command.kind === 'idle?' ? { idle: false, running: ['deliver 3'] } : { ok: true },
  )
  await expect(sandbox.sim.idle(100)).rejects.toMatchObject({ running: ['test: deliver 3'] })
})

test('a bot that went away does not hold anyone up', async () => {
  const { sandbox, sim } = await startTenant()
  const { abort } = await controlled(sandbox.url, obedient)
  abort.abort()
  await sim.idle()
  await expect.poll(async () => (await sim.state()).bots.control).toEqual([])
})

test('a reset at a moment of the past answers with the code of a bot that has nobody yet', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  const { asked } = await controlled(sandbox.url, (command) =>
    command.kind === 'reset' ? { ok: true, code: '482913' } : obedient(command),
  )
  expect(await sim.reset('empty', '2026-03-02T09:00:00+08:00')).toEqual({ ok: true, code: '482913' })

  const now = '2026-03-02T01:00:00.000Z'
  expect(asked.find(({ kind }) => kind === 'reset')?.now).toBe(now)
  expect((await sim.state()).now).toBe(now)
  await expect(sim.reset('empty', '昨天')).rejects.toThrow('时间要写成')
})

test('a reset brings the tenant back to its seed and first time, and asks the bot to do the same', async () => {
  const { sandbox, sim } = await startTenant({ clock: 'frozen', startAt: START })
  const { asked } = await controlled(sandbox.url, obedient)
  await sim.clock({ advance: '5d' })
  await sim.leave('陆萍')
  await sim.say('周敏', '首页')
  const before = asked.length

  await sim.reset('empty')

  const commands = asked.slice(before).map(({ kind, now, seed }) => ({ kind, now, seed }))
  const now = '2026-04-15T01:00:00.000Z'
  expect(commands).toEqual([
    { kind: 'idle?', now: '2026-04-20T01:00:00.000Z', seed: undefined },
    { kind: 'reset', now, seed: 'empty' },
    { kind: 'idle?', now, seed: undefined },
  ])
  expect(await sim.messages('周敏')).toEqual([])
  expect(await sim.deliveries()).toEqual([])
  const state = await sim.state()
  expect(state.people.filter(({ left }) => left)).toEqual([])
  expect(state.seed).toBe('empty')
})

test('a seed that does not exist is refused in words, and nothing is reset', async () => {
  const { sandbox, sim } = await startTenant()
  const { asked } = await controlled(sandbox.url, obedient)
  await sim.say('周敏', '首页')
  const answer = await fetch(`${sandbox.url}/_sim/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 'vote' }),
  })
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: '没有“vote”这个开头，可以用的有：district、empty、nominate、review、publicity' },
  ])
  expect((await sim.messages('周敏')).map(({ text }) => text)).toEqual(['首页'])
  expect((await sim.state()).seed).toBe('district')
  expect(asked.filter(({ kind }) => kind === 'reset')).toEqual([])
})
