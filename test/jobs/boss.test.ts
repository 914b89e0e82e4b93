import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDrivenClock, type DrivenClock } from '../../src/clock.ts'
import { type Boss, createBoss } from '../../src/jobs/boss.ts'
import type { Database } from '../../src/store/database.ts'
import type { Run } from '../../src/store/tx.ts'
import { withDatabase } from '../support/database.ts'
import { slowness } from '../support/slowness.ts'

const START = Date.parse('2026-03-02T09:00:00+08:00')
const MINUTE = 60_000

let database: Database
let tx: Run
let clock: DrivenClock
let boss: Boss
let logged: string[]

beforeEach(async () => {
  ;({ database, tx } = await withDatabase())
  clock = createDrivenClock({ start: START, frozen: true })
  logged = []
  boss = await open()
})

afterEach(() => boss.stop(0))

const note = (_facts: Record<string, unknown>, message: string) => logged.push(message)
const open = () => createBoss({ database, clock, log: { warn: note, error: note } })

const send = async (queue: string, name: string, at?: number) => {
  await tx((db) => boss.enqueue(db, queue, { data: { name }, ...(at !== undefined && { at }) }))
  boss.wake()
}

/** Registers a worker that writes down what it is given, and when. */
const recorder = async (queues: string | string[], concurrency = 1) => {
  const seen: [string, number][] = []
  await boss.work(
    queues,
    async (job) => {
      seen.push([String(job.data.name), (clock.now() - START) / MINUTE])
    },
    concurrency,
  )
  return seen
}

test('a job runs after the commit of its transaction, and not at all when that fails', async () => {
  const seen = await recorder('deliver')
  boss.start()
  await expect(
    tx(async (db) => {
      await boss.enqueue(db, 'deliver', { data: { name: '张三' } })
      throw new Error('退回')
    }),
  ).rejects.toThrow('退回')
  await send('deliver', '李四')
  await boss.drain()
  expect(seen).toEqual([['李四', 0]])
  expect(await boss.idle()).toEqual([])
})

test('the job wakes the worker at once, without a poll', async () => {
  const done = Promise.withResolvers<number>()
  await boss.work('deliver', async () => done.resolve(performance.now()))
  boss.start()
  await boss.drain()
  const started = performance.now()
  await send('deliver', '王五')
  expect((await done.promise) - started).toBeLessThan(500)
})

test('a driven clock steps through what falls due, in order of time', async () => {
  const seen = await recorder('due')
  boss.start()
  await send('due', '公示结束', START + 5 * 24 * 60 * MINUTE)
  await send('due', '提醒', START + 60 * MINUTE)
  await send('due', '截止', START + 2 * 60 * MINUTE)
  await boss.tick(START + 3 * 60 * MINUTE)
  expect(seen).toEqual([
    ['提醒', 60],
    ['截止', 120],
  ])
  expect(clock.now()).toBe(START + 3 * 60 * MINUTE)
  await boss.tick(START + 6 * 24 * 60 * MINUTE)
  expect(seen.at(-1)).toEqual(['公示结束', 7200])
})

test('a job that comes out of another one runs in the same tick', async () => {
  const seen = await recorder('deliver')
  await boss.work('due', (job) => send('deliver', `${job.data.name}的通知`, clock.now() + MINUTE))
  boss.start()
  await send('due', '截止', START + 10 * MINUTE)
  await boss.tick(START + 20 * MINUTE)
  expect(seen).toEqual([['截止的通知', 11]])
})

test('dates kept in another table take their turn among the jobs', async () => {
  const seen = await recorder('deliver')
  const dates = [START + 2 * MINUTE, START + 4 * MINUTE]
  boss.alsoDue({
    name: 'stages',
    next: async () => dates[0],
    run: async (now) => {
      while ((dates[0] ?? Infinity) <= now)
        await send('deliver', `阶段${(Number(dates.shift()) - START) / MINUTE}`)
    },
  })
  boss.start()
  await send('deliver', '提醒', START + 3 * MINUTE)
  await boss.tick(START + 10 * MINUTE)
  expect(seen).toEqual([
    ['阶段2', 2],
    ['提醒', 3],
    ['阶段4', 4],
  ])
})

test('it says what happens next by itself: a job that waits, or what a table has that anybody would notice', async () => {
  await recorder('deliver')
  boss.alsoDue({
    name: 'stages',
    next: async () => START + MINUTE,
    soon: async () => ({ at: START + 4 * MINUTE, what: '公示结束' }),
    run: async () => {},
  })
  expect(await boss.soon()).toEqual({ at: START + 4 * MINUTE, what: '公示结束' })
  await send('deliver', '提醒', START + 3 * MINUTE)
  expect(await boss.soon()).toEqual({ at: START + 3 * MINUTE, what: '没有办成的事再试一次' })
})

test('while an earlier queue has jobs, a later one gets no hand', async () => {
  const seen = await recorder(['answers', 'reminders', 'posting'])
  for (const name of ['名单1', '名单2']) await send('posting', name)
  await send('reminders', '催办')
  await send('answers', '回答')
  boss.start()
  await boss.drain()
  expect(seen.map(([name]) => name)).toEqual(['回答', '催办', '名单1', '名单2'])
})

test('no more jobs are in hands than allowed', async () => {
  let now = 0
  let most = 0
  await boss.work(
    'deliver',
    async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      now -= 1
    },
    3,
  )
  for (let i = 0; i < 9; i += 1) await send('deliver', `${i}`)
  boss.start()
  await boss.drain()
  expect(most).toBe(3)
})

test('a job that fails is tried again later, and says so', async () => {
  const attempts: number[] = []
  await boss.work('deliver', async (job) => {
    attempts.push(job.attempt)
    if (job.attempt < 3) throw new Error('飞书没有回答')
  })
  boss.start()
  await send('deliver', '张三')
  await boss.drain()
  expect(attempts).toEqual([1])
  expect(await boss.idle()).toEqual([])
  await boss.tick(START + 60 * MINUTE)
  expect(attempts).toEqual([1, 2, 3])
  expect(logged).toEqual(['a job failed', 'a job failed'])
})

test('a job may ask for another time', async () => {
  const times: number[] = []
  await boss.work('deliver', async (_job, again) => {
    times.push((clock.now() - START) / MINUTE)
    if (times.length < 3) again(clock.now() + 10 * MINUTE)
  })
  boss.start()
  await send('deliver', '张三')
  await boss.tick(START + 60 * MINUTE)
  expect(times).toEqual([0, 10, 20])
})

test('a job for which the platform has no room comes back as it was: its tries are not used up', async () => {
  const attempts: number[] = []
  await boss.work('deliver', async (job, _again, later) => {
    attempts.push(job.attempt)
    if (attempts.length === 3) throw new Error('飞书没有回答')
    if (attempts.length < 7) later({ state: 'later', afterMs: 20, of: 'receiver' })
  })
  boss.start()
  await send('deliver', '张三')
  await boss.drain()
  expect(attempts).toEqual([1, 1, 1])
  await boss.tick(START + MINUTE)
  expect(attempts).toEqual([1, 1, 1, 2, 2, 2, 2])
  expect(await boss.idle()).toEqual([])
})

test('where time passes it goes back into its queue meanwhile, and keeps its place there', async () => {
  clock = createDrivenClock({ start: START })
  await boss.stop(0)
  boss = await open()
  const seen: [string, number][] = []
  await boss.work('deliver', async (job, _again, later) => {
    seen.push([String(job.data.name), job.attempt])
    if (seen.length === 1) later({ state: 'later', afterMs: 200, of: 'receiver' })
    if (seen.length === 2) await send('deliver', '王五')
    if (seen.length === 2) await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await send('deliver', '张三')
  await send('deliver', '李四')
  boss.start()
  while (seen.length < 4) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(seen).toEqual([
    ['张三', 1],
    ['李四', 1],
    ['张三', 1],
    ['王五', 1],
  ])
})

test('what waits for the platform’s next slot is not done: whoever asks hears so until it is', async () => {
  clock = createDrivenClock({ start: START })
  await boss.stop(0)
  boss = await open()
  const seen: number[] = []
  await boss.work('deliver', async (_job, _again, later) => {
    seen.push(seen.length)
    if (seen.length < 4) later({ state: 'later', afterMs: 150, of: 'receiver' })
  })
  await send('deliver', '张三')
  boss.start()
  while (seen.length < 1) await new Promise((resolve) => setTimeout(resolve, 1))
  while ((await boss.idle()).length > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(seen.length).toBe(4)
})

test('while a lane has no room nobody of its queue asks, and other queues go on', async () => {
  clock = createDrivenClock({ start: START })
  await boss.stop(0)
  boss = await open()
  const began = performance.now()
  const asked: string[] = []
  const note = (name: unknown) => asked.push(String(name))
  await boss.work('posting', async (job, _again, later) => {
    note(job.data.name)
    if (asked.length === 1) later({ state: 'later', afterMs: 1_500, of: 'lane' })
  })
  await boss.work('answers', async (job) => void note(job.data.name))
  for (const name of ['名单1', '名单2', '名单3']) await send('posting', name)
  boss.start()
  while (asked.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
  await send('answers', '回答')
  while (asked.length < 5) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(asked.slice(0, 2)).toEqual(['名单1', '回答'])
  expect(asked.slice(2).sort()).toEqual(['名单1', '名单2', '名单3'])
  expect(performance.now() - began).toBeGreaterThan(1_500)
})

test('a job in the hands of a killed process runs again after the start', async () => {
  const never = new Promise<void>(() => {})
  await boss.work('deliver', () => never)
  boss.start()
  await send('deliver', '张三')
  while ((await boss.idle()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await boss.stop(0)

  boss = await open()
  const seen = await recorder('deliver')
  boss.start()
  await boss.drain()
  expect(seen).toEqual([['张三', 0]])
})

test('idle names the queue that nobody works on', async () => {
  await boss.work('deliver', async () => {})
  await send('deliver', '张三')
  expect(await boss.idle()).toEqual(['deliver'])
})

test('the queue is refused inside a transaction, but for enqueueing', async () => {
  await boss.work('deliver', async () => {})
  await expect(tx(() => boss.idle())).rejects.toThrow("use the transaction's own client")
})

test('enqueueing costs a transaction a few milliseconds', async () => {
  await boss.work('deliver', async () => {})
  const time = async (fn: (i: number) => Promise<unknown>) => {
    const started = performance.now()
    for (let i = 0; i < 100; i += 1) await fn(i)
    return (performance.now() - started) / 100
  }
  const row = (i: number) => ({ at: new Date(START), action: '测试', about: `${i}` })
  const plain = await time((i) => tx((db) => db.auditLine.create({ data: row(i) })))
  const withJob = await time((i) =>
    tx(async (db) => {
      await db.auditLine.create({ data: row(i) })
      await boss.enqueue(db, 'deliver', { data: { i } })
    }),
  )
  expect(withJob - plain).toBeLessThan(20 * slowness())
})
