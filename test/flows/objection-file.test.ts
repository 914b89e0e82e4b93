import { expect, test } from 'vitest'
import { pdf } from '../support/files.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'

test('a file that is still on its way when the objection is handed in belongs to it', async () => {
  const world = await publicityWorld()
  const { sim, tx } = world
  await boundGroup(world)
  await released(world)
  await sim.press('孟凡', '我有异议', { chat: GROUP })
  await sim.idle()
  await sim.fault({ when: { op: 'im.messageResource.get' }, times: 1, effect: { status: 503 } })
  await sim.sendFile('孟凡', { name: '报表.pdf', bytes: pdf(1) })
  await sim.idle()
  await sim.press('孟凡', '提交', {
    form: {
      被反映人: '王建国（海淀精工机械有限公司）',
      真实姓名: '孟凡',
      联系方式: '13900000077',
      事实: '公示写的合格率是全车间的，不是他一个人的。',
    },
  })
  await sim.clock({ advance: '1m' })
  const { id } = await tx((db) => db.objection.findFirstOrThrow())
  const files = await tx((db) => db.attachment.findMany())
  expect(files.map(({ name, state, objectionId }) => [name, state, objectionId])).toEqual([
    ['报表.pdf', 'stored', id],
  ])
})
