import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { createWorld } from '../support/world.ts'

test('a message the platform has no room for at the moment arrives later', async () => {
  const { sim } = await createWorld()
  await sim.fault({
    when: { op: 'im.message.create' },
    times: 1,
    effect: { status: 400, body: { code: 230020, msg: 'too many requests' } },
  })
  await sim.say('周敏', '首页')
  await sim.clock({ advance: '1m' })
  expect(textOf((await sim.lastCard('周敏')).card)).toContain('周敏，您好')
})

test('a message nobody could deliver for an hour becomes a call of the staff', async () => {
  const { sim, tx } = await createWorld()
  await sim.fault({ when: { op: 'im.message.create' }, effect: { status: 503 } })
  await sim.say('周敏', '首页')
  await sim.clock({ advance: '3h' })
  const tasks = await tx((db) => db.task.findMany())
  expect(tasks.map(({ kind, about }) => [kind, about])).toEqual([['phone', 'person:zhoumin']])
})
