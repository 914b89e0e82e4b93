import { describe, expect, test } from 'vitest'
import { criterionCodes } from '../../src/domain/criteria.ts'
import { verifyRecord } from '../../src/store/audit-verify.ts'
import { postgres } from '../support/database.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'
import { li, reviewWorld } from '../support/review.ts'
import { secondBot } from '../support/second-bot.ts'
import { slowness } from '../support/slowness.ts'
import type { World } from '../support/world.ts'

const SEEDED = ['李国栋', '张海燕', '王思远', '朱明', '宋雅']
const ADDED = { luping: '陆萍', wugang: '吴刚', liuyang: '刘洋', hubin: '胡斌' }
const PANEL = [...SEEDED, ...Object.values(ADDED)]

/** Four more reviewers of 李雪, beside the seeded five. */
const addReviewers = ({ tx, bot }: World): Promise<void> =>
  tx(async (db) => {
    const model = await db.roleGrant.findFirstOrThrow({ where: { role: 'reviewer' } })
    const at = new Date(bot.deps.now())
    for (const personId of Object.keys(ADDED)) {
      await db.roleGrant.create({ data: { ...model, id: `grant_${personId}`, personId } })
      const pair = { cycleId: 'cyc_2026', nominationId: li.id, reviewerId: personId }
      await db.assignment.create({
        data: { id: `as_${personId}`, ...pair, state: 'assigned', comment: '', at, version: 1 },
      })
    }
  })

const markEverything = ({ tx }: World): Promise<void> =>
  tx(async (db) => {
    const open = await db.assignment.findMany({ where: { state: 'assigned' } })
    const marks = open.flatMap(({ id }) =>
      criterionCodes.map((criterion) => ({ assignmentId: id, criterion })),
    )
    await db.mark.createMany({ data: marks.map((one) => ({ ...one, mark: 4, at: new Date(0) })) })
  })

/** Everybody presses this button at once; how long each waited for the answer, in ms. */
const together = ({ sim }: World, button: string): Promise<{ ms: number; toast: string | undefined }[]> =>
  Promise.all(
    PANEL.map(async (name) => {
      const began = performance.now()
      const { toast } = await sim.press(name, button)
      return { ms: performance.now() - began, toast: toast?.content }
    }),
  )

const nineReady = async (): Promise<World> => {
  const world = await reviewWorld({ entrants: [li] })
  await secondBot(world)
  await addReviewers(world)
  await markEverything(world)
  for (const name of PANEL) {
    await world.sim.say(name, '评审')
    await world.sim.idle()
    await world.sim.press(name, '开始评审')
  }
  await world.sim.idle()
  return world
}

describe.skipIf(!postgres)('two instances on one database', { timeout: 90_000 }, () => {
  test('nine reviewers submit in the same second: nine scores, each answered in time, each kept once', async () => {
    const world = await nineReady()
    const slow = slowness()
    // The platform hands each press to whichever connection it likes, here twice over.
    await world.sim.fault({ when: { kind: 'callback' }, effect: { duplicate: 1 } })
    const answers = await together(world, '提交评分')
    await world.sim.idle()
    expect(world.logged.filter((line) => line.includes('press failed'))).toEqual([])
    expect(answers.map(({ toast }) => toast)).toEqual(PANEL.map(() => '已提交，总分 80.00'))
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(1_000 * slow)
    const rows = await world.tx((db) => db.assignment.findMany({ select: { state: true } }))
    expect(rows.map(({ state }) => state)).toEqual(PANEL.map(() => 'submitted'))
    const lines = await world.tx((db) => db.auditLine.count({ where: { action: 'review.submit' } }))
    expect(lines).toBe(PANEL.length)
  })

  test('one list stands once in each group, and its record is one chain', async () => {
    const world = await publicityWorld()
    await secondBot(world)
    await boundGroup(world)
    await boundGroup(world, '海淀工匠选树工作群')
    await world.sim.fault({ when: { kind: 'callback' }, effect: { duplicate: 1 } })
    await released(world)
    expect((await world.sim.cards('林晓', GROUP)).length).toBe(1)
    expect((await world.sim.cards('林晓', '海淀工匠选树工作群')).length).toBe(1)
    await world.sim.clock({ advance: '8d' })
    const ended = await world.tx((db) => db.posting.groupBy({ by: ['chatId', 'what'], _count: true }))
    for (const { _count } of ended) expect(_count).toBe(1)
    expect(await verifyRecord(world.tx, world.bot.deps.now())).toMatchObject({ late: 0, broken: null })
  })
})
