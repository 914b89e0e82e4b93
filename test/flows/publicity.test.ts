import { describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { systemActor } from '../../src/feishu/actor.ts'
import {
  boundGroup,
  GROUP,
  li,
  publicGroup,
  publicityWorld,
  putListed,
  released,
  wang,
  zhang,
} from '../support/publicity.ts'
import { pressRaw } from '../support/raw.ts'
import type { World } from '../support/world.ts'

const inGroup = async ({ sim }: World, who = '邓小云', group = GROUP) =>
  (await sim.cards(who, group)).map((message) => textOf(message.card))

const postings = ({ tx }: World) =>
  tx((db) =>
    db.posting.findMany({
      orderBy: { list: { number: 'asc' } },
      select: { what: true, state: true, current: true, chatId: true, messageId: true, cardSha256: true },
    }),
  )

const stateOf = ({ tx }: World, id: string) =>
  tx(async (db) => (await db.nomination.findUniqueOrThrow({ where: { id } })).state)

/** Presses 同意发布 of the list that waits, as anybody, without having the card. */
const forge = async (world: World, person: string) => {
  const list = await world.tx((db) => db.publicList.findFirstOrThrow({ where: { state: 'proposed' } }))
  const value = { c: 'public.release', k: 'k_forged', list: list.id, seen: list.rowsHash }
  return pressRaw(world, person, { value })
}

describe('a public group', () => {
  test('is set by 工作人员 in the group and counts once a second person confirmed it', async () => {
    const world = await publicityWorld()
    const chat = await publicGroup(world)
    const row = await world.tx((db) => db.publicGroup.findUniqueOrThrow({ where: { chatId: chat } }))
    expect({ setBy: row.setBy, confirmedBy: row.confirmedBy, name: row.name }).toEqual({
      setBy: 'linxiao',
      confirmedBy: 'sunli',
      name: GROUP,
    })
    expect(await inGroup(world)).toEqual([])
  })

  test('waits in 待办 of who may confirm it, and of nobody else', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await sim.addMembers(GROUP, ['bot'], '林晓')
    await sim.idle()
    await sim.say('林晓', '@海淀工匠选树助手 设为公示群', chat.id)
    await sim.idle()
    const todoOf = async (name: string) => {
      await sim.say(name, '待办')
      await sim.idle()
      return textOf((await sim.lastCard(name)).card)
    }
    expect(await todoOf('林晓')).not.toContain('公示群')
    expect(await todoOf('赵启明')).toContain('1个公示群等您复核')
    const asked = await sim.press('赵启明', '去办 · 复核公示群')
    expect(textOf(asked.card ?? (await sim.lastCard('赵启明')).card)).toContain('设为公示群，请复核')
    await sim.press('赵启明', `同意 · ${GROUP}`)
    expect(await todoOf('孙立')).not.toContain('公示群')
    // The card of before is pressed late: nothing waits any more, and it says so.
    const late = await pressRaw(world, '孙立', {
      value: { c: 'todo.open', k: 'k_late', key: 'groups-waiting' },
    })
    expect(textOf(late.card ?? (await sim.lastCard('孙立')).card)).not.toContain('公示群')
  })

  test('cannot be set by an officer, nor confirmed by who asked for it, nor be external', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await sim.createChat({ name: '机关', members: ['林晓', '周敏', 'bot'], by: '周敏' })
    await sim.idle()
    expect(textOf((await sim.lastCard('周敏')).card)).toContain('我已加入“机关”')
    await sim.say('周敏', '@海淀工匠选树助手 设为公示群', chat.id)
    await sim.idle()
    expect(textOf((await sim.lastCard('周敏')).card)).toContain('R01')
    const outside = await sim.createChat({
      name: '供应商',
      members: ['林晓', 'bot'],
      external: true,
      by: '林晓',
    })
    await sim.idle()
    await sim.say('林晓', '@海淀工匠选树助手 设为公示群', outside.id)
    await sim.idle()
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('这个群有外单位的人')
    expect(await world.tx((db) => db.publicGroup.count())).toBe(0)
  })
})

describe('a list', () => {
  test('is previewed, proposed, released by a second person, and stands in each group with its proof', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await sim.say('林晓', '预览公示')
    await sim.idle()
    const preview = textOf((await sim.lastCard('林晓')).card)
    expect(preview).toContain('核对通过：没有要处理的事。')
    expect(preview).toContain('把航天零件的合格率提到九成九')
    await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23' } })
    await sim.idle()
    expect((await forge(world, '林晓')).toast?.content).toContain('R05')
    expect((await forge(world, '周敏')).toast?.content).toContain('R01')
    const done = await sim.press('赵启明', '同意发布')
    expect(done.toast?.content).toBe('已发布第1号名单，正在发到公示群')
    await sim.idle()
    const cards = await inGroup(world)
    expect(cards.length).toBe(1)
    expect(cards[0]).toContain('2026年11月23日至2026年11月27日（5个工作日）')
    const places = ['王建国', '李雪', '张伟民'].map((name) => cards[0]?.indexOf(name) ?? -1)
    expect([...places].sort((one, other) => one - other)).toEqual(places)
    expect(cards[0]).not.toMatch(/评分|名次|排名|138/)
    expect(await stateOf(world, wang.id)).toBe('publicised')
    const [proof] = await postings(world)
    const list = await world.tx((db) => db.publicList.findFirstOrThrow())
    expect(proof).toMatchObject({ what: 'list', state: 'posted', current: true, cardSha256: list.cardSha256 })
    expect(proof?.messageId).toBe((await sim.cards('邓小云', GROUP))[0]?.id)
  })

  test('is returned by the second person with a reason, and the next proposal takes its place and number', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    await boundGroup(world)
    await sim.say('林晓', '预览公示')
    await sim.idle()
    await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23' } })
    await sim.idle()
    const wordless = await sim.press('赵启明', '有误，退回')
    expect(wordless.toast?.content).toContain('理由')
    const answer = await sim.press('赵启明', '有误，退回', { form: { 理由: '李雪的单位少了两个字' } })
    expect(answer.toast?.content).toBe('已退回，提请的同志会看到您写的理由')
    expect(textOf(answer.card)).toContain('这份名单已退回')
    await sim.idle()
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('赵启明：李雪的单位少了两个字')
    expect(await inGroup(world)).toEqual([])
    await sim.say('赵启明', '待办')
    await sim.idle()
    expect(textOf((await sim.lastCard('赵启明')).card)).not.toContain('名单')

    await sim.say('林晓', '预览公示')
    await sim.idle()
    await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23' } })
    await sim.idle()
    expect((await sim.press('赵启明', '同意发布')).toast?.content).toBe('已发布第1号名单，正在发到公示群')
    expect(await tx((db) => db.publicList.count())).toBe(1)
  })

  test('is not released by who proposed it, nor after it changed, nor without consent', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    await boundGroup(world)
    await tx((db) => db.consent.update({ where: { nominationId: li.id }, data: { publish: false } }))
    await sim.say('林晓', '预览公示')
    await sim.idle()
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('“李雪”还没有同意公示')
    const blocked = await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23' } })
    expect(blocked.toast?.content).toContain('P10')
    await tx((db) => db.consent.update({ where: { nominationId: li.id }, data: { publish: true } }))
    await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-23' } })
    await sim.idle()
    await tx((db) =>
      db.fieldValue.updateMany({ where: { nominationId: li.id, key: 'post' }, data: { value: '锅炉工' } }),
    )
    const changed = await sim.press('赵启明', '同意发布')
    expect(changed.toast?.content).toContain('P09')
    expect(textOf(changed.card)).toContain('内容有改动：李雪')
    expect(buttonsOf(changed.card)).toEqual([])
    expect(await stateOf(world, li.id)).toBe('listed')
    expect(await inGroup(world)).toEqual([])
  })

  test('with another first day waits for it, and 公示 says when', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await released(world, { 公示开始日期: '2026-11-25' })
    expect(await inGroup(world)).toEqual([])
    await sim.say('邓小云', '公示')
    await sim.idle()
    expect(textOf((await sim.lastCard('邓小云')).card)).toContain('名单将于2026年11月25日起公示')
    await sim.clock({ to: '2026-11-25T01:00:00.000Z' })
    expect((await inGroup(world)).length).toBe(1)
    await sim.say('邓小云', '公示')
    await sim.idle()
    expect(textOf((await sim.lastCard('邓小云')).card)).toContain('王建国')
  })

  test('ends by itself: the card is closed, and each group hears it once', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await released(world)
    await sim.clock({ to: '2026-11-27T15:59:00.000Z' })
    expect((await inGroup(world)).length).toBe(1)
    await sim.clock({ to: '2026-11-27T16:01:00.000Z' })
    const cards = await inGroup(world)
    expect(cards.length).toBe(2)
    expect(cards[0]).toContain('公示已结束')
    expect(cards[0]).not.toContain('王建国')
    expect(cards[1]).toContain('3名拟选树人选的公示已于2026年11月27日结束')
    await sim.clock({ advance: '2d' })
    expect((await inGroup(world)).length).toBe(2)
  })

  test('is corrected by a new card first, and the old one then says so; both snapshots stay', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    await boundGroup(world)
    await released(world)
    await tx((db) =>
      db.fieldValue.updateMany({ where: { nominationId: li.id, key: 'post' }, data: { value: '锅炉工' } }),
    )
    await sim.say('林晓', '更正公示')
    await sim.idle()
    const bare = await sim.press('林晓', '提请发布', { form: { 公示开始日期: '2026-11-24' } })
    expect(bare.toast?.content).toContain('N07')
    await sim.press('林晓', '提请发布', {
      form: { 公示开始日期: '2026-11-24', 更正说明: '李雪的岗位名称有误' },
    })
    await sim.idle()
    await sim.press('赵启明', '同意发布')
    await sim.idle()
    const cards = await inGroup(world)
    expect(cards.length).toBe(2)
    expect(cards[0]).toContain('已被更正')
    expect(cards[0]).not.toContain('李雪')
    expect(cards[1]).toContain('锅炉工')
    expect(cards[1]).toContain('李雪的岗位名称有误')
    expect((await postings(world)).map(({ current }) => current)).toEqual([false, true])
    const lists = await tx((db) => db.publicList.findMany({ orderBy: { number: 'asc' } }))
    expect(lists.map(({ state }) => state)).toEqual(['superseded', 'released'])
    expect(lists.map(({ rows }) => JSON.stringify(rows).includes('司炉工'))).toEqual([true, false])
  })

  test('grown by a name gives that one a period of its own', async () => {
    const world = await publicityWorld([wang, li])
    const { sim } = world
    await boundGroup(world)
    await released(world)
    await putListed(world, [zhang])
    await sim.say('林晓', '更正公示')
    await sim.idle()
    await sim.press('林晓', '提请发布', {
      form: { 公示开始日期: '2026-11-25', 更正说明: '增补1人' },
    })
    await sim.idle()
    await sim.press('赵启明', '同意发布')
    await sim.idle()
    expect((await inGroup(world)).at(-1)).toContain(
      '其中王建国、李雪的公示时间为2026年11月23日至2026年11月27日',
    )
  })
})

describe('a long period', () => {
  test('is renewed by a new card before the old one is too old to be marked', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    await tx(async (db) => {
      const { settings } = await db.cycle.findUniqueOrThrow({ where: { id: 'cyc_2026' } })
      await db.cycle.update({
        where: { id: 'cyc_2026' },
        data: { settings: { ...(settings as object), publicityDays: 15 } },
      })
    })
    await boundGroup(world)
    await released(world)
    await sim.clock({ to: '2026-12-06T01:00:00.000Z' })
    const cards = await inGroup(world)
    expect(cards.map((text) => text.includes('已更新'))).toEqual([true, false])
    expect(cards[1]).toContain('公示仍在进行，名单不变')
    expect(cards[1]).toContain('2026年11月23日至2026年12月11日（15个工作日）')
    await sim.clock({ to: '2026-12-12T01:00:00.000Z' })
    expect((await inGroup(world)).at(-1)).toContain('的公示已于2026年12月11日结束')
  })
})

describe('the proof', () => {
  test('shows staff what stood where and when, and nobody else', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await released(world)
    await sim.say('林晓', '公示凭证')
    await sim.say('周敏', '公示凭证')
    await sim.idle()
    const proof = textOf((await sim.lastCard('林晓')).card)
    const [posting] = await postings(world)
    expect(proof).toContain('第1号　公示名单　海淀职工之家　已发出（当前）')
    expect(proof).toContain('时间 2026年11月23日 09:00')
    expect(proof).toContain(`消息 ${posting?.messageId}`)
    expect(proof).toContain(`内容校验码（SHA-256）${posting?.cardSha256}`)
    expect(textOf((await sim.lastCard('周敏')).card)).toContain('R12')
  })
})

describe('a posting', () => {
  test('whose answer was lost is repeated with the same uuid and stands there once', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await boundGroup(world)
    await sim.fault({ when: { op: 'im.message.create', chat }, times: 2, effect: { status: 503 } })
    await released(world)
    await sim.clock({ advance: '2m' })
    // The platform takes one uuid for one message: three tries under one, and the list cannot stand there twice.
    const tries = (await sim.calls({ op: 'im.message.create' })).filter(
      (call) => call.request?.receive_id === chat,
    )
    expect(tries.map(({ status }) => status)).toEqual([503, 503, 200])
    expect(new Set(tries.map(({ request }) => request?.uuid)).size).toBe(1)
    expect((await inGroup(world)).length).toBe(1)
    expect((await postings(world)).map(({ state }) => state)).toEqual(['posted'])
  })

  test('that the platform refuses for good becomes a task of the staff, who post it again', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await boundGroup(world)
    await sim.fault({
      when: { op: 'im.message.create', chat },
      times: 1,
      effect: { status: 400, body: { code: 230035, msg: 'muted' } },
    })
    await released(world)
    expect((await postings(world)).map(({ state }) => state)).toEqual(['failed'])
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('飞书拒绝了发送（230035）')
    await sim.press('林晓', `补发 · ${GROUP}`)
    await sim.idle()
    expect((await postings(world)).map(({ state }) => state)).toEqual(['posted'])
    expect((await inGroup(world)).length).toBe(1)
  })

  test('of which nobody knows is looked for after 50 minutes, and adopted where it stands', async () => {
    const world = await publicityWorld()
    const { sim, tx, bot } = world
    await boundGroup(world)
    await released(world)
    const posted = await tx((db) => db.posting.findFirstOrThrow())
    await tx((db) =>
      db.posting.update({
        where: { id: posted.id },
        data: { state: 'unknown', messageId: null, current: false },
      }),
    )
    await sim.clock({ advance: '51m' })
    await bot.deps.store.change(systemActor(bot.deps.now()), async (change) => {
      change.job('post', { posting: posted.id })
      return { ok: true, value: {} }
    })
    await sim.idle()
    const found = await tx((db) => db.posting.findUniqueOrThrow({ where: { id: posted.id } }))
    expect([found.state, found.messageId, found.current]).toEqual(['posted', posted.messageId, true])
    expect((await inGroup(world)).length).toBe(1)
  })

  test('that is nowhere after 50 minutes is never posted blindly: the staff are asked', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await boundGroup(world)
    await sim.fault({ when: { op: 'im.message.create', chat }, effect: { status: 503 } })
    await released(world)
    await sim.clock({ advance: '2h' })
    await sim.clearFaults()
    await sim.clock({ advance: '2h' })
    expect((await postings(world)).map(({ state }) => state)).toEqual(['unknown'])
    expect(await inGroup(world)).toEqual([])
    expect(textOf((await sim.lastCard('林晓')).card)).toContain('查不到是否已经发出')
    await sim.press('林晓', `补发 · ${GROUP}`)
    await sim.idle()
    expect((await inGroup(world)).length).toBe(1)
  })

  test('whose fate is open keeps its correction waiting: the group sees them in their order', async () => {
    const world = await publicityWorld()
    const { sim, tx } = world
    const chat = await boundGroup(world)
    await sim.fault({ when: { op: 'im.message.create', chat }, times: 1, effect: { status: 503 } })
    await released(world)
    expect((await postings(world)).map(({ state }) => state)).toEqual(['unknown'])
    await tx((db) =>
      db.fieldValue.updateMany({ where: { nominationId: li.id, key: 'post' }, data: { value: '锅炉工' } }),
    )
    await sim.say('林晓', '更正公示')
    await sim.idle()
    await sim.press('林晓', '提请发布', {
      form: { 公示开始日期: '2026-11-24', 更正说明: '李雪的岗位名称有误' },
    })
    await sim.idle()
    await sim.press('赵启明', '同意发布')
    await sim.idle()
    expect(await inGroup(world)).toEqual([])
    await sim.clock({ advance: '1m' })
    const cards = await inGroup(world)
    expect(cards.length).toBe(2)
    expect(cards[0]).toContain('已被更正')
    expect(cards[1]).toContain('锅炉工')
    expect((await postings(world)).map(({ current }) => current)).toEqual([false, true])
  })

  test('goes into no group of which nobody can say who is in it', async () => {
    const world = await publicityWorld()
    const { sim } = world
    await boundGroup(world)
    await sim.fault({ when: { op: 'im.chat.get' }, effect: { status: 503 } })
    await released(world)
    expect((await postings(world)).map(({ state }) => state)).toEqual(['pending'])
    expect(await inGroup(world)).toEqual([])
    await sim.clearFaults()
    await sim.clock({ advance: '1m' })
    expect((await inGroup(world)).length).toBe(1)
  })

  test('survives a stop between commit and delivery: once, not twice', async () => {
    const world = await publicityWorld()
    const { sim } = world
    const chat = await boundGroup(world)
    await sim.fault({ when: { op: 'im.message.create', chat }, times: 1, effect: { status: 503 } })
    await released(world)
    await world.restartBot()
    await sim.clock({ advance: '5m' })
    expect((await inGroup(world)).length).toBe(1)
    expect((await postings(world)).map(({ state }) => state)).toEqual(['posted'])
  })
})
