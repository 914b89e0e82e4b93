import { createWorld, type World } from './world.ts'

export type Listed = {
  id: string
  name: string
  unitId: string
  unit: string
  post: string
  deeds: string
  nomineeId: string
  submittedBy: string
}

export const wang: Listed = {
  id: 'nom_wang',
  name: '王建国',
  unitId: 'jinggong',
  unit: '海淀精工机械有限公司',
  post: '数控车工',
  deeds: '把航天零件的合格率提到九成九',
  nomineeId: 'wangjianguo',
  submittedBy: 'zhoumin',
}
export const li: Listed = {
  id: 'nom_li',
  name: '李雪',
  unitId: 'reli',
  unit: '西山热力服务有限公司',
  post: '司炉工',
  deeds: '三个冬天没有停过一次暖',
  nomineeId: 'lixue',
  submittedBy: 'chenfang',
}
export const zhang: Listed = {
  id: 'nom_zhang',
  name: '张伟民',
  unitId: 'yunqi',
  unit: '云启智造科技有限公司',
  post: '算法工程师',
  deeds: '让产线自己找出次品',
  nomineeId: 'zhangweimin',
  submittedBy: 'wugang',
}

export const GROUP = '海淀职工之家'
const DAY = 86_400_000

/** Puts entries on the list as the chair would, each with the nominee's consent to the line of deeds. */
export const putListed = async (world: World, entries: readonly Listed[]): Promise<void> => {
  const at = new Date(world.bot.deps.now() - DAY)
  await world.tx(async (db) => {
    for (const one of entries) {
      const { id, unitId, nomineeId, submittedBy } = one
      const row = { id, unitId, nomineeId, submittedBy, submittedAt: at, createdBy: submittedBy }
      await db.nomination.create({
        data: {
          ...row,
          ...{ cycleId: 'cyc_2026', route: 'unit', state: 'listed', reasons: {} },
          ...{ at, changedAt: at, version: 1 },
        },
      })
      const values = { name: one.name, unit: one.unit, post: one.post, deeds: one.deeds }
      await db.fieldValue.createMany({
        data: Object.entries(values).map(([key, value]) => ({
          ...{ nominationId: id, key, value, version: 1, current: true },
          ...{ byId: submittedBy, source: 'form', at },
        })),
      })
      const ticks = { collect: true, sensitive: true, publish: true }
      await db.consent.create({
        data: { nominationId: id, ...ticks, deeds: one.deeds, byId: nomineeId, at },
      })
    }
  })
}

/** A world in the stage 公示 whose list has these names; the target is met. */
export const publicityWorld = async (entries: readonly Listed[] = [wang, li, zhang]): Promise<World> => {
  const world = await createWorld()
  await world.tx(async (db) => {
    const { settings } = await db.cycle.findUniqueOrThrow({ where: { id: 'cyc_2026' } })
    await db.cycle.update({
      where: { id: 'cyc_2026' },
      data: {
        stage: 'publicity',
        dates: {},
        settings: { ...(settings as object), target: entries.length },
      },
    })
  })
  await putListed(world, entries)
  return world
}

/** The seeded group, the bot brought in and set by 林晓, confirmed by 孙立. */
export const publicGroup = async ({ sim }: World, name = GROUP): Promise<string> => {
  const chat = await sim.addMembers(name, ['bot'], '林晓')
  await sim.idle()
  await sim.say('林晓', '@海淀工匠选树助手 设为公示群', chat.id)
  await sim.idle()
  await sim.press('孙立', `同意 · ${name}`)
  await sim.idle()
  return chat.id
}

/** 林晓 proposes for today, 赵启明 releases; the cards stand in the groups afterwards. */
export const released = async ({ sim }: World, form: Record<string, string> = {}): Promise<void> => {
  await sim.say('林晓', '预览公示')
  await sim.idle()
  await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23', ...form } })
  await sim.idle()
  await sim.press('赵启明', '同意发布')
  await sim.idle()
}

/** The same group, without the presses that led to it. */
export const boundGroup = async (world: World, name = GROUP): Promise<string> => {
  const chat = await world.sim.addMembers(name, ['bot'], '林晓')
  const at = new Date(world.bot.deps.now())
  await world.tx((db) =>
    db.publicGroup.create({ data: { chatId: chat.id, name, setBy: 'linxiao', confirmedBy: 'sunli', at } }),
  )
  await world.sim.idle()
  return chat.id
}
