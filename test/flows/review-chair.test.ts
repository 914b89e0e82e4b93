import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { type Entrant, handIn, li, openNext, reviewWorld, wang, zhang } from '../support/review.ts'
import type { World } from '../support/world.ts'

/** The rows of the card's tables, one after another: a person reads them, `textOf` may cut them into cells. */
const rowsOf = (card: unknown): Record<string, unknown>[] => {
  const elements = (card as { body: { elements: { tag: string; rows?: Record<string, unknown>[] }[] } }).body
    .elements
  return elements.flatMap((element) => (element.tag === 'table' ? (element.rows ?? []) : []))
}

const say = async ({ sim }: World, person: string, words: string) => {
  await sim.say(person, words)
  await sim.idle()
  return (await sim.lastCard(person)).card
}

const close = async (world: World) => {
  await say(world, '许岚', '评审进度')
  await world.sim.press('许岚', '结束评分')
  return world.sim.press('许岚', '结束评分')
}

const two = { entrants: [wang, li] }

/** Every reviewer has handed in everything: by entry, all fifteen marks alike. */
const scored = async (marks: Record<string, number>, entrants: readonly Entrant[] = [wang, li]) => {
  const world = await reviewWorld({ entrants, target: 1 })
  await handIn(world, marks)
  return world
}

describe('before the end', () => {
  test('许岚 sees counts and nobody’s marks; 周敏 and a reviewer see nothing of it', async () => {
    const world = await reviewWorld(two)
    await handIn(world, { nom_wang: 2, nom_li: 2 }, 'zhuming')
    const card = await say(world, '许岚', '评审进度')
    expect(textOf(card)).toContain('已提交2份，共10份。')
    expect(rowsOf(card)).toContainEqual({ name: '朱明', done: '2/2', away: '无' })
    expect(rowsOf(card)).toContainEqual({ name: '王建国', unit: wang.unit, done: '1/5（满4份有效）' })
    expect(JSON.stringify(card)).not.toMatch(/40\.00|一般|分歧/)
    for (const person of ['周敏', '李国栋', '王建国']) {
      expect(textOf(await say(world, person, '评审进度'))).toContain('没有办成')
      expect(textOf(await say(world, person, '排名'))).toContain('没有办成')
    }
    expect(textOf(await say(world, '许岚', '排名'))).toContain('没有办成')
  })

  test('催办 reaches who has not finished, once a day', async () => {
    const world = await reviewWorld(two)
    const { sim } = world
    await handIn(world, { nom_wang: 4, nom_li: 4 }, 'zhuming')
    await say(world, '许岚', '评审进度')
    const first = await sim.press('许岚', '催办')
    expect(first.toast?.content).toBe('已催办4位评委')
    await sim.idle()
    expect(textOf((await sim.lastCard('宋雅')).card)).toContain('催办：评审任务')
    const again = await sim.press('许岚', '催办')
    expect(again.toast?.content).toBe('4位评委今天已催办过，明天再催')
    await sim.clock({ advance: '1d' })
    expect((await sim.press('许岚', '催办')).toast?.content).toBe('已催办4位评委')
  })

  test('结束评分 says first who is missing, and asks again when that changed meanwhile', async () => {
    const world = await reviewWorld(two)
    const { sim } = world
    await handIn(world, { nom_wang: 4, nom_li: 4 }, 'zhuming')
    await say(world, '许岚', '评审进度')
    const asked = await sim.press('许岚', '结束评分')
    expect(textOf(asked.card)).toContain('还有8份评分没有提交')
    expect(textOf(asked.card)).toContain('宋雅：还差2份')
    expect(textOf(asked.card)).toContain('2位人选有效评分不够，将没有名次')
    await handIn(world, { nom_wang: 4, nom_li: 4 }, 'songya')
    const changed = await sim.press('许岚', '结束评分')
    expect(changed.toast?.content).toContain('请再看一遍')
    const done = await sim.press('许岚', '结束评分')
    expect(done.toast?.content).toBe('2位人选评分结束')
    expect(textOf(done.card)).toContain('王建国：2份，至少4份')
  })

  test('only the chair ends it, and a mark afterwards changes nothing', async () => {
    const world = await reviewWorld(two)
    const { sim } = world
    await openNext(world, '朱明')
    await say(world, '林晓', '评审进度')
    const offered = buttonsOf((await sim.lastCard('林晓')).card).map((button) => button.text)
    expect(offered).not.toContain('结束评分')
    expect((await close(world)).toast?.content).toBe('2位人选评分结束')
    const late = await sim.press('朱明', 'mark_F1.1_5')
    expect(late.toast?.content).toContain('评分已经结束，这次没有计入')
    expect(await world.tx((db) => db.mark.count())).toBe(0)
  })
})

describe('after the end', () => {
  test('ties stay ties, and the one below both wants a reason before it is listed', async () => {
    const world = await scored({ nom_wang: 4, nom_li: 4, nom_zhang: 3 }, [wang, li, zhang])
    const { sim } = world
    const { card } = await close(world)
    expect(rowsOf(card).map(({ place, total, valid }) => [place, total, valid])).toEqual([
      ['1（并列）', '80.00', '5份'],
      ['1（并列）', '80.00', '5份'],
      ['3', '60.00', '4份'],
    ])
    expect(textOf(card)).toContain('目标1人，已列入0人，比目标少1人')
    const why = await sim.press('许岚', '列入名单 · 张伟民')
    expect(why.toast?.content).toContain('请写明理由')
    const empty = await sim.press('许岚', '列入名单 · 张伟民')
    expect(empty.toast?.content).toContain('第五条（三）')
    const listed = await sim.press('许岚', '列入名单 · 张伟民', {
      form: { 理由: '兼顾行业 <at id=all></at>' },
    })
    expect(listed.toast?.content).toBe('张伟民已列入名单')
    expect((await sim.press('许岚', '列入名单 · 李雪')).toast?.content).toBe('李雪已列入名单')
    const states = await world.tx((db) =>
      db.nomination.findMany({ orderBy: { id: 'asc' }, select: { state: true } }),
    )
    expect(states.map(({ state }) => state)).toEqual(['listed', 'scored', 'listed'])
  })

  test('the target is a line, not a limit: more names want a reason, which is kept', async () => {
    const world = await scored({ nom_wang: 5, nom_li: 4 })
    const { sim } = world
    await close(world)
    await sim.press('许岚', '列入名单 · 王建国')
    const more = await sim.press('许岚', '列入名单 · 李雪')
    expect(textOf(more.card)).toContain('目标1人，已列入2人，比目标多1人')
    expect((await sim.press('许岚', '保存说明')).toast?.content).toContain('请写明理由')
    const noted = await sim.press('许岚', '保存说明', { form: { 理由: '两人同样优秀' } })
    expect(textOf(noted.card)).toContain('说明：两人同样优秀')
    const off = await sim.press('许岚', '移出名单 · 李雪')
    expect(textOf(off.card)).toContain('请写明移出的理由')
    expect((await sim.press('许岚', '移出名单 · 李雪')).toast?.content).toContain('N07')
    const gone = await sim.press('许岚', '移出名单 · 李雪', { form: { 理由: '本人放弃' } })
    expect(textOf(gone.card)).toContain('已列入1人，与目标相同')
  })

  test('staff and checkers may look, but not choose; reviewers and officers see nothing', async () => {
    const world = await scored({ nom_wang: 5, nom_li: 4 })
    await close(world)
    for (const person of ['林晓', '何静']) {
      const card = await say(world, person, '排名')
      expect(rowsOf(card)).toHaveLength(2)
      expect(buttonsOf(card)).toEqual([])
    }
    for (const person of ['朱明', '周敏', '王建国', '高远', '钱文']) {
      const seen = textOf(await say(world, person, '名单'))
      expect(seen).toContain('没有办成')
      expect(seen).not.toMatch(/\d\.\d\d/)
    }
  })
})
