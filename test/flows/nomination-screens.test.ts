import { expect, test } from 'vitest'
import { buttonsOf, labelsOf, textOf } from '../../sandbox/cards/form.ts'
import type { SimAnswer, SimForm } from '../../sandbox/contract.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld, type World } from '../support/world.ts'

const person: SimForm = {
  姓名: '王建国',
  岗位: '数控车工',
  行业: '先进制造业',
  工会会员号: '110108200345',
  政治素质: '政治素质过硬',
  技能等级或职称: '高级技师',
  竞赛成绩: '2023年海淀区职工技能大赛数控车工优胜',
  一线工作经历: '2012.07-2018.03 海淀精工 车工\n2018.04至今 海淀精工 数控车工',
  一句话事迹: '二十年守着一台车床',
}

const criteria: Readonly<Record<string, readonly string[]>> = {
  引领力: ['勇挑重担', '追求卓越', '示范带动'],
  实践力: ['技能精湛', '业绩突出', '持续学习'],
  创新力: ['业务洞察', '创新成果', '价值创造'],
  攻关力: ['担当重任', '协同配合', '直面难题'],
  传承力: ['总结继承', '培养人才', '应用智能'],
}
const forces: SimForm = Object.fromEntries(
  Object.entries(criteria).map(([force, names]) => [
    force,
    names.map((name) => `【${name}】\n连续三年做到${name}。`).join('\n'),
  ]),
)

const seen = (answer: SimAnswer): string => textOf(answer.card)

const begin = async ({ sim }: World, who = '周敏'): Promise<void> => {
  await sim.say(who, '推荐')
  await sim.idle()
  await sim.press(who, '自己填写')
}

/** Fills the first two screens; 核对 is open afterwards. */
const filled = async (world: World, who = '周敏'): Promise<SimAnswer> => {
  await begin(world, who)
  await world.sim.press(who, '下一步', { form: person })
  return world.sim.press(who, '下一步', { form: forces })
}

const handedIn = async (world: World): Promise<SimAnswer> => {
  await filled(world)
  await world.sim.press('周敏', '提交', { form: { declared: true } })
  return world.sim.press('周敏', '确认提交')
}

const onlyId = async ({ tx }: World) => (await tx((db) => db.nomination.findFirstOrThrow())).id

const stateOf = async ({ tx }: World) =>
  tx(async (db) => (await db.nomination.findMany({ orderBy: { at: 'asc' } })).map(({ state }) => state))

test('推荐 offers three ways, 上传推荐表 first', async () => {
  const { sim } = await createWorld()
  await sim.say('周敏', '推荐')
  await sim.idle()
  const { card } = await sim.lastCard('周敏')
  expect(buttonsOf(card).map(({ text }) => text)).toEqual(['上传推荐表', '沿用上次', '自己填写'])
  expect(seen(await sim.press('周敏', '上传推荐表'))).toContain('把填好的推荐表直接发到这里')
})

test('three screens and five presses bring 王建国 to the collecting union', { timeout: 30_000 }, async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  const first = (await sim.lastCard('周敏')).card
  expect(labelsOf(first).map(({ label }) => label)).toEqual([
    '姓名',
    '单位',
    '岗位',
    '行业',
    '工会会员号',
    '政治素质',
    '技能等级或职称',
    '竞赛成绩',
    '一线工作经历',
    '一句话事迹',
  ])
  expect(labelsOf(first)[1]?.value).toBe('海淀精工机械有限公司')
  const second = await sim.press('周敏', '下一步', { form: person })
  expect(labelsOf(second.card).map(({ label }) => label)).toEqual(Object.keys(criteria))
  expect(labelsOf(second.card)[0]?.value).toBe('【勇挑重担】\n\n【追求卓越】\n\n【示范带动】\n')
  const third = await sim.press('周敏', '下一步', { form: forces })
  expect(seen(third)).toContain('一线工作合计14年')
  expect(seen(third)).toContain('必填的都齐了')
  const asked = await sim.press('周敏', '提交', { form: { declared: true } })
  expect(seen(asked)).toContain('提交后由学院路街道总工会汇总')
  const done = await sim.press('周敏', '确认提交')
  expect(seen(done)).toContain('王建国：待汇总')
  await sim.idle()
  expect(textOf((await sim.lastCard('杨柳')).card)).toContain('王建国（海淀精工机械有限公司）已提交')
})

test('what is missing is named with its article and leads to its field and back', async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  await sim.press('周敏', '下一步', { form: { 姓名: '王建国', 岗位: '数控车工' } })
  const check = await sim.press('周敏', '下一步')
  expect(seen(check)).toContain('还有9项要补齐才能提交')
  expect(seen(check)).toContain('请填写工会会员号，可以看会员证，或问本单位工会（第五条（一））。')
  const refused = await sim.press('周敏', '提交', { form: { declared: true } })
  expect(refused.toast?.content).toContain('要补齐才能提交')
  expect(await stateOf(world)).toEqual(['draft'])
  const field = await sim.press('周敏', '补 工会会员号')
  expect(labelsOf(field.card).map(({ label }) => label)).toEqual(['工会会员号'])
  const back = await sim.press('周敏', '保存', { form: { 工会会员号: '110108200345' } })
  expect(seen(back)).toContain('还有8项要补齐才能提交')
  expect(seen(back)).toContain('工会会员号：110108200345')
})

test('without the declaration nothing is handed in, and the tick is asked for', async () => {
  const world = await createWorld()
  await filled(world)
  const refused = await world.sim.press('周敏', '提交')
  expect(refused.toast).toEqual({
    type: 'error',
    content: '请先勾选“材料真实、严格把关”的承诺，再提交（第十一条）。（N04）',
  })
  expect(await stateOf(world)).toEqual(['draft'])
})

test('below 技师 it goes on with a reason, as 原则上 says', async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  await sim.press('周敏', '下一步', { form: { ...person, 技能等级或职称: '高级工', 竞赛成绩: '无' } })
  const check = await sim.press('周敏', '下一步', { form: forces })
  expect(seen(check)).toContain('没有请写明理由（第六条（二）1）')
  const refused = await sim.press('周敏', '提交', { form: { declared: true } })
  expect(refused.toast?.content).toContain('有1项和一般要求不同，可以推荐，请逐项写明理由再提交')
  const why = { declared: true, '理由：技能等级或职称': '自学成才，已带徒八人' }
  await sim.press('周敏', '提交', { form: why })
  await sim.press('周敏', '确认提交')
  expect(await stateOf(world)).toEqual(['submitted'])
})

test('a wrong field comes back with what was typed, the right ones are saved', async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  const form = {
    ...person,
    工会会员号: '没有',
    单位: '云启智造科技有限公司',
    一线工作经历: '2098.01-2099.01 车工',
  }
  const answer = await sim.press('周敏', '下一步', { form })
  expect(answer.toast).toEqual({ type: 'warning', content: '有3处没有看懂，其余已保存' })
  expect(seen(answer)).toContain('工会会员号：会员号请填4到20位数字或字母')
  expect(seen(answer)).toContain('“云启智造科技有限公司”不在您负责的范围内')
  expect(seen(answer)).toContain('这个日期还没有到')
  const again = Object.fromEntries(labelsOf(answer.card).map(({ label, value }) => [label, value]))
  expect(again).toEqual({
    ...person,
    工会会员号: '没有',
    单位: '云启智造科技有限公司',
    一线工作经历: '2098.01-2099.01 车工',
  })
  const saved = await world.tx((db) =>
    db.fieldValue.findMany({ where: { current: true }, orderBy: { key: 'asc' } }),
  )
  expect(saved.map(({ key }) => key)).toEqual([
    'contest',
    'deeds',
    'industry',
    'name',
    'politics',
    'post',
    'skill',
    'unit',
  ])
})

test('two officers change different fields of one entry, and both changes live', async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  await sim.press('周敏', '保存并离开', { form: person })
  await sim.press('周敏', '继续 · 王建国')
  await sim.press('周敏', '换成表格填')
  await sim.say('陆萍', '继续')
  await sim.idle()
  await sim.press('陆萍', '换成表格填')
  await sim.press('周敏', '下一步', { form: { 岗位: '数控铣工' } })
  const other = await sim.press('陆萍', '下一步', { form: { 工会会员号: '110108999999' } })
  expect(other.toast?.content).toBe('已保存')
  const check = await sim.press('陆萍', '下一步')
  expect(seen(check)).toContain('岗位：数控铣工')
  expect(seen(check)).toContain('工会会员号：110108999999')
})

test('two officers change the same field: both values stand side by side until one is chosen', async () => {
  const world = await createWorld()
  const { sim } = world
  await begin(world)
  await sim.press('周敏', '保存并离开', { form: person })
  await sim.press('周敏', '继续 · 王建国')
  await sim.press('周敏', '换成表格填')
  await sim.say('陆萍', '继续')
  await sim.idle()
  await sim.press('陆萍', '换成表格填')
  await sim.press('周敏', '下一步', { form: { 岗位: '数控铣工' } })
  const collided = await sim.press('陆萍', '下一步', { form: { 岗位: '车间主任' } })
  expect(collided.toast?.content).toBe('有1处刚被同事改过，两份都已保留，请选一份')
  expect(seen(collided)).toContain('周敏写的\n数控铣工')
  expect(seen(collided)).toContain('陆萍写的\n车间主任')
  const chosen = await sim.press('陆萍', '用后写的岗位 · 陆萍')
  expect(chosen.toast?.content).toBe('已选定这一份')
  expect(seen(chosen)).toContain('王建国 · 车间主任')
  expect(seen(chosen)).not.toContain('两份内容')
})

test('what another officer changed meanwhile is seen before 确认提交 counts', async () => {
  const world = await createWorld()
  const { sim } = world
  await filled(world)
  await sim.press('周敏', '提交', { form: { declared: true } })
  await sim.say('陆萍', '继续')
  await sim.idle()
  await sim.say('陆萍', '改 岗位 数控铣工')
  await sim.idle()
  const stale = await sim.press('周敏', '确认提交')
  expect(stale.toast?.content).toContain('请先勾选“材料真实、严格把关”的承诺')
  expect(seen(stale)).toContain('数控铣工')
  expect(await stateOf(world)).toEqual(['draft'])
})

test('撤回 takes two presses, and 沿用上次 takes the text up again', async () => {
  const world = await createWorld()
  const { sim } = world
  const done = await handedIn(world)
  expect(buttonsOf(done.card).map(({ text }) => text)).toEqual(['附件', '本人同意情况', '我的申报', '撤回'])
  expect(seen(await sim.press('周敏', '撤回'))).toContain('撤回王建国的申报？')
  expect(await stateOf(world)).toEqual(['submitted'])
  expect(seen(await sim.press('周敏', '确认撤回'))).toContain('王建国：已撤回')
  await sim.say('周敏', '沿用上次')
  await sim.idle()
  const copied = await sim.press('周敏', '沿用 · 王建国')
  expect(copied.toast?.content).toBe('已沿用王建国以前的内容')
  expect(labelsOf(copied.card)[2]?.value).toBe('数控车工')
  expect(await stateOf(world)).toEqual(['withdrawn', 'draft'])
})

test('after the deadline nothing is handed in, and the draft stays', async () => {
  const world = await createWorld()
  const { sim } = world
  await sim.clock({ to: '2026-12-13T00:50:00.000Z' })
  await filled(world)
  await sim.press('周敏', '提交', { form: { declared: true } })
  await sim.clock({ to: '2026-12-13T01:00:06.000Z' })
  const late = await sim.press('周敏', '确认提交')
  expect(late.toast?.content).toContain('推荐阶段已经截止')
  expect(await stateOf(world)).toEqual(['draft'])
})

test('another unit’s officer sees nothing of the entry and changes nothing', async () => {
  const world = await createWorld()
  const { sim } = world
  await filled(world)
  const nomination = await onlyId(world)
  for (const at of ['person', 'forces', 'check', 'status', 'withdraw', 'talk']) {
    const answer = await pressRaw(world, '吴刚', { value: { c: 'entry.open', k: 'k_x', nomination, at } })
    expect(answer).toEqual({
      toast: { type: 'error', content: '这个单位不在您负责的范围内，请转给该单位的工会干部办理。（R02）' },
    })
  }
  const typed = {
    value: { c: 'entry.person', k: 'k_x', nomination, versions: {}, go: 'next' },
    form: { name: '别人' },
  }
  expect((await pressRaw(world, '吴刚', typed)).toast?.content).toContain('R02')
  expect((await pressRaw(world, '邓小云', typed)).toast?.content).toContain('R01')
  await sim.press('周敏', '上一步')
  expect(seen(await sim.press('周敏', '下一步'))).toContain('姓名：王建国')
})

test('forged presses are answered in a sentence and leave the entry as it was', async () => {
  const world = await createWorld()
  await filled(world)
  const nomination = await onlyId(world)
  const before = await world.tx((db) => db.fieldValue.count())
  const person = { c: 'entry.person', k: 'k_x', nomination, versions: { name: 1 }, go: 'next' }
  const forged = [
    { value: person, form: { name: 3.5 } },
    { value: person, form: { name: ['王建国'] } },
    { value: person, form: { name: '王'.repeat(6000) } },
    { value: { ...person, versions: { name: -1 } }, form: { name: '李雪' } },
    { value: { ...person, go: 'away' }, form: { name: '李雪' } },
    { value: { ...person, nomination: 'nom_nothing' }, form: { name: '李雪' } },
    { value: { c: 'entry.pick', k: 'k_x', nomination, field: 'state', version: 0, answer: 'approved' } },
    { value: { c: 'entry.later', k: 'k_x', nomination, field: '__proto__' } },
    { value: { c: 'entry.confirm', k: 'k_x', nomination, version: 2e9 } },
    { value: { c: 'entry.choose', k: 'k_x', nomination, field: 'post', version: 1, at: 1, keep: 'second' } },
    { value: { c: 'entry.nothing', k: 'k_x', nomination } },
  ]
  for (const press of forged) {
    const { toast } = await pressRaw(world, '周敏', press)
    expect(toast?.content).toMatch(/^(?!系统繁忙)[\p{Script=Han}“”《》，。、：（）\w]+$/u)
    expect(toast?.type).not.toBe('success')
  }
  const empty = await pressRaw(world, '周敏', { value: person, form: { name: '', unit: '', post: '' } })
  expect(seen(empty)).toContain('“姓名”还没有内容')
  expect(await world.tx((db) => db.fieldValue.count({ where: { key: 'name' } }))).toBe(1)
  expect(await world.tx((db) => db.fieldValue.count())).toBe(before)
  expect(await stateOf(world)).toEqual(['draft'])
})

test('the same person twice is a warning to the officer and a task for the staff', {
  timeout: 30_000,
}, async () => {
  const world = await createWorld()
  const { sim } = world
  await handedIn(world)
  await begin(world, '陆萍')
  await sim.press('陆萍', '下一步', { form: person })
  const check = await sim.press('陆萍', '下一步', { form: forces })
  expect(seen(check)).toContain('可能重复：本单位的一份申报（待汇总）姓名和单位相同，请核对是否同一人。')
  await sim.press('陆萍', '提交', { form: { declared: true } })
  await sim.press('陆萍', '确认提交')
  expect(await stateOf(world)).toEqual(['submitted', 'submitted'])
  const tasks = await world.tx((db) => db.task.findMany({ where: { kind: 'duplicate' } }))
  expect(tasks.map(({ words }) => words)).toEqual([
    '“王建国”与另一份申报“王建国”的姓名和单位相同，请核对是否同一人',
  ])
})

test('我的申报 lists the unit’s entries with their state in words, and nothing to others', async () => {
  const world = await createWorld()
  const { sim } = world
  await handedIn(world)
  await sim.say('陆萍', '我的申报')
  await sim.idle()
  expect(textOf((await sim.lastCard('陆萍')).card)).toContain(
    '王建国 · 数控车工 · 海淀精工机械有限公司\n待汇总',
  )
  await sim.say('吴刚', '我的申报')
  await sim.idle()
  expect(textOf((await sim.lastCard('吴刚')).card)).toContain('还没有您经办或参加的申报')
})

test('确认提交 pressed twice is one submission', async () => {
  const world = await createWorld()
  const { sim } = world
  await filled(world)
  await sim.press('周敏', '提交', { form: { declared: true } })
  const { id } = await sim.lastCard('周敏')
  const [one, two] = await Promise.all([
    sim.tryPress('周敏', '确认提交', { message: id }),
    sim.tryPress('周敏', '确认提交', { message: id }),
  ])
  expect([one.toast, two.toast].map((toast) => toast?.content)).toEqual([
    '已提交王建国的推荐',
    '已提交王建国的推荐',
  ])
  const lines = await world.tx((db) => db.auditLine.count({ where: { action: 'nomination.submit' } }))
  expect(lines).toBe(1)
})

test('a field that a client leaves out of the form keeps what stands there', async () => {
  const world = await createWorld()
  await filled(world)
  const nomination = await onlyId(world)
  const fields = () =>
    world.tx(async (db) => {
      const rows = await db.fieldValue.findMany({ where: { nominationId: nomination, current: true } })
      return Object.fromEntries(rows.map(({ key, value, version }) => [key, { value, version }]))
    })
  const before = await fields()
  const versions = Object.fromEntries(Object.entries(before).map(([key, { version }]) => [key, version]))
  const value = { c: 'entry.person', k: 'k_less', nomination, versions, go: 'next' }
  await pressRaw(world, '周敏', { value, form: { post: '高级数控车工', industry: '', skill: '' } })
  expect(await fields()).toEqual({ ...before, post: { value: '高级数控车工', version: 2 } })
})
