import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { ensureAdminCode } from '../../src/usecases/init-bot.ts'
import { pressRaw } from '../support/raw.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
const sim = () => world.sim

const labels = (card: unknown) => buttonsOf(card).map(({ text }) => text)
const say = async (person: string, words: string) => {
  await sim().say(person, words)
  await sim().idle()
  return textOf((await sim().lastCard(person)).card)
}
const codeOf = async () => {
  const code = await ensureAdminCode(world.bot.deps)
  if (!code) throw new Error('there is staff already')
  return code
}
const initialised = async (person = '林晓') => say(person, `初始化 ${await codeOf()}`)
const rolesOf = (name: string) =>
  world.tx(async (db) => {
    const grants = await db.roleGrant.findMany({ where: { person: { name } }, orderBy: { role: 'asc' } })
    return grants.map(({ role, state }) => `${role} ${state}`)
  })
const send = async (person: string, text: string, name = '人员.csv') => {
  await sim().sendFile(person, { name, bytes: Buffer.from(text) })
  await sim().idle()
  return (await sim().lastCard(person)).card
}
const HEAD = '单位,单位类型,上级单位,姓名,手机号,角色,评委类别'
const DISTRICT = '海淀区总工会,区总工会,,孙立,13800001006,复核人,'

beforeEach(async () => {
  world = await createWorld({ seed: 'empty' })
})

describe('初始化', () => {
  test('the code of the terminal makes 林晓 the first of the staff, and nobody after her', async () => {
    const code = await codeOf()
    expect(code).toMatch(/^\d{6}$/)
    expect(await say('林晓', `初始化 ${code}`)).toContain('您现在是工作人员')
    expect(await rolesOf('林晓')).toEqual(['staff active'])
    expect(await say('赵启明', `初始化 ${code}`)).toContain('（U10）')
    expect(await ensureAdminCode(world.bot.deps)).toBeNull()
  })

  test('five wrong tries end the code, whoever made them, and each is counted', async () => {
    const code = await codeOf()
    const wrong = code === '000000' ? '111111' : '000000'
    const answers: string[] = []
    for (const person of ['林晓', '赵启明', '林晓', '邓小云'])
      answers.push(await say(person, `初始化 ${wrong}`))
    expect(answers.map((text) => /还可以试(\d)次/.exec(text)?.[1])).toEqual(['4', '3', '2', '1'])
    expect(await say('林晓', `初始化 ${wrong}`)).toContain('（U09）')
    expect(await say('林晓', `初始化 ${code}`)).toContain('（U09）')
    expect(await rolesOf('林晓')).toEqual([])
    expect(await say('林晓', `初始化 ${await codeOf()}`)).toContain('您现在是工作人员')
  })

  test('after 15 minutes the code is over; only its HMAC was ever stored', async () => {
    const code = await codeOf()
    const rows = await world.tx(async (db) => db.adminCode.findMany())
    expect(JSON.stringify(rows)).not.toContain(code)
    await sim().clock({ advance: '16m' })
    expect(await say('林晓', `初始化 ${code}`)).toContain('（U08）')
  })

  test('somebody from another company is refused without a try', async () => {
    const code = await codeOf()
    const { people } = await sim().state()
    const openId = people.find((each) => each.name === '白露')?.openId
    await sim().raw('白露', {
      event_type: 'im.message.receive_v1',
      event: {
        sender: { sender_id: { open_id: openId }, sender_type: 'user', tenant_key: 'other_tenant' },
        message: {
          message_id: 'om_from_outside',
          chat_id: 'oc_outside',
          chat_type: 'p2p',
          message_type: 'text',
          content: JSON.stringify({ text: `初始化 ${code}` }),
        },
      },
    })
    await sim().idle()
    const answers = await world.tx(async (db) => (await db.sent.findMany()).map((row) => row.about))
    expect(answers).toEqual([{ denial: { key: 'external-person' } }])
    expect((await world.tx(async (db) => db.adminCode.findFirstOrThrow())).tries).toBe(0)
  })
})

describe('授权', () => {
  beforeEach(async () => {
    await initialised()
  })
  const grant = (form: Record<string, string>) => sim().press('林晓', '授权', { form })

  test('复核人 holds at once; 党组记录员 waits for him, and not for who gave it', async () => {
    await say('林晓', '授权')
    const given = await grant({ 姓名或手机号: '13800001006', 角色: '复核人' })
    expect(given.toast?.content).toBe('已授予孙立“复核人”')
    await say('林晓', '授权')
    const waiting = await grant({ 姓名或手机号: '138 0000 1005', 角色: '党组记录员' })
    expect(waiting.toast?.content).toBe('已提交：钱文 · 党组记录员，等另一位同志确认')
    await sim().idle()
    expect(await rolesOf('钱文')).toEqual(['recorder pending'])
    expect(labels((await sim().lastCard('孙立')).card)).toEqual(['确认授权 · 钱文', '不同意 · 钱文'])
    await say('林晓', '确认授权')
    expect(labels((await sim().lastCard('林晓')).card)).toEqual([])
    const [id] = await world.tx(async (db) =>
      (await db.roleGrant.findMany({ where: { state: 'pending' } })).map((row) => row.id),
    )
    const forged = await pressRaw(world, '林晓', {
      value: { c: 'staff.confirm-grants', k: 'forged', grants: [id] },
    })
    expect(forged.toast?.content).toContain('（R05）')
    const done = await sim().press('孙立', '确认授权 · 钱文')
    expect(done.toast?.content).toBe('已确认1项授权')
    await sim().idle()
    expect(await rolesOf('钱文')).toEqual(['recorder active'])
    expect(textOf((await sim().lastCard('钱文')).card)).toContain('党组记录员')
  })

  test('what is wrong comes back with everything typed and changes nothing', async () => {
    await say('林晓', '授权')
    const typed = { 姓名或手机号: '13900000000', 角色: '基层工会', 单位: '没有的单位' }
    const refused = await grant(typed)
    expect(refused.toast?.content).toContain('（U01）')
    expect(textOf(refused.card)).toContain('13900000000')
    expect((await grant({ 姓名或手机号: '12345', 角色: '复核人', 单位: '' })).toast?.content).toContain(
      '（U11）',
    )
    expect((await grant({ 姓名或手机号: '13900000000', 单位: '' })).toast?.content).toContain('（R11）')
    expect((await grant({ 姓名或手机号: '林晓', 角色: '复核人' })).toast?.content).toContain('（R09）')
    expect((await grant({ 姓名或手机号: '13800001017', 角色: '评委' })).toast?.content).toContain('（U17）')
    expect(await world.tx(async (db) => db.roleGrant.count())).toBe(1)
  })

  test('another 复核人 waits for the first one, once there is somebody to ask', async () => {
    await say('林晓', '授权')
    await grant({ 姓名或手机号: '13800001006', 角色: '复核人' })
    await say('林晓', '授权')
    await grant({ 姓名或手机号: '13800001005', 角色: '党组记录员' })
    await sim().idle()
    await sim().press('孙立', '确认授权 · 钱文')
    await say('林晓', '授权')
    await grant({ 姓名或手机号: '13800001007', 角色: '复核人' })
    expect(await rolesOf('高远')).toEqual(['confirmer pending'])
  })

  test('the last of the staff cannot be taken away; 收回 of another ends the role at once', async () => {
    await say('林晓', '授权')
    await grant({ 姓名或手机号: '13800001006', 角色: '复核人' })
    await say('林晓', '人员')
    const last = await sim().press('林晓', '收回 · 林晓（工作人员）')
    expect(last.toast?.content).toContain('（U14）')
    const ended = await sim().press('林晓', '收回 · 孙立（复核人）')
    expect(ended.toast?.content).toBe('已收回孙立的“复核人”')
    expect(await rolesOf('孙立')).toEqual(['confirmer ended'])
    await sim().idle()
    expect(textOf((await sim().lastCard('孙立')).card)).toContain('“复核人”身份已经结束')
  })

  test('nobody without the role opens the cards of the staff', async () => {
    for (const words of ['授权', '人员', '新建年度', '进度', '绑定码']) {
      expect(await say('邓小云', words)).toContain('（R01）')
    }
    const forged = await pressRaw(world, '邓小云', {
      value: { c: 'staff.open', k: 'forged', card: 'people' },
    })
    expect(forged.toast?.content).toContain('（R01）')
    expect(forged.card).toBeUndefined()
  })
})

describe('the people sheet', () => {
  beforeEach(async () => {
    await initialised()
  })

  test('of the office sets up the whole district, and a second import changes nothing', async () => {
    const sheet = await readFile(new URL('../../demo/people.csv', import.meta.url), 'utf8')
    const preview = await send('林晓', sheet)
    expect(textOf(preview)).toContain('共19行，其中19行可以导入')
    expect(await world.tx(async (db) => db.unit.count())).toBe(0)
    await sim().press('林晓', '确认导入')
    await sim().idle()
    expect(await world.tx(async (db) => db.unit.count())).toBe(7)
    expect(await rolesOf('周敏')).toEqual(['officer active'])
    expect(await rolesOf('许岚')).toEqual(['chair pending'])
    expect(await rolesOf('林晓')).toEqual(['staff active'])
    expect(textOf((await sim().lastCard('林晓')).card)).toContain('19位，19位已找到账号')
    const before = await world.tx(async (db) => [await db.person.count(), await db.roleGrant.count()])
    await send('林晓', sheet, '人员2.csv')
    await sim().press('林晓', '确认导入')
    await sim().idle()
    expect(await world.tx(async (db) => [await db.person.count(), await db.roleGrant.count()])).toEqual(
      before,
    )
    const confirmed = await sim().press('孙立', '全部确认（4项）')
    expect(confirmed.toast?.content).toBe('已确认4项授权')
    expect(await rolesOf('许岚')).toEqual(['chair active'])
  })

  test('names every wrong row, and takes over the right ones alone', async () => {
    const sheet = [
      HEAD,
      DISTRICT,
      '青禾公司工会,基层工会,海淀区总工会,刘洋,1380000,基层工会,',
      '山前公司工会,基层工会,没有的总工会,吴刚,13800001013,基层工会,',
      '海淀区总工会,区总工会,,宋雅,13800001019,评委,',
    ]
    const preview = textOf(await send('林晓', sheet.join('\n')))
    expect(preview).toContain('共5行，其中1行可以导入，3行有问题'.replace('共5', '共4'))
    expect(preview).toContain('第3行：手机号“1380000”不是11位手机号。')
    expect(preview).toContain('第5行：评委要填评委类别')
    await sim().press('林晓', '确认导入')
    await sim().idle()
    const units = await world.tx(async (db) => (await db.unit.findMany()).map((unit) => unit.name))
    expect(units).toEqual(['海淀区总工会'])
  })

  test('units in a loop, and a sheet that is none, are refused in words', async () => {
    const loop = [HEAD, DISTRICT, '甲工会,基层工会,乙工会,,,,', '乙工会,基层工会,甲工会,,,,']
    const preview = await send('林晓', loop.join('\n'))
    expect(textOf(preview)).toContain('其中1行可以导入，2行有问题')
    const other = await send('林晓', '一,二\n三,四\n五,六', '别的.csv')
    expect(textOf(other)).toContain('没有找到表头')
    expect(labels(other)).toEqual([])
  })

  test('whoever has no account gets a code, binds it once, and the staff hear which account it was', async () => {
    const rows = [HEAD, DISTRICT, '青禾公司工会,基层工会,海淀区总工会,邓小云,13900000001,基层工会,']
    await send('林晓', rows.join('\n'))
    await sim().press('林晓', '确认导入')
    await sim().idle()
    const result = (await sim().lastCard('林晓')).card
    expect(textOf(result)).toContain('1位没有找到账号')
    const list = textOf((await sim().press('林晓', '绑定码')).card)
    const code = /[A-Z2-9]{8}/.exec(list)?.[0] ?? ''
    expect(JSON.stringify(await world.tx(async (db) => db.bindingCode.findMany()))).not.toContain(code)
    expect(await say('邓小云', '绑定 AAAABBBB')).toContain('（U15）')
    expect(await say('林晓', `绑定 ${code}`)).toContain('（R09）')
    expect(await say('邓小云', `绑定 ${code.toLowerCase()}`)).toContain('基层工会')
    expect(await rolesOf('邓小云')).toEqual(['officer active'])
    expect(textOf((await sim().lastCard('林晓')).card)).toContain('邓小云已绑定飞书账号“邓小云”')
    expect(await say('王建国', `绑定 ${code}`)).toContain('（U16）')
  })

  test('five wrong binding codes in an hour, and no more are tried', async () => {
    for (let index = 0; index < 5; index += 1)
      expect(await say('邓小云', '绑定 AAAABBBB')).toContain('（U15）')
    expect(await say('邓小云', '绑定 AAAABBBB')).toContain('（T05）')
  })

  test('a phone that belongs to another name gives no role, but a task', async () => {
    await send('林晓', [HEAD, DISTRICT, '海淀区总工会,区总工会,,何晓静,13800001017,审核员,'].join('\n'))
    await sim().press('林晓', '确认导入')
    await sim().idle()
    expect(await rolesOf('王思远')).toEqual([])
    const tasks = await say('林晓', '待办事项')
    expect(tasks).toContain('何晓静的手机号在飞书里是“王思远”，没有授予角色')
    const done = await sim().press('林晓', '已办 · 核对人员表第 3')
    expect(done.toast?.content).toBe('已记为办完')
    expect(textOf(done.card)).toContain('没有要人工办的事')
  })

  test('from somebody who is no staff it is a file like any other', async () => {
    const card = await send('周敏', [HEAD, DISTRICT].join('\n'))
    expect(labels(card)).not.toContain('确认导入')
    expect(await world.tx(async (db) => db.roleGrant.count())).toBe(1)
  })
})

describe('the door', () => {
  test('the first opening of the chat is greeted by role, a second is not', async () => {
    await initialised()
    await sim().enter('林晓')
    await sim().idle()
    expect(textOf((await sim().lastCard('林晓')).card)).toContain('欢迎使用海淀工匠选树助手')
    const before = (await sim().cards('林晓')).length
    await sim().enter('林晓')
    await sim().idle()
    expect((await sim().cards('林晓')).length).toBe(before)
  })

  test('a menu item types its word, and an unknown one opens 首页', async () => {
    await sim().menu('邓小云', 'rules')
    await sim().idle()
    expect(textOf((await sim().lastCard('邓小云')).card)).toContain('实施办法')
    await sim().menu('邓小云', 'no-such-key')
    await sim().idle()
    expect(textOf((await sim().lastCard('邓小云')).card)).toContain('邓小云，您好')
  })

  test('who leaves the company loses the roles, and the staff get a task', async () => {
    await initialised()
    await send('林晓', [HEAD, DISTRICT].join('\n'))
    await sim().press('林晓', '确认导入')
    await sim().idle()
    await sim().leave('孙立')
    await sim().idle()
    expect(await rolesOf('孙立')).toEqual(['confirmer ended'])
    expect(await say('林晓', '待办事项')).toContain('孙立已离职，原是复核人，请安排接手的同志')
  })
})
