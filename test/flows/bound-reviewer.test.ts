import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { systemActor } from '../../src/feishu/actor.ts'
import { publicityWorld, wang } from '../support/publicity.ts'

test('a reviewer who binds an account after the entries were assigned finds them', async () => {
  const { bot, sim, tx } = await publicityWorld([wang])
  const at = new Date(bot.deps.now())
  await tx(async (db) => {
    await db.cycle.update({ where: { id: 'cyc_2026' }, data: { stage: 'review' } })
    await db.nomination.update({ where: { id: wang.id }, data: { state: 'assigned' } })
    await db.person.create({ data: { id: 'per_sheet', name: '邓小云', external: false, at, version: 1 } })
    await db.roleGrant.create({
      data: {
        ...{ id: 'grant_sheet', personId: 'per_sheet', role: 'reviewer', category: '技术专家' },
        ...{ from: at, grantedBy: 'linxiao', state: 'active' },
      },
    })
    await db.assignment.create({
      data: {
        ...{ id: 'asg_sheet', cycleId: 'cyc_2026', nominationId: wang.id, reviewerId: 'per_sheet' },
        ...{ state: 'assigned', comment: '', at, version: 1 },
      },
    })
  })
  await bot.deps.store.change(systemActor(at.getTime()), async (change) => {
    const listed = await change.roster.byId('per_sheet')
    if (listed) await change.roster.merge(listed, 'dengxiaoyun', at.getTime())
    return { ok: true, value: {} }
  })
  await sim.say('邓小云', '评审')
  await sim.idle()
  expect(textOf((await sim.lastCard('邓小云')).card)).toContain('王建国')
})
