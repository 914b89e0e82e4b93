import { expect, test } from 'vitest'
import { criterionCodes, criterionName } from '../../src/domain/criteria.ts'
import type { Pools } from '../../src/store/pg-pools.ts'
import type { Seats, SeatWrite } from '../../src/store/seats.ts'
import type { Db } from '../../src/store/tx.ts'
import { postgres } from '../support/database.ts'
import { li, reviewWorld, wang } from '../support/review.ts'
import { slowness } from '../support/slowness.ts'
import type { World } from '../support/world.ts'

/** Two of the panel who are to score the same candidates: one is judged quickly, the other the long way. */
const QUICK = { name: '朱明', id: 'zhuming' }
const LONG = { name: '宋雅', id: 'songya' }

type Step = { press: string; form?: Record<string, string> }

/** Presses the same on both cards; what each was answered, without what differs from rendering to rendering. */
const both = async (world: World, seats: Seats, { press, form }: Step) => {
  world.bot.deps.seats = seats
  const quick = plain(await world.sim.press(QUICK.name, press, { form }))
  delete world.bot.deps.seats
  const long = plain(await world.sim.press(LONG.name, press, { form }))
  return { quick, long }
}

const plain = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'k' ? 'k' : value)))

/** What a reviewer's presses left, without ids and times of the one or the other. */
const left = ({ tx }: World, reviewerId: string) =>
  tx(async (db) => {
    const seats = await db.assignment.findMany({
      where: { reviewerId },
      orderBy: { nominationId: 'asc' },
      include: {
        marks: { orderBy: { criterion: 'asc' }, select: { criterion: true, mark: true, reason: true } },
      },
    })
    const lines = await db.auditLine.findMany({
      where: { actorId: reviewerId },
      orderBy: { id: 'asc' },
      select: { action: true, before: true, after: true, article: true, note: true, about: true },
    })
    const nominationOf = (about: string) =>
      seats.find(({ id }) => about === `assignment:${id}`)?.nominationId ?? about
    return {
      seats: seats.map(({ id: _id, reviewerId: _reviewer, ...seat }) => seat),
      lines: lines.map(({ about, ...line }) => ({ ...line, about: nominationOf(about) })),
    }
  })

/** The same statements, and how many writes were kept. */
const counted = (seats: Seats) => {
  const counts = { kept: 0 }
  const write: Seats['write'] = async (...one) => {
    const kept = await seats.write(...one)
    if (kept) counts.kept += 1
    return kept
  }
  return { counts, counting: { ...seats, write } }
}

const everyMark: Step[] = criterionCodes.map((code, index) => ({ press: `mark_${code}_${1 + (index % 5)}` }))

const SAVE_REASON = `保存理由 · ${criterionName('F1.2')}`

const STORY: Step[] = [
  { press: 'mark_F1.1_4' },
  { press: 'mark_F1.1_5' },
  { press: 'mark_F1.2_na' },
  { press: SAVE_REASON, form: { 理由: '' } },
  { press: SAVE_REASON, form: { 理由: '岗位不带徒弟，也没有班组' } },
  { press: 'mark_F1.1_2' },
  ...everyMark,
  { press: '提交评分', form: { 评语: '做得扎实' } },
  // A mark takes the score back, and it is handed in again.
  { press: '修改 · 引领力' },
  { press: 'mark_F1.2_3' },
]

test('a press judged quickly leaves and answers what it would the long way', {
  timeout: 90_000,
}, async () => {
  const world = await reviewWorld({ entrants: [wang, li] })
  const seats = world.bot.deps.seats as Seats
  const { counts, counting } = counted(seats)
  for (const { name } of [QUICK, LONG]) await world.sim.press(name, '打开 · 王建国')
  await world.sim.idle()
  const slow: string[] = []
  for (const step of STORY) {
    const before = counts.kept
    const { quick, long } = await both(world, counting, step)
    expect(quick, step.press).toEqual(long)
    if (counts.kept === before) slow.push(step.press)
  }
  expect(await left(world, QUICK.id)).toEqual(await left(world, LONG.id))
  // A reason that is empty is refused, and a page is only turned.
  expect(slow).toEqual([SAVE_REASON, '修改 · 引领力'])
})

/** A mark that is read and judged, and about to be written. */
const aboutToMark = async (world: World, once: string): Promise<{ seats: Seats; write: SeatWrite }> => {
  const seats = world.bot.deps.seats as Seats
  const openId = await world.tx(async (db) => {
    const { openId } = await db.person.findUniqueOrThrow({ where: { id: QUICK.id } })
    return openId ?? ''
  })
  const seat = await seats.read({ openId, nomination: wang.id, keys: [] })
  if (!seat) throw new Error('nobody assigned it')
  const at = world.bot.deps.now()
  const write: SeatWrite = {
    assignment: seat.assignment,
    cycle: seat.cycle,
    change: { state: 'assigned', submittedAt: null, firstReadAt: at, comment: '' },
    mark: { criterion: 'F1.1', mark: 4, reason: null, at },
    audit: { action: 'review.mark', about: `assignment:${seat.assignment.id}`, after: { 'F1.1': 4 } },
    by: { person: QUICK.id, at, once: [once] },
    now: at,
    outcome: { show: { card: 'review', about: { nomination: wang.id, face: 'F1' } } },
  }
  return { seats, write }
}

const marksIn = ({ tx }: World) => tx((db) => db.mark.count())

test('nothing is written once the seat, its cycle or its entry is another than was judged, or the press was answered', async () => {
  const world = await reviewWorld({ entrants: [wang] })
  const { tx } = world
  const meanwhile: Record<string, (db: Db) => Promise<unknown>> = {
    cycle: (db) => db.cycle.updateMany({ data: { version: { increment: 1 } } }),
    entry: (db) => db.nomination.update({ where: { id: wang.id }, data: { state: 'scored' } }),
    again: (db) => db.nomination.update({ where: { id: wang.id }, data: { state: 'assigned' } }),
  }
  for (const what of ['cycle', 'entry'] as const) {
    const { seats, write } = await aboutToMark(world, `press:${what}`)
    await tx((db) => meanwhile[what]?.(db) ?? Promise.resolve())
    expect(await seats.write(write, null), what).toBeNull()
  }
  expect(await marksIn(world)).toBe(0)
  await tx((db) => meanwhile.again?.(db) ?? Promise.resolve())
  const { seats, write } = await aboutToMark(world, 'press:one')
  expect(await seats.write(write, null)).toEqual({})
  // The same rendering again, and the seat as it was read before.
  expect(await seats.write((await aboutToMark(world, 'press:one')).write, null)).toBeNull()
  expect(await seats.write({ ...write, by: { ...write.by, once: ['press:two'] } }, null)).toBeNull()
  expect(await marksIn(world)).toBe(1)
  expect(await tx((db) => db.auditLine.count({ where: { action: 'review.mark' } }))).toBe(1)
})

test.skipIf(!postgres)('who would wait for a twin yields soon, and keeps the connection', async () => {
  const world = await reviewWorld({ entrants: [wang] })
  const { work, seats: pool } = world.database.pools as Pools
  const { seats, write } = await aboutToMark(world, 'press:held')
  let lost = 0
  pool.on('remove', () => {
    lost += 1
  })
  const twin = await work.connect()
  await twin.query('BEGIN')
  await twin.query(`INSERT INTO "Seen" (id, outcome, at) VALUES ('press:held', '{}', now())`)
  const began = performance.now()
  expect(await seats.write(write, null)).toBeNull()
  expect(performance.now() - began).toBeLessThan(900 * slowness())
  await twin.query('ROLLBACK')
  twin.release()
  expect([lost, await marksIn(world)]).toEqual([0, 0])
  expect(await seats.write(write, null)).toEqual({})
})
