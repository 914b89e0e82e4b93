import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { cardsOf, demoForm, jpg, lastCard, send } from '../support/files.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld, type World } from '../support/world.ts'

/** 王建国's entry handed in by 周敏. */
const handedIn = async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  await world.sim.press('周敏', '提交', { form: { declared: true } })
  await world.sim.press('周敏', '确认提交')
  await world.sim.idle()
  return world
}

const consentIn = ({ tx }: World) =>
  tx(async (db) => {
    const row = await db.consent.findFirst()
    return (
      row && {
        ticks: [row.collect, row.sensitive, row.publish],
        deeds: row.deeds,
        byId: row.byId,
        byPaper: row.proxyId !== null,
        withdrawn: row.withdrawnAt !== null,
      }
    )
  })

const all = { collect: true, sensitive: true, publish: true }

test('王建国 gets a private card when his entry is handed in, ticks three things and changes the line', async () => {
  const world = await handedIn()
  const card = await lastCard(world, '王建国')
  expect(card).toContain('推荐单位：海淀精工机械有限公司工会')
  expect(card).toContain('同意公示我的姓名、单位、岗位和一句话事迹')
  const answer = await world.sim.press('王建国', '同意并确认', {
    form: { ...all, 一句话事迹: '十七年坚守车床一线。' },
  })
  expect(answer.toast?.content).toBe('已确认同意，谢谢')
  expect(await consentIn(world)).toEqual({
    ticks: [true, true, true],
    deeds: '十七年坚守车床一线。',
    byId: 'wangjianguo',
    byPaper: false,
    withdrawn: false,
  })
  await world.sim.idle()
  expect(await lastCard(world, '周敏')).toContain('王建国已确认同意')
})

test('two of three ticks are kept as they are and said to be not enough', async () => {
  const world = await handedIn()
  const answer = await world.sim.press('王建国', '同意并确认', { form: { collect: true, sensitive: true } })
  expect(answer.toast?.content).toBe('已记下。还有1项没有同意，三项都同意才能公示')
  expect((await consentIn(world))?.ticks).toEqual([true, true, false])
})

test('who does not want to take part says so: the officer learns it at once, and a change of mind is welcome', async () => {
  const world = await handedIn()
  expect(await lastCard(world, '王建国')).toContain('不想参加的，按最下面的“不同意参加”')
  const answer = await world.sim.press('王建国', '不同意参加')
  expect(answer.toast?.content).toBe('已告诉推荐您的单位：您不同意参加')
  await world.sim.idle()
  expect(await lastCard(world, '周敏')).toContain(
    '王建国不同意参加评选。请先和本人沟通；确定不参加的，请撤回推荐，已经上报的请告诉区总工会职工发展部。',
  )
  const { id: nomination } = await world.tx((db) => db.nomination.findFirstOrThrow())
  const status = await pressRaw(world, '周敏', { value: { c: 'consent.status', k: 'k_status', nomination } })
  expect(textOf(status.card)).toContain('本人不同意参加（2026年11月23日），不会公示。')
  const again = { c: 'consent.decline', k: 'k_again', nomination }
  expect((await pressRaw(world, '王建国', { value: again })).toast?.content).toContain('这一步已经办完')
  expect(await lastCard(world, '王建国')).toContain('您已答复不同意参加')
  const given = await world.sim.press('王建国', '同意并确认', { form: { ...all, 一句话事迹: '坚守车床。' } })
  expect(given.toast?.content).toBe('已确认同意，谢谢')
  expect(await consentIn(world)).toMatchObject({ ticks: [true, true, true], withdrawn: false })
})

test('no tick at all, a line of 60 characters, a phone number in it: refused in words, nothing stored', async () => {
  const world = await handedIn()
  const none = await world.sim.press('王建国', '同意并确认')
  expect(none.toast?.content).toContain('（N30）')
  const long = await world.sim.press('王建国', '同意并确认', {
    form: { ...all, 一句话事迹: '长'.repeat(60) },
  })
  expect(long.toast?.content).toContain('（A02）')
  expect(textOf(long.card)).toContain('长'.repeat(60))
  const phone = await world.sim.press('王建国', '同意并确认', {
    form: { ...all, 一句话事迹: '电话13800001020' },
  })
  expect(phone.toast?.content).toContain('（A11）')
  expect(await consentIn(world)).toBeNull()
})

test('nobody ticks for somebody else: not the officer, not staff, not a colleague with the forwarded card', async () => {
  const world = await handedIn()
  const nomination = (await world.tx((db) => db.nomination.findFirstOrThrow())).id
  const value = { c: 'consent.give', k: 'forged', nomination }
  for (const person of ['周敏', '林晓', '邓小云']) {
    const answer = await pressRaw(world, person, { value, form: { ...all, deeds: '一句话' } })
    expect(answer.toast?.content).toContain('（N19）')
  }
  expect(await consentIn(world)).toBeNull()
})

test('what was agreed to can be taken back, and the staff get it as a task', async () => {
  const world = await handedIn()
  await world.sim.press('王建国', '同意并确认', { form: all })
  const answer = await world.sim.press('王建国', '撤回同意')
  expect(answer.toast?.content).toBe('已撤回同意，区总工会已知道')
  expect((await consentIn(world))?.withdrawn).toBe(true)
  expect(await world.tx((db) => db.task.findMany({ select: { words: true } }))).toEqual([
    { words: '王建国撤回了同意，请核对名单和公示' },
  ])
})

/** The nominee is nobody the bot knows by name and unit. */
const unknownNominee = async () => {
  const world = await createWorld()
  await world.tx((db) =>
    db.person.update({ where: { id: 'wangjianguo' }, data: { unitId: null, phoneKey: null } }),
  )
  await send(world, '周敏', { name: '王建国推荐表.docx', bytes: await demoForm('wangjianguo') })
  await world.sim.press('周敏', '提交', { form: { declared: true } })
  await world.sim.press('周敏', '确认提交')
  await world.sim.idle()
  return world
}

test('a nominee nobody found: the officer gives the phone number, and only that person gets the card', async () => {
  const world = await unknownNominee()
  expect(await lastCard(world, '周敏')).toContain('没有找到本人的飞书账号')
  const wrong = await world.sim.press('周敏', '发给这个号码的本人', { form: { 本人手机号: '13800001026' } })
  expect(wrong.toast?.content).toContain('（N31）')
  expect(await world.tx((db) => db.privateDraft.count())).toBe(0)
  expect(await cardsOf(world, '邓小云')).toEqual([])
  await world.sim.press('周敏', '发给这个号码的本人', { form: { 本人手机号: '138 0000 1020' } })
  await world.sim.idle()
  expect(await lastCard(world, '王建国')).toContain('您被推荐为“海淀工匠”人选')
})

test('without an account the signed paper is entered by the officer and counts once staff confirmed it', async () => {
  const world = await unknownNominee()
  await world.sim.press('周敏', '上传签字的同意书')
  await send(world, '周敏', { name: '同意书.jpg', bytes: jpg(1) })
  expect(await lastCard(world, '周敏')).toContain('作为签字同意书，等待复核')
  expect(await consentIn(world)).toBeNull()
  await world.sim.press('林晓', '看材料')
  await world.sim.idle()
  expect((await world.sim.lastMessage('林晓')).kind).toBe('file')
  const answer = await world.sim.press('林晓', '确认无误')
  expect(answer.toast?.content).toBe('已复核王建国的签字材料')
  expect(await consentIn(world)).toMatchObject({ ticks: [true, true, true], byId: null, byPaper: true })
  const again = await world.sim.press('赵启明', '确认无误')
  expect(again.toast?.content).toContain('（N12）')
})

test('who entered the paper cannot confirm it', async () => {
  const world = await unknownNominee()
  const nomination = (await world.tx((db) => db.nomination.findFirstOrThrow())).id
  await pressRaw(world, '林晓', { value: { c: 'consent.paper', k: '1', nomination, kind: 'consent' } })
  await send(world, '林晓', { name: '同意书.jpg', bytes: jpg(1) })
  const proxy = (await world.tx((db) => db.proxy.findFirstOrThrow())).id
  const answer = await pressRaw(world, '林晓', { value: { c: 'proxy.confirm', k: '2', proxy } })
  expect(answer.toast?.content).toContain('（R05）')
  expect(await consentIn(world)).toBeNull()
})
