import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { criterionCodes } from '../../src/domain/criteria.ts'
import { li, markAll, openNext, reviewWorld, titleOf, wang, zhang } from '../support/review.ts'
import type { World } from '../support/world.ts'

const marksOf = ({ tx }: World, reviewer: string, nomination: string) =>
  tx(async (db) => {
    const row = await db.assignment.findUniqueOrThrow({
      where: { nominationId_reviewerId: { nominationId: nomination, reviewerId: reviewer } },
      include: { marks: { orderBy: { criterion: 'asc' } } },
    })
    return { state: row.state, marks: Object.fromEntries(row.marks.map((one) => [one.criterion, one.mark])) }
  })

const only = { entrants: [wang] }

const forged = (world: World, person: string, value: object) =>
  world.sim.state().then(({ people }) => {
    const openId = people.find((one) => one.name === person)?.openId
    return world.sim.raw(person, {
      schema: '2.0',
      header: { event_id: `e_${Math.random()}`, event_type: 'card.action.trigger', token: '' },
      event: { operator: { open_id: openId }, action: { tag: 'button', value }, context: {} },
    })
  })

describe('a reviewer', () => {
  test('is told how many there are and until when, without whom the own unit excludes', async () => {
    const { sim } = await reviewWorld()
    const task = textOf((await sim.lastCard('张海燕')).card)
    expect(task).toContain('要评2位人选，已提交0位，回避1位。')
    expect(task).toContain('完成时限：2026年11月28日 09:00')
    expect(textOf((await sim.lastCard('朱明')).card)).toContain('要评3位人选，已提交0位。')
  })

  test('scores one candidate in 17 presses without typing, and the card turns by itself', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    let presses = 0
    const press = async (button: string) => {
      presses += 1
      return sim.press('朱明', button)
    }
    await press('开始评审')
    await sim.idle()
    const first = await sim.lastCard('朱明')
    expect(titleOf(first.card)).toBe('王建国')
    expect(textOf(first.card)).toContain('引领力（五力之一）')
    expect(textOf(first.card)).toContain('王建国在F1.1上的事迹。')
    const faces: string[] = []
    for (const code of criterionCodes) {
      const { card } = await press(`mark_${code}_4`)
      faces.push(/(引领|实践|创新|攻关|传承)力（|核对/.exec(textOf(card))?.[0] ?? '')
    }
    expect(faces).toEqual(
      ['引领力（', '引领力（', '实践力（', '实践力（', '实践力（', '创新力（', '创新力（', '创新力（'].concat(
        ['攻关力（', '攻关力（', '攻关力（', '传承力（', '传承力（', '传承力（', '核对'],
      ),
    )
    const done = await press('提交评分')
    expect(done.toast?.content).toBe('已提交，总分 80.00')
    expect(presses).toBe(17)
    expect((await marksOf(world, 'zhuming', wang.id)).state).toBe('submitted')
  })

  test('sees the mark in words, changes it, and comes back to the first unfinished face', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    await openNext(world, '朱明')
    await sim.press('朱明', 'mark_F1.1_4')
    const { card } = await sim.press('朱明', 'mark_F1.1_5')
    expect(textOf(card)).toContain('勇挑重担　已评：5 突出')
    await sim.press('朱明', 'mark_F1.2_3')
    await sim.press('朱明', 'mark_F1.3_3')
    await sim.press('朱明', '下一力')
    await sim.say('朱明', '评审')
    await sim.idle()
    await openNext(world, '朱明')
    expect(textOf((await sim.lastCard('朱明')).card)).toContain('实践力（五力之二）')
    expect((await marksOf(world, 'zhuming', wang.id)).marks).toEqual({ 'F1.1': 5, 'F1.2': 3, 'F1.3': 3 })
  })

  test('says why a criterion is 不适用 before the face turns', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    await openNext(world, '朱明')
    await sim.press('朱明', 'mark_F1.1_4')
    await sim.press('朱明', 'mark_F1.2_4')
    const asked = await sim.press('朱明', 'mark_F1.3_na')
    expect(textOf(asked.card)).toContain('引领力（五力之一）')
    const empty = await sim.tryPress('朱明', '保存理由 · 示范带动')
    expect(empty.toast?.content).toContain('请写明理由')
    const turned = await sim.press('朱明', '保存理由 · 示范带动', { form: { 理由: '刚转岗 **x**' } })
    expect(textOf(turned.card)).toContain('实践力（五力之二）')
  })

  test('is told at 提交评分 what is missing, with what was typed still there', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    await openNext(world, '朱明')
    for (const _ of '12345') await sim.press('朱明', _ === '5' ? '核对' : '下一力')
    const refused = await sim.press('朱明', '提交评分', { form: { 评语: '很扎实' } })
    expect(refused.toast?.content).toContain('还有15项没有打分')
    expect(JSON.stringify(refused.card)).toContain('很扎实')
    const there = await sim.press('朱明', '去补 · 攻关力')
    expect(textOf(there.card)).toContain('攻关力（五力之四）')
  })

  test('takes a submitted score back by changing a mark, and is told to submit again', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    await openNext(world, '朱明')
    await markAll(world, '朱明', 4)
    await sim.press('朱明', '提交评分', { form: { 评语: '好' } })
    await sim.press('朱明', '修改 · 引领力')
    const changed = await sim.press('朱明', 'mark_F1.1_1')
    expect(changed.toast?.content).toBe('已修改，请重新提交评分，否则不计入')
    expect((await marksOf(world, 'zhuming', wang.id)).state).toBe('assigned')
  })

  test('withdraws with a reason at first sight, and no longer once a mark was given', async () => {
    const world = await reviewWorld({ entrants: [wang, li] })
    const { sim } = world
    const first = await openNext(world, '朱明')
    const empty = await sim.press('朱明', '申请回避')
    expect(empty.toast?.content).toContain('请写一句回避的理由')
    const gone = await sim.press('朱明', '申请回避', { form: { 理由: '曾是师徒' } })
    expect(textOf(gone.card)).toContain('您已回避这位人选')
    expect(textOf(gone.card)).not.toContain('事迹')
    const second = await openNext(world, '朱明')
    expect(new Set([first, second])).toEqual(new Set(['王建国', '李雪']))
    const stale = (await sim.lastCard('朱明')).id
    const form = { 理由: '亲属' }
    await sim.press('朱明', 'mark_F1.1_4')
    const names = buttonsOf((await sim.lastCard('朱明')).card).map((button) => button.text)
    expect(names).not.toContain('申请回避')
    expect((await sim.tryPress('朱明', '申请回避', { message: stale, form })).error).toBeDefined()
  })

  test('gets the evidence of the face as files, and nobody recused does', async () => {
    const world = await reviewWorld({ entrants: [zhang] })
    const { sim } = world
    const hash = await world.bot.deps.blobs.put(Buffer.from('专利证书'))
    const file = (id: string, criterion: string, purpose: string) => ({
      ...{ id, messageId: id, fileKey: id, resource: 'file', personId: 'wugang', name: `${id}.txt`, hash },
      ...{
        size: 12,
        kind: 'txt',
        state: 'stored',
        purpose,
        nominationId: zhang.id,
        criterion,
        at: new Date(0),
      },
    })
    await world.tx((db) =>
      db.attachment.createMany({
        data: [
          file('patent', 'F1.1', 'evidence'),
          file('paper', 'F3.2', 'evidence'),
          file('consent', 'F1.1', 'consent'),
        ],
      }),
    )
    await openNext(world, '朱明')
    const sent = await sim.press('朱明', '看附件')
    expect(sent.toast?.content).toBe('1个附件马上发到下面')
    await sim.idle()
    const last = await sim.lastMessage('朱明')
    expect(last.file?.name).toBe('patent.txt')
    expect((await sim.file('朱明', last.id)).toString()).toBe('专利证书')
    const value = { c: 'review.files', k: 'forged', nomination: zhang.id, face: 'F1' }
    expect((await forged(world, '张海燕', value)).toast?.content).toContain('您已回避这位人选')
    await sim.idle()
    expect((await sim.messages('张海燕')).some((message) => message.file)).toBe(false)
  })

  test('puts somebody off and gets the next one at once', async () => {
    const world = await reviewWorld({ entrants: [wang, li] })
    const { sim } = world
    const first = await openNext(world, '朱明')
    const { card } = await sim.press('朱明', '跳过')
    await sim.idle()
    expect(textOf(card)).toContain('已放到后面')
    expect(titleOf((await sim.lastCard('朱明')).card)).not.toBe(first)
  })
})

describe('a mark that must not count', () => {
  test('is no mark at all: refused in words, and the data stays as it was', async () => {
    const world = await reviewWorld(only)
    const button = { c: 'review.mark', k: 'forged', nomination: wang.id, criterion: 'F1.1' }
    for (const mark of [2e9, -1, 3.5, '五', [5], null, {}, true]) {
      const answer = await forged(world, '朱明', { ...button, mark })
      expect(answer.toast?.content).toContain('评分只能是5、4、3、2、1或不适用')
    }
    const elsewhere = await forged(world, '朱明', { ...button, criterion: 'F6.1', mark: 5 })
    expect(elsewhere.toast?.content).toContain('没有找到这个评分项')
    expect((await marksOf(world, 'zhuming', wang.id)).marks).toEqual({})
  })

  test('comes from somebody recused, or without the role', async () => {
    const world = await reviewWorld({ entrants: [zhang] })
    const value = { c: 'review.mark', k: 'forged', nomination: zhang.id, criterion: 'F1.1', mark: 5 }
    expect(JSON.stringify(await forged(world, '张海燕', value))).toContain('您已回避这位人选')
    expect(JSON.stringify(await forged(world, '周敏', value))).toContain('R01')
    expect((await marksOf(world, 'zhanghaiyan', zhang.id)).marks).toEqual({})
  })

  test('comes after the closing time: it changes nothing and says so', async () => {
    const world = await reviewWorld(only)
    const { sim } = world
    await openNext(world, '朱明')
    await sim.press('朱明', 'mark_F1.1_4')
    await sim.clock({ advance: '6d' })
    const late = await sim.press('朱明', 'mark_F1.1_1')
    expect(late.toast?.content).toContain('S04')
    expect((await marksOf(world, 'zhuming', wang.id)).marks).toEqual({ 'F1.1': 4 })
    expect(buttonsOf(late.card).map((button) => button.name ?? '')).not.toContain('mark_F1.1_5')
  })

  test('is pressed on a card that was forwarded to a colleague of the nominee', async () => {
    const world = await reviewWorld({ entrants: [zhang] })
    const value = { c: 'review.turn', k: 'forged', nomination: zhang.id, face: 'F2' }
    const { card } = await forged(world, '张海燕', value)
    expect(textOf(card)).toContain('您已回避这位人选')
    expect(textOf(card)).not.toContain('事迹')
  })

  test('is pressed twice at once: two criteria both count, the same one counts once', async () => {
    const world = await reviewWorld(only)
    const button = { c: 'review.mark', k: 'one', nomination: wang.id }
    await Promise.all([
      forged(world, '朱明', { ...button, criterion: 'F1.1', mark: 5 }),
      forged(world, '朱明', { ...button, criterion: 'F1.1', mark: 5 }),
      forged(world, '朱明', { ...button, criterion: 'F1.2', mark: 4 }),
    ])
    expect((await marksOf(world, 'zhuming', wang.id)).marks).toEqual({ 'F1.1': 5, 'F1.2': 4 })
    const lines = await world.tx((db) => db.auditLine.count({ where: { action: 'review.mark' } }))
    expect(lines).toBe(2)
  })
})
