import { CYCLE, ENTRY, holders, NOW, SECOND } from './district.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { declaredBy, entryIs, movedTo, touched } from './states.ts'

/** 西山热力's officer: the same role in another unit. */
const other = 'chenfang'
const own = { by: 'officer', stage: 'nominate', other } as const
const handedIn = movedTo('submitted')

const facts = {
  name: '王建国',
  unit: '海淀精工机械有限公司',
  post: '数控车工',
  industry: '先进制造业',
  membershipNo: '11010800123',
  politics: '政治素质过硬',
  skill: '技师',
  contest: '2023年海淀区职工技能大赛 优胜奖',
  career: '2012.07至今 海淀精工 数控车工 一线',
  deeds: '把废品率降到千分之二。',
}

/** An entry of last year that was not approved. */
const lastYear = async ({ db }: Stand): Promise<void> => {
  const cycle = await db.cycle.findUniqueOrThrow({ where: { id: CYCLE } })
  const json = { dates: {}, settings: cycle.settings ?? {}, frozen: [] }
  const year = { id: 'cyc_2025', year: 2025, name: '2025年海淀工匠选树', stage: 'closed' }
  await db.cycle.create({ data: { ...cycle, ...json, ...year } })
  await db.nomination.update({ where: { id: SECOND }, data: { state: 'rejected', cycleId: year.id } })
}

const collision = async ({ db }: Stand): Promise<void> => {
  const row = { nominationId: ENTRY, key: 'post', value: '数控铣工', byId: 'luping', at: new Date(NOW) }
  await db.fieldConflict.create({ data: row })
}

export const nominationSamples: readonly Sample[] = [
  { ...own, button: 'nominate.upload', words: '上传推荐表', value: {} },
  { ...own, button: 'nominate.earlier', words: '沿用上次', value: {} },
  { ...own, button: 'nominate.blank', words: '自己填写', value: {} },
  {
    ...{ ...own, button: 'nominate.copy', words: '沿用 · 邓小云', value: { nomination: SECOND } },
    before: lastYear,
  },
  {
    ...{ ...own, button: 'entry.open/check', words: '核对', value: { nomination: ENTRY, at: 'check' } },
    stale: handedIn,
  },
  {
    ...{
      ...own,
      button: 'entry.open/status',
      words: '查看 · 王建国',
      value: { nomination: ENTRY, at: 'status' },
    },
    stale: handedIn,
  },
  {
    ...{
      ...own,
      button: 'entry.open/talk',
      words: '接着填',
      value: { nomination: ENTRY, at: 'talk' },
    },
    stale: handedIn,
  },
  {
    ...{ ...own, button: 'entry.field', words: '补 岗位', value: { nomination: ENTRY, field: 'post' } },
    stale: handedIn,
  },
  {
    ...{ ...own, button: 'entry.choose', words: '用第二份的岗位 · 陆萍' },
    value: { nomination: ENTRY, field: 'post', version: 1, at: NOW, keep: 'second' },
    before: collision,
    stale: async ({ db }) => {
      await db.fieldConflict.updateMany({ data: { value: '钳工', at: new Date(NOW + 1) } })
    },
  },
  {
    ...{ ...own, button: 'entry.pick', words: '先进制造业', stale: handedIn },
    value: { nomination: ENTRY, field: 'industry', version: 1, answer: '先进制造业' },
  },
  {
    ...{ ...own, button: 'entry.answer', words: '保存', stale: handedIn },
    value: { nomination: ENTRY, field: 'post', version: 1 },
    form: { answer: '数控铣工' },
  },
  {
    ...{ ...own, button: 'entry.later', words: '以后再说', stale: handedIn },
    value: { nomination: ENTRY, field: 'post' },
  },
  {
    ...{
      ...own,
      button: 'entry.person',
      words: '下一步',
      stale: handedIn,
      form: { ...facts, post: '数控铣工' },
    },
    value: {
      nomination: ENTRY,
      versions: Object.fromEntries(Object.keys(facts).map((key) => [key, 1])),
      go: 'next',
    },
  },
  {
    ...{ ...own, button: 'entry.forces', words: '下一步', stale: handedIn },
    value: { nomination: ENTRY, versions: { 'F1.1': 1, 'F1.2': 1, 'F1.3': 1 }, go: 'next' },
    form: { F1: '【勇挑重担】承担主轴加工。\n【追求卓越】合格率最高。\n【敢为人先】带头创新。' },
  },
  {
    ...{ ...own, button: 'entry.submit', words: '提交', stale: handedIn, form: { declared: true } },
    value: { nomination: ENTRY, go: 'submit' },
  },
  {
    ...{ ...own, button: 'entry.confirm', words: '确认提交', value: { nomination: ENTRY, version: 1 } },
    before: declaredBy(holders.officer),
    stale: touched(),
  },
  { ...own, button: 'mine.page', words: '下一页', value: { page: 1 } },
  {
    ...{ ...own, button: 'entry.withdraw', words: '确认撤回', form: { reason: '' } },
    value: { nomination: ENTRY, version: 1 },
    before: entryIs('submitted'),
    stale: movedTo('handed'),
  },
]
