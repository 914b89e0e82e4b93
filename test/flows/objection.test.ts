import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { boundGroup, GROUP, li, publicityWorld, released, wang } from '../support/publicity.ts'
import { pressRaw } from '../support/raw.ts'
import type { World } from '../support/world.ts'

const FACTS = '公示写的合格率是全车间的，不是他一个人的，当年的报表可以查到。'
const CONTACT = '13900000077'

const lastText = async ({ sim }: World, person: string) => textOf((await sim.lastCard(person)).card)

const shown = async (world: World) => {
  await boundGroup(world)
  await released(world)
}

/** 孟凡 presses 我有异议 on the card of the group and fills the private form. */
const object = async ({ sim }: World, form: Record<string, string> = {}) => {
  await sim.press('孟凡', '我有异议', { chat: GROUP })
  await sim.idle()
  const answer = await sim.press('孟凡', '提交', {
    form: {
      被反映人: '王建国（海淀精工机械有限公司）',
      真实姓名: '孟凡',
      联系方式: CONTACT,
      事实: FACTS,
      ...form,
    },
  })
  await sim.idle()
  return answer
}

const stateOf = ({ tx }: World, id: string) =>
  tx(async (db) => (await db.nomination.findUniqueOrThrow({ where: { id } })).state)

describe('我有异议 in a group', () => {
  test('is answered in private, and the card of the group stays as it is for everybody', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    const before = await sim.lastCard('邓小云', GROUP)
    const answer = await sim.press('孟凡', '我有异议', { chat: GROUP })
    expect(answer.card).toBeUndefined()
    expect(answer.toast?.content).toContain('已私信发给您异议表')
    await sim.idle()
    expect(await lastText(world, '孟凡')).toContain('请在2026年11月27日（含当天）以前实名反映')
    expect(await sim.lastCard('邓小云', GROUP)).toEqual(before)
  })

  test('pressed again on another day brings another form, twice in a moment only one', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await sim.press('孟凡', '我有异议', { chat: GROUP })
    await sim.press('孟凡', '我有异议', { chat: GROUP })
    await sim.idle()
    expect((await sim.cards('孟凡')).length).toBe(1)
    await sim.clock({ advance: '1d' })
    await sim.press('孟凡', '我有异议', { chat: GROUP })
    await sim.idle()
    expect((await sim.cards('孟凡')).length).toBe(2)
  })
})

describe('an objection', () => {
  test('needs a respondent, a name, a contact and facts; what was typed comes back', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    const nameless = await object(world, { 真实姓名: '' })
    expect(nameless.toast?.content).toContain('O02')
    expect(textOf(nameless.card)).toContain(FACTS)
    const short = await sim.press('孟凡', '提交', { form: { 真实姓名: '孟凡', 事实: '不行' } })
    expect(short.toast?.content).toContain('O04')
    expect(await world.tx((db) => db.objection.count())).toBe(0)
    expect(await world.tx((db) => db.privateDraft.count())).toBe(0)
  })

  test('about somebody who is not on the list is refused, and so is one after the period', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    const list = await world.tx((db) => db.publicList.findFirstOrThrow())
    const form = { nomination: 'nom_nobody', realName: '孟凡', contact: CONTACT, facts: FACTS }
    const value = { c: 'objection.submit', k: 'k_raw', list: list.id }
    expect((await pressRaw(world, '孟凡', { value, form })).toast?.content).toContain('O05')
    await sim.press('孟凡', '我有异议', { chat: GROUP })
    await sim.idle()
    await sim.clock({ to: '2026-11-27T16:01:00.000Z' })
    const late = await pressRaw(world, '孟凡', { value, form: { ...form, nomination: wang.id } })
    expect(late.toast?.content).toContain('O01')
    expect(await world.tx((db) => db.objection.count())).toBe(0)
  })

  test('reaches the case handler alone; nothing of it can be read in the database or by others', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    await shown(world)
    const receipt = await object(world)
    expect(textOf(receipt.card)).toContain('异议已收到')
    const body = await lastText(world, '高远')
    expect(body).toContain(FACTS)
    expect(body).toContain(CONTACT)
    const { id } = await tx((db) => db.objection.findFirstOrThrow())
    const value = { c: 'objection.handle', k: 'k_raw', objection: id, version: 1, action: 'dismiss' }
    const forged = await pressRaw(world, '朱明', { value, form: { reason: '查无此事' } })
    expect(forged.toast?.content).toContain('R01')
    for (const name of ['林晓', '赵启明', '周敏', '朱明', '许岚', '王建国', '钱文']) {
      const seen = (await sim.cards(name)).map((message) => textOf(message.card)).join('\n')
      expect(seen).not.toContain(FACTS)
      expect(seen).not.toContain(CONTACT)
    }
    const rows = await tx(async (db) =>
      JSON.stringify([
        await db.objection.findMany(),
        await db.auditLine.findMany({ select: { before: true, after: true, note: true } }),
        await db.sent.findMany(),
        await db.seen.findMany(),
        await db.privateDraft.findMany(),
        await db.$queryRaw`SELECT data FROM pgboss.job`,
      ]),
    )
    expect(rows).not.toContain('报表')
    expect(rows).not.toContain(CONTACT)
    expect(world.logged.join('\n')).not.toContain('报表')
  })

  test('is handled by 受理, a question to the unit, and a conclusion that the objector is told', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    await sim.press('高远', '受理 · 王建国', { form: { 请单位说明的事: '请说明2024年合格率的统计口径。' } })
    await sim.idle()
    const asked = await lastText(world, '周敏')
    expect(asked).toContain('请说明2024年合格率的统计口径。')
    expect(asked).not.toContain('孟凡')
    const bare = await sim.press('高远', '不成立 · 王建国')
    expect(bare.toast?.content).toContain('N07')
    await sim.press('高远', '不成立 · 王建国', { form: { 结论: '经核对报表，数据属实。' } })
    await sim.idle()
    expect(await lastText(world, '孟凡')).toContain('经核对报表，数据属实。')
    expect(await stateOf(world, wang.id)).toBe('publicised')
    const again = await pressRaw(world, '高远', {
      value: {
        ...{ c: 'objection.handle', k: 'k_late', version: 3, action: 'uphold' },
        objection: (await world.tx((db) => db.objection.findFirstOrThrow())).id,
      },
      form: { reason: '再想想' },
    })
    expect(again.toast?.content).toContain('O08')
  })

  test('not taken up carries its reason to the objector', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    expect((await sim.press('高远', '不予受理 · 王建国')).toast?.content).toContain('N07')
    await sim.press('高远', '不予受理 · 王建国', { form: { 理由: '反映的事不涉及评选条件。' } })
    await sim.idle()
    expect(await lastText(world, '孟凡')).toContain('反映的事不涉及评选条件。')
  })

  test('upheld strikes the person, proposes a correction, and a second person releases it', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    await sim.press('高远', '受理 · 王建国')
    await sim.press('高远', '成立 · 王建国', { form: { 结论: '数据不属于本人。' } })
    await sim.idle()
    expect(await stateOf(world, wang.id)).toBe('struck')
    expect(await stateOf(world, li.id)).toBe('publicised')
    expect(await lastText(world, '孟凡')).toContain('数据不属于本人。')
    expect(await lastText(world, '王建国')).toContain('已移出公示名单')
    const proposal = await sim.lastCard('孙立')
    expect(buttonsOf(proposal.card).map(({ text }) => text)).toEqual(['同意发布', '有误，退回'])
    await sim.press('孙立', '同意发布')
    await sim.idle()
    const cards = (await sim.cards('邓小云', GROUP)).map((message) => textOf(message.card))
    expect(cards.map((text) => text.includes('王建国'))).toEqual([false, false])
    expect(cards[1]).toContain('共2名海淀工匠拟选树人选')
    expect(cards[1]).toContain('2026年11月23日至2026年11月27日')
  })

  test('by 案件承办 from the unit of the person concerned goes to a task, and the objector may send files', async () => {
    const world = await publicityWorld()
    await shown(world)
    await world.tx((db) => db.person.update({ where: { id: 'gaoyuan' }, data: { unitId: 'jinggong' } }))
    await object(world)
    const tasks = await world.tx((db) => db.task.findMany({ where: { kind: 'objection' } }))
    expect(tasks.length).toBe(1)
    const focus = await world.tx((db) => db.focus.findUniqueOrThrow({ where: { personId: 'mengfan' } }))
    expect(focus.asking).toMatchObject({ kind: 'objection' })
  })

  test('waits in 待办 of the case handler, and opens from there', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    await sim.say('高远', '待办')
    await sim.idle()
    expect(await lastText(world, '高远')).toContain('1件异议等您办理')
    const queue = await sim.press('高远', '去办 · 办理异议')
    expect(textOf(queue.card)).toContain('王建国')
    expect(textOf(queue.card)).not.toContain(FACTS)
    const open = buttonsOf(queue.card)[0]?.text ?? ''
    expect(textOf((await sim.press('高远', open)).card)).toContain(FACTS)
  })

  test('takes the files that the objector sends after it', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    await sim.sendFile('孟凡', { name: '报表.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') })
    await sim.idle()
    await sim.say('高远', '办理异议')
    await sim.idle()
    const open = buttonsOf((await sim.lastCard('高远')).card)[0]?.text ?? ''
    expect(textOf((await sim.press('高远', open)).card)).toContain('附件1个')
    const asked = await sim.press('高远', '发给我 · 1 报表.pdf')
    expect(asked.toast?.type).toBe('success')
    await sim.idle()
    expect((await sim.messages('高远')).at(-1)?.file?.name).toBe('报表.pdf')
    const file = await world.tx(async (db) => (await db.attachment.findFirstOrThrow()).id)
    const forged = await pressRaw(world, '李国栋', { value: { c: 'files.send', k: 'forged', file } })
    expect(forged.toast?.content).toContain('（R12）')
  })

  test('that nobody answered reminds the handler on the last day', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await shown(world)
    await object(world)
    expect((await sim.cards('高远')).length).toBe(1)
    await sim.clock({ to: '2026-11-30T02:00:00.000Z' })
    expect((await sim.cards('高远')).length).toBe(2)
  })
})
