import { CYCLE, DAY, ENTRY, holders, NOW } from './district.ts'
import { consented, fileOf } from './files.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { all, entryIs } from './states.ts'

type Step = (stand: Stand) => Promise<void>
const own = { by: 'staff', stage: 'nominate' } as const

const SHEET = [
  '单位,单位类型,上级单位,姓名,手机号,角色,评委类别',
  '海淀精工机械有限公司工会,基层工会,学院路街道总工会,陆萍,13800001011,基层工会,',
].join('\n')

const sheet: Step = async (stand) => {
  const hash = await stand.deps.blobs.put(Buffer.from(SHEET))
  const file = { hash, kind: 'csv', name: '人员表.csv', purpose: 'sheet', personId: holders.staff }
  await fileOf({ ...file, nominationId: null, criterion: null })(stand)
}

/** 唐莉 made 丁宁 the recorder; a second person must say so, too. */
const pending: Step = async ({ db }) => {
  const grant = { id: 'grant_new', personId: 'dingning', role: 'recorder', from: new Date(NOW - DAY) }
  await db.roleGrant.create({ data: { ...grant, grantedBy: 'tangli', state: 'pending' } })
}
const settledAs =
  (id: string, state: string): Step =>
  async ({ db }) => {
    await db.roleGrant.update({ where: { id }, data: { state } })
  }

const unbound: Step = async ({ db }) => {
  const person = {
    id: 'niuli',
    name: '牛莉',
    unitId: 'reli',
    external: false,
    at: new Date(NOW - DAY),
    version: 1,
  }
  await db.person.create({ data: person })
  const grant = { id: 'grant_niuli', personId: 'niuli', role: 'officer', unitId: 'reli', state: 'active' }
  await db.roleGrant.create({ data: { ...grant, from: new Date(NOW - DAY), grantedBy: 'tangli' } })
}

const task: Step = async ({ db }) => {
  const about = { kind: 'duplicate', about: `nomination:${ENTRY}`, words: '请核对是否同一人' }
  await db.task.create({ data: { id: 'task_one', ...about, at: new Date(NOW - DAY) } })
}

const taskDone: Step = async ({ db }) => {
  const done = { doneBy: 'tangli', doneAt: new Date(NOW) }
  await db.task.update({ where: { id: 'task_one' }, data: done })
}

const seconds = { by: 'confirmer', stage: 'nominate', first: 'tangli', before: pending } as const
const form = (who: string) => ({ who, role: 'checker', unit: '', category: '' })

export const staffSamples: readonly Sample[] = [
  { ...own, button: 'staff.open/people', words: '人员和授权', value: { card: 'people' } },
  { ...own, button: 'staff.open/grants-pending', words: '待确认的授权', value: { card: 'grants-pending' } },
  { ...own, button: 'staff.open/cycle', words: '进度', value: { card: 'cycle' } },
  { ...own, button: 'staff.open/tasks', words: '待办事项', value: { card: 'tasks' } },
  { ...own, button: 'staff.import', words: '确认导入', value: { attachment: 'att_one' }, before: sheet },
  {
    ...{ ...own, button: 'staff.grant', words: '授权', value: {}, form: form('丁宁') },
    stale: async ({ db }) => {
      const grant = { id: 'grant_faster', personId: 'dingning', role: 'checker', state: 'active' }
      await db.roleGrant.create({ data: { ...grant, from: new Date(NOW), grantedBy: 'tangli' } })
    },
  },
  { ...own, button: 'staff.grant/self', words: '授权（给自己）', value: {}, form: form('林晓') },
  {
    ...{ ...own, button: 'staff.revoke', words: '收回 · 何静', value: { grant: 'grant_hejing_0', page: 0 } },
    stale: settledAs('grant_hejing_0', 'ended'),
  },
  {
    ...{
      ...seconds,
      button: 'staff.confirm-grants',
      words: '确认授权 · 丁宁',
      value: { grants: ['grant_new'] },
    },
    stale: settledAs('grant_new', 'refused'),
  },
  {
    ...{ ...seconds, button: 'staff.refuse-grant', words: '不同意 · 丁宁', value: { grant: 'grant_new' } },
    stale: settledAs('grant_new', 'active'),
  },
  {
    ...{ ...own, button: 'staff.renew-code', words: '换一个 · 牛莉', value: { person: 'niuli', page: 0 } },
    before: unbound,
    stale: async ({ db }) => {
      await db.person.update({ where: { id: 'niuli' }, data: { openId: 'ou_niuli' } })
    },
  },
  {
    ...{
      ...own,
      button: 'staff.task-done',
      words: '已办',
      value: { task: 'task_one', page: 0 },
      before: task,
    },
    stale: taskDone,
  },
  {
    ...{ ...own, button: 'staff.task-done/undelivered', words: '已办（没有送到的消息）' },
    ...{ value: { task: 'task_one', page: 0, stretch: NOW }, before: task, stale: taskDone },
  },
]

const nextYear: Step = async ({ db }) => {
  const cycle = await db.cycle.findUniqueOrThrow({ where: { id: CYCLE } })
  const json = { dates: {}, settings: cycle.settings ?? {}, frozen: [] }
  await db.cycle.create({ data: { ...cycle, ...json, id: 'cyc_2027', year: 2027, stage: 'prepare' } })
}
const faster: Step = async ({ db }) => {
  await db.cycle.update({ where: { id: CYCLE }, data: { version: { increment: 1 } } })
}

/** One name for a target of twenty: everything is there but the reason. */
const shortList = all(entryIs('listed'), consented(), async ({ db }) => {
  const group = { chatId: 'oc_group', name: '海淀职工之家', setBy: 'tangli', at: new Date(NOW - DAY) }
  await db.publicGroup.create({ data: { ...group, confirmedBy: holders.confirmer } })
})

const year = {
  ...{
    year: '2027',
    opens: '2027-03-01',
    nominate: '2027-04-30',
    aggregate: '2027-05-31',
    check: '2027-06-30',
  },
  ...{ review: '2027-08-31', target: '20', contactPhone: '010-60000000' },
  ...{ contactMail: 'gongjiang@example.org', contactAddress: '海淀区总工会职工发展部（示例地址）' },
}

const onward = (card: 'next-stage' | 'settings-form', click: string) => (stand: Stand) =>
  stand.carried(holders.staff, { card, about: {} }, click)

export const cycleSamples: readonly Sample[] = [
  {
    ...{ by: 'staff', stage: 'certificate', button: 'cycle.open', words: '建好年度', value: {}, form: year },
    stale: nextYear,
  },
  {
    ...{ ...own, button: 'cycle.advance', words: '确认进入', stale: faster },
    value: onward('next-stage', 'cycle.advance'),
  },
  {
    ...{ by: 'staff', stage: 'shortlist', button: 'cycle.advance-reason', words: '情况已知，仍然进入' },
    value: onward('next-stage', 'cycle.advance-reason'),
    form: { reason: '宁缺毋滥' },
    before: shortList,
    stale: faster,
  },
  {
    ...{ ...own, button: 'cycle.settings', words: '保存', form: { target: '18' } },
    value: onward('settings-form', 'cycle.settings'),
    stale: async ({ db }) => {
      const { settings } = await db.cycle.findUniqueOrThrow({ where: { id: CYCLE } })
      const other = { ...(settings as object), target: 22 }
      await db.cycle.update({ where: { id: CYCLE }, data: { settings: other, version: { increment: 1 } } })
    },
  },
]
