import { expect, test } from 'vitest'
import { createDrivenClock } from '../../src/clock.ts'
import type { Actor, Outcome } from '../../src/deps.ts'
import { deny, ok } from '../../src/domain/result.ts'
import { type JobQueue, openJobQueue } from '../../src/store/job-queue.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import type { Run } from '../../src/store/tx.ts'
import { withDatabase } from '../support/database.ts'

const AT = Date.parse('2026-11-23T01:00:00Z')

const 张三 = (once: string[], via: Actor['via'] = 'press'): Actor => ({
  person: { id: 'zhangsan', openId: 'ou_z', name: '张三', unitId: null, external: false, grants: [] },
  at: AT,
  via,
  once,
})

const hello = { to: { person: 'zhangsan' }, show: { card: 'home', about: {} } } as const
const line = { action: 'test', about: 'test:1' }

const open = async (): Promise<{
  store: Store
  tx: Run
  queue: JobQueue
  counts: () => Promise<number[]>
}> => {
  const { database, tx } = await withDatabase()
  const queue = await openJobQueue(database, createDrivenClock({ start: AT, frozen: true }))
  await queue.create('deliver-0')
  let next = 0
  const store = createStore({
    run: tx,
    enqueue: queue.enqueue,
    now: () => AT,
    newId: (prefix) => `${prefix}_${next++}`,
    woken: () => {},
  })
  const counts = () =>
    tx(async (db) => [
      await db.sent.count(),
      await db.auditLine.count(),
      await db.seen.count(),
      Number((await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pgboss.job`)[0]?.n),
    ])
  return { store, tx, queue, counts }
}

test('what 张三 does, its audit line, its message, its job and its id commit together', async () => {
  const { store, counts, queue } = await open()
  const result = await store.change(张三(['press:1']), async (tx) => {
    tx.audit(line)
    tx.send(hello)
    return ok({ toast: { key: 'saved', facts: {} } })
  })
  expect(result).toEqual({ ok: true, value: { toast: { key: 'saved', facts: {} } } })
  expect(await counts()).toEqual([1, 1, 1, 1])
  await queue.stop()
})

test('when the end of a change fails, nothing of it is left, its job neither', async () => {
  const { store, counts, queue } = await open()
  // An answer that JSON cannot say: storing it fails after everything else was written.
  const broken = {
    toJSON: () => {
      throw new Error('unsayable')
    },
  } as unknown as Outcome
  const work = store.change(张三(['press:1']), async (tx) => {
    tx.audit(line)
    tx.send(hello)
    return ok(broken)
  })
  await expect(work).rejects.toThrow()
  expect(await counts()).toEqual([0, 0, 0, 0])
  await queue.stop()
})

test('a refusal leaves nothing, so that the corrected press is new', async () => {
  const { store, counts, queue } = await open()
  const refused = await store.change(张三(['press:1']), async (tx) => {
    tx.audit(line)
    tx.send(hello)
    return deny('not-your-role')
  })
  expect(refused).toEqual(deny('not-your-role'))
  expect(await counts()).toEqual([0, 0, 0, 0])
  const accepted = await store.change(张三(['press:1']), async () => ok({}))
  expect(accepted).toEqual(ok({}))
  await queue.stop()
})

test('the same press twice at the same moment runs once and is answered twice alike', async () => {
  const { store, counts, queue } = await open()
  let runs = 0
  const press = () =>
    store.change(张三(['event:1', 'press:1']), async (tx) => {
      runs += 1
      tx.audit(line)
      return ok({ toast: { key: 'role-granted', facts: { role: `第 ${runs} 次` } } })
    })
  const [first, second] = await Promise.all([press(), press()])
  expect(runs).toBe(1)
  expect(second).toEqual(first)
  expect(await counts()).toEqual([0, 1, 2, 0])
  await queue.stop()
})

test('a double tap with another event id but the same rendering is one press', async () => {
  const { store, queue } = await open()
  let runs = 0
  const press = (event: string) =>
    store.change(张三([event, 'press:1']), async () => {
      runs += 1
      return ok({})
    })
  await press('event:1')
  await press('event:2')
  expect(runs).toBe(1)
  await queue.stop()
})

test('the answer to a typed message leaves once, however often the event comes', async () => {
  const { store, counts, queue } = await open()
  const say = () =>
    store.change(张三(['message:om_1'], 'message'), async () => ok({ show: { card: 'home', about: {} } }))
  await say()
  await say()
  expect(await counts()).toEqual([1, 0, 1, 1])
  await queue.stop()
})

test('each event of a press that came in several is answered with what the press was, however often it comes', async () => {
  const { store, queue } = await open()
  const saved = { toast: { key: 'saved', facts: {} } } as const
  await store.change(张三(['event:1', 'press:1']), async () => ok(saved))
  const never = async () => ok({})
  for (const ids of [['event:2', 'press:1'], ['event:2', 'press:1'], ['event:2']])
    expect(await store.change(张三(ids), never)).toEqual(ok(saved))
  await queue.stop()
})
