import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { cardsOf, entriesOf, filesOf, jpg, lastCard, pdf, say, send } from '../support/files.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld, type World } from '../support/world.ts'

/** 王建国's draft with 勇挑重担 in focus. */
const atBurden = async (world: World) => {
  await say(world, '周敏', '推荐 王建国 数控车工')
  await say(world, '周敏', '改 勇挑重担')
}

test('a photo goes to the criterion in focus, and the card says so', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '证书.pdf', bytes: pdf(1) })
  const card = await lastCard(world, '周敏')
  expect(card).toContain('王建国 · 数控车工 · 海淀精工机械有限公司')
  expect(card).toContain('已收到 证书.pdf，放在勇挑重担（王建国）')
  expect((await entriesOf(world)).map(({ evidence }) => evidence)).toEqual([['证书.pdf@F1.1']])
})

test('several within a minute get one card, which names them all', async () => {
  const world = await createWorld()
  await atBurden(world)
  const before = (await cardsOf(world, '周敏')).length
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  await send(world, '周敏', { name: '二.pdf', bytes: pdf(2) })
  await Promise.all([3, 4].map((n) => world.sim.sendFile('周敏', { name: `${n}.pdf`, bytes: pdf(n) })))
  await world.sim.idle()
  const cards = await cardsOf(world, '周敏')
  expect(cards.length).toBe(before + 1)
  expect(cards.at(-1)?.match(/已收到 .*，放在勇挑重担/g)?.length).toBe(4)
})

test('a file sent two minutes later gets a card of its own', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  const before = (await cardsOf(world, '周敏')).length
  await world.sim.clock({ advance: '2m' })
  await send(world, '周敏', { name: '二.pdf', bytes: pdf(2) })
  expect((await cardsOf(world, '周敏')).length).toBe(before + 1)
})

test('without a focus the card asks whose and which, and the answer places them', async () => {
  const world = await createWorld()
  await say(world, '周敏', '推荐 王建国 数控车工')
  await world.tx((db) => db.focus.deleteMany())
  for (const n of [1, 2, 3]) await send(world, '周敏', { name: `${n}.pdf`, bytes: pdf(n) })
  expect(await lastCard(world, '周敏')).toContain('这3个文件是哪位、哪一项的？')
  await world.sim.press('周敏', '选择放在哪里')
  const placed = await world.sim.press('周敏', '确定', {
    form: { 哪位: '王建国 · 海淀精工机械有限公司', 哪一项: '创新成果' },
  })
  expect(placed.toast?.content).toBe('已放好3个文件')
  expect((await entriesOf(world))[0]?.evidence).toEqual(['1.pdf@F3.2', '2.pdf@F3.2', '3.pdf@F3.2'])
})

test('改到别处 moves one of two files and leaves the other', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  await send(world, '周敏', { name: '二.pdf', bytes: pdf(2) })
  await world.sim.press('周敏', '改到别处')
  await world.sim.press('周敏', '确定', { form: { 哪几个文件: ['二.pdf'], 哪一项: '培养人才' } })
  expect((await entriesOf(world))[0]?.evidence).toEqual(['一.pdf@F1.1', '二.pdf@F5.2'])
})

test('a file that comes while a place is being chosen does not wipe the choice', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  const chooser = (await world.sim.lastCard('周敏')).id
  await world.sim.press('周敏', '改到别处')
  await send(world, '周敏', { name: '二.pdf', bytes: pdf(2) })
  const kept = (await world.sim.cards('周敏')).find(({ id }) => id === chooser)
  expect(textOf(kept?.card)).toContain('放在哪里？')
  expect(await lastCard(world, '周敏')).toContain('已收到 二.pdf')
})

test('the focus counts as it was when the file was sent, not as it is when it is read', async () => {
  const world = await createWorld()
  await atBurden(world)
  await world.sim.sendFile('周敏', { name: '证书.pdf', bytes: pdf(1) })
  await world.sim.say('周敏', '改 直面难题')
  await world.sim.idle()
  expect((await entriesOf(world))[0]?.evidence).toEqual(['证书.pdf@F1.1'])
})

test('移除 takes a file off the entry and keeps it for the record', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '错的.pdf', bytes: pdf(1) })
  const answer = await world.sim.press('周敏', '移除 · 错的.pdf')
  expect(answer.toast?.content).toBe('已移除“错的.pdf”')
  expect((await entriesOf(world))[0]?.evidence).toEqual([])
  expect(await filesOf(world)).toEqual([{ name: '错的.pdf', state: 'removed', purpose: 'evidence', why: '' }])
})

test('吴刚 of another unit presses a forwarded card of files: nothing happens', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  const file = (await world.tx((db) => db.attachment.findFirstOrThrow())).id
  const answer = await pressRaw(world, '吴刚', {
    value: { c: 'files.remove', k: 'x', file, back: 'group' },
  })
  expect(JSON.stringify(answer)).toContain('R02')
  expect((await entriesOf(world))[0]?.evidence).toEqual(['一.pdf@F1.1'])
})

test('who has nothing to attach a file to is told so, and the file is not dropped silently', async () => {
  const world = await createWorld()
  await send(world, '邓小云', { name: '资料.pdf', bytes: pdf(1) })
  expect(await lastCard(world, '邓小云')).toContain('（F09）')
  expect(await filesOf(world)).toEqual([
    { name: '资料.pdf', state: 'refused', purpose: 'unplaced', why: 'file-nowhere' },
  ])
})

test('the twenty-first file is refused and twenty stay', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '第一.pdf', bytes: pdf(1) })
  await world.tx(async (db) => {
    const { id: _, focus: __, refusal: ___, notes: ____, ...first } = await db.attachment.findFirstOrThrow()
    const more = Array.from({ length: 19 }, (_, n) => ({ ...first, id: `more_${n}`, messageId: `om_${n}` }))
    await db.attachment.createMany({ data: more })
  })
  await send(world, '周敏', { name: '第二十一.pdf', bytes: pdf(2) })
  expect((await entriesOf(world))[0]?.evidence.length).toBe(20)
  expect((await filesOf(world)).filter(({ why }) => why === 'file-too-many').length).toBe(1)
  expect(await lastCard(world, '周敏')).toContain('（F03）')
})

test('pictures come without a name and are numbered, so that each can be told apart', async () => {
  const world = await createWorld()
  await atBurden(world)
  await send(world, '周敏', { name: '随便.jpg', bytes: jpg(1) })
  await send(world, '周敏', { name: '随便.png', bytes: jpg(2) })
  expect((await entriesOf(world))[0]?.evidence).toEqual(['图片1.jpg@F1.1', '图片2.jpg@F1.1'])
})

test('a focus of yesterday is no place for a file of today: the card asks', async () => {
  const world = await createWorld()
  await atBurden(world)
  await world.sim.clock({ advance: '1d' })
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  expect(await lastCard(world, '周敏')).toContain('这个文件是哪位、哪一项的？')
  expect((await entriesOf(world))[0]?.evidence).toEqual([])
})
