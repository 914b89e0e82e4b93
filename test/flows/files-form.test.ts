import { expect, test } from 'vitest'
import { buttonsOf } from '../../sandbox/cards/form.ts'
import { writeNominationTemplate } from '../../src/reports/nomination-template.ts'
import { cardsOf, demoForm, entriesOf, filesOf, lastCard, say, send } from '../support/files.ts'
import { createWorld } from '../support/world.ts'

const wordFile = (fields: Parameters<typeof writeNominationTemplate>[0]) => writeNominationTemplate(fields)

test('周敏 sends a complete form without a word before it and hands it in: 3 presses, no characters', async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  const read = await lastCard(world, '周敏')
  expect(read).toContain('王建国 · 数控车工 · 海淀精工机械有限公司')
  expect(read).toContain('读懂了《王建国推荐表.docx》，共24项')
  // one press on the tick, one on 提交, one on 确认提交
  await world.sim.press('周敏', '提交', { form: { declared: true } })
  const done = await world.sim.press('周敏', '确认提交')
  expect(done.toast).toEqual({ type: 'success', content: '已提交王建国的推荐' })
  await world.sim.idle()
  const [entry] = await entriesOf(world)
  expect(entry).toMatchObject({ state: 'submitted', route: 'unit', unitId: 'jinggong' })
  expect(entry?.fields).toMatchObject({ name: '王建国', skill: '高级技师', membershipNo: '110108201203716' })
})

test('提交 without the tick is refused with the article, and nothing is handed in', async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  const answer = await world.sim.press('周敏', '提交')
  expect(answer.toast?.content).toBe('请先勾选“材料真实、严格把关”的承诺，再提交（第十一条）。（N04）')
  expect((await entriesOf(world)).map(({ state }) => state)).toEqual(['draft'])
})

test('推荐 before the form makes no second draft, and the same person again updates the same draft', async () => {
  const world = await createWorld()
  await say(world, '周敏', '推荐 王建国 普通车工')
  await send(world, '周敏', { name: '表.docx', bytes: await demoForm('wangjianguo') })
  await send(world, '周敏', {
    name: '表（改）.docx',
    bytes: await wordFile({ fields: { name: '王建国', post: '车工' } }),
  })
  const all = await entriesOf(world)
  expect(all.map(({ fields }) => [fields.name, fields.post, fields.skill])).toEqual([
    ['王建国', '车工', '高级技师'],
  ])
})

test('what a colleague wrote meanwhile is not overwritten by a form: both values are kept', async () => {
  const world = await createWorld()
  await say(world, '陆萍', '推荐 王建国 钳工')
  await send(world, '周敏', { name: '表.docx', bytes: await demoForm('wangjianguo') })
  const [entry, ...more] = await entriesOf(world)
  expect(more).toEqual([])
  expect(entry?.fields.post).toBe('钳工')
  expect(await lastCard(world, '周敏')).toContain('“岗位”有两份内容，请选一份')
})

test('gaps of a form come back as buttons that lead to the field', async () => {
  const world = await createWorld()
  await send(world, '周敏', {
    name: '表.docx',
    bytes: await wordFile({ fields: { name: '邓小云', post: '钳工', politics: '政治素质过硬' } }),
  })
  const card = (await world.sim.lastCard('周敏')).card
  expect(buttonsOf(card).map(({ text }) => text)).toContain('补 工会会员号')
  const asked = await world.sim.press('周敏', '补 工会会员号')
  expect(JSON.stringify(asked.card)).toContain('工会会员号')
})

test('a form of another unit is refused by name and changes nothing', async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '李雪推荐表.docx', bytes: await demoForm('lixue') })
  expect(await lastCard(world, '周敏')).toContain('没有收下 李雪推荐表.docx')
  expect(await lastCard(world, '周敏')).toContain('（R02）')
  expect(await entriesOf(world)).toEqual([])
  expect(await filesOf(world)).toEqual([
    { name: '李雪推荐表.docx', state: 'refused', purpose: 'unplaced', why: 'not-your-unit' },
  ])
})

test('a worker without a unit to speak for cannot recommend by a form', async () => {
  const world = await createWorld()
  await send(world, '邓小云', { name: '表.docx', bytes: await demoForm('wangjianguo') })
  expect(await lastCard(world, '邓小云')).toContain('（R01）')
  expect(await entriesOf(world)).toEqual([])
})

test('a form that comes after the end of the nominations is refused with the stage', async () => {
  const world = await createWorld()
  await world.sim.clock({ advance: '21d' })
  await send(world, '周敏', { name: '表.docx', bytes: await demoForm('wangjianguo') })
  expect(await lastCard(world, '周敏')).toContain('（S04）')
  expect(await entriesOf(world)).toEqual([])
})

test('the entry was handed in already: the form says so and changes nothing', async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '表.docx', bytes: await demoForm('wangjianguo') })
  await world.sim.press('周敏', '提交', { form: { declared: true } })
  await world.sim.press('周敏', '确认提交')
  await world.sim.idle()
  await send(world, '周敏', {
    name: '又一份.docx',
    bytes: await wordFile({ fields: { name: '王建国', post: '车工' } }),
  })
  expect((await cardsOf(world, '周敏')).at(-1)).toContain('（N01）')
  expect((await entriesOf(world)).map(({ fields }) => fields.post)).toEqual(['数控车工'])
})

test('模板 sends the office’s form with the unit filled in, and it reads back', async () => {
  const world = await createWorld()
  await say(world, '周敏', '模板')
  const message = (await world.sim.messages('周敏')).at(-1)
  expect(message?.kind).toBe('file')
  expect(message?.file?.name).toBe('海淀工匠推荐表.docx')
  const bytes = await world.sim.file('周敏', message?.id ?? '')
  await send(world, '周敏', { name: '空表.docx', bytes })
  expect(await lastCard(world, '周敏')).toContain('未填姓名 · 海淀精工机械有限公司')
})
