import { criterionCodes } from '../../src/domain/criteria.ts'
import { assignAll } from '../../src/usecases/assign-all.ts'
import { createWorld, type World } from './world.ts'

export type Entrant = { id: string; name: string; unitId: string; unit: string; post: string }

export const wang: Entrant = {
  id: 'nom_wang',
  name: '王建国',
  unitId: 'jinggong',
  unit: '海淀精工机械有限公司',
  post: '数控车工',
}
export const li: Entrant = { id: 'nom_li', name: '李雪', unitId: 'reli', unit: '西山热力', post: '司炉工' }
export const zhang: Entrant = {
  id: 'nom_zhang',
  name: '张伟民',
  unitId: 'yunqi',
  unit: '云启智造',
  post: '算法工程师',
}

const DAY = 86_400_000

type Options = { entrants?: readonly Entrant[]; target?: number; closes?: boolean }

/** A world in the stage 评审, with entries that passed the check, assigned to the seeded panel by 林晓. */
export const reviewWorld = async (options: Options = {}): Promise<World> => {
  const world = await createWorld()
  const now = world.bot.deps.now()
  await world.tx(async (db) => {
    for (const one of options.entrants ?? [wang, li, zhang]) {
      await db.nomination.create({
        data: {
          id: one.id,
          cycleId: 'cyc_2026',
          route: 'unit',
          unitId: one.unitId,
          state: 'passed',
          createdBy: 'zhoumin',
          reasons: {},
          at: new Date(now),
          changedAt: new Date(now),
          version: 1,
        },
      })
      const facts = { name: one.name, unit: one.unit, post: one.post }
      const evidence = criterionCodes.map((code) => [code, `${one.name}在${code}上的事迹。`])
      await db.fieldValue.createMany({
        data: [...Object.entries(facts), ...evidence].map(([key = '', value = '']) => ({
          nominationId: one.id,
          key,
          value,
          version: 1,
          current: true,
          byId: 'zhoumin',
          source: 'form',
          at: new Date(now),
        })),
      })
    }
    const cycle = await db.cycle.findFirstOrThrow()
    await db.cycle.update({
      where: { id: cycle.id },
      data: {
        stage: 'review',
        dates: { review: { opens: now - DAY, ...(options.closes !== false && { closes: now + 5 * DAY }) } },
        settings: { ...(cycle.settings as object), target: options.target ?? 2 },
      },
    })
  })
  await assign(world)
  return world
}

const assign = async ({ bot: { deps }, sim }: World): Promise<void> => {
  const [cycle, person] = await deps.store.read(async (tx) => [
    await tx.cycles.current(),
    await tx.people.byId('linxiao'),
  ])
  if (!cycle || !person) throw new Error('no cycle or no staff in the seed')
  const actor = { person, at: deps.now(), via: 'system' as const, once: ['test:assign'] }
  const result = await deps.store.change(actor, async (tx) => {
    const assigned = await assignAll(tx, deps, { cycle, actor })
    return assigned.ok ? { ok: true, value: {} } : assigned
  })
  if (!result.ok) throw new Error(result.denial.key)
  await sim.idle()
}

/** Opens the next candidate's card and says whose it is. */
export const openNext = async ({ sim }: World, reviewer: string): Promise<string> => {
  await sim.press(reviewer, '开始评审')
  await sim.idle()
  const { card } = await sim.lastCard(reviewer)
  return titleOf(card)
}

export const titleOf = (card: unknown): string =>
  (card as { header?: { title?: { content?: string } } }).header?.title?.content ?? ''

/** Marks all fifteen criteria of the newest card, `marks` given per criterion or one for all. */
export const markAll = async (world: World, reviewer: string, mark: number): Promise<void> => {
  for (const code of criterionCodes) await world.sim.press(reviewer, `mark_${code}_${mark}`)
}

/** Every open score of the panel, or of one reviewer, written as rows: hundreds of presses that other tests press. */
export const handIn = ({ tx }: World, marks: Record<string, number>, reviewerId?: string): Promise<void> =>
  tx(async (db) => {
    const at = new Date(0)
    const mine = { state: 'assigned', ...(reviewerId && { reviewerId }) }
    const open = await db.assignment.findMany({ where: mine })
    await db.mark.createMany({
      data: open.flatMap((one) =>
        criterionCodes.map((criterion) => ({
          assignmentId: one.id,
          criterion,
          mark: marks[one.nominationId] ?? 3,
          at,
        })),
      ),
    })
    await db.assignment.updateMany({
      where: mine,
      data: { state: 'submitted', submittedAt: at },
    })
  })
