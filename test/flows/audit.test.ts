import { expect, test } from 'vitest'
import { verifyRecord } from '../../src/store/audit-verify.ts'
import { GROUP, publicGroup, publicityWorld, released } from '../support/publicity.ts'
import type { World } from '../support/world.ts'

const verdict = (world: World) => verifyRecord(world.tx, world.bot.deps.now())

test('every line of the record is sealed within a second, and before a list leaves', async () => {
  const world = await publicityWorld()
  await publicGroup(world)
  await released(world)
  const posted = await world.tx((db) =>
    db.auditLine.findFirstOrThrow({ where: { action: 'posting.posted' } }),
  )
  const before = await world.tx((db) =>
    db.auditLine.findMany({ where: { id: { lt: posted.id } }, select: { seq: true } }),
  )
  expect(before.filter(({ seq }) => seq === null)).toEqual([])
  await world.sim.clock({ advance: '2s' })
  const { lines, ...rest } = await verdict(world)
  expect(rest).toEqual({ sealed: lines, late: 0, broken: null })
  expect(lines).toBeGreaterThan(8)
})

test('a line that was changed behind our back is found, and so is one that nobody sealed', async () => {
  const world = await publicityWorld()
  await publicGroup(world, GROUP)
  await world.sim.clock({ advance: '2s' })
  await world.tx(async (db) => {
    await db.$executeRaw`SET LOCAL session_replication_role = replica`
    await db.$executeRaw`UPDATE "AuditLine" SET "actorId" = 'somebody' WHERE seq = 2`
  })
  expect((await verdict(world)).broken).toBe(2)
  expect((await verifyRecord(world.tx, world.bot.deps.now() + 3_600_000)).late).toBe(0)
  await world.tx((db) =>
    db.auditLine.create({
      data: { at: new Date(world.bot.deps.now() - 61_000), action: 'test', about: 'test:late' },
    }),
  )
  expect((await verdict(world)).late).toBe(1)
})
