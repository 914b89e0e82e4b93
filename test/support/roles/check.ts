import { ENTRY, NOW } from './district.ts'
import { fileOf } from './files.ts'
import type { Sample } from './sample.ts'
import { all, entryIs, movedTo } from './states.ts'

/** 韩雪 checks, too, but works where the nominee works. */
const own = { by: 'checker', stage: 'check', recused: 'hanxue', before: entryIs('handed') } as const
const about = { nomination: ENTRY }
const entry = { nomination: ENTRY, version: 1 }
const judged = { ...own, value: entry, stale: movedTo('passed') }

export const checkSamples: readonly Sample[] = [
  { ...own, button: 'check.queue', words: '返回待审', value: {} },
  { ...own, button: 'check.entry', words: '审核 · 王建国', value: about, stale: movedTo('passed') },
  {
    ...{ ...own, button: 'entry.full/check', words: '看全文（审核）' },
    value: { ...about, face: 'F1', back: 'check' },
  },
  {
    ...{
      ...own,
      button: 'entry.files/check',
      words: '看附件（审核）',
      before: all(entryIs('handed'), fileOf()),
    },
    value: { ...about, back: 'check' },
  },
  {
    ...{ ...own, button: 'check.item', words: '符合' },
    value: { ...about, item: 'employed', verdict: 'pass', seen: 0 },
    stale: async ({ db }) => {
      const said = { verdict: 'fail', note: '', byId: 'hanxue', at: new Date(NOW) }
      await db.checkItem.create({ data: { nominationId: ENTRY, round: 1, item: 'employed', ...said } })
    },
  },
  {
    ...{ ...own, button: 'check.note', words: '保存说明', value: about, stale: movedTo('passed') },
    form: { item: 'employed', note: '已核对劳动合同' },
  },
  { ...judged, button: 'check.pass', words: '通过 · 王建国' },
  {
    ...judged,
    button: 'check.fail',
    words: '不通过',
    form: { article: '第五条（二）', reason: '一线年限不足', due: '' },
  },
  {
    ...judged,
    button: 'check.return',
    words: '退回补正',
    form: { article: '', reason: '请补会员证', due: '2026-11-23' },
  },
  {
    ...{ ...own, button: 'check.reverse', words: '撤销结论', value: entry, form: { reason: '发现新材料' } },
    before: entryIs('passed'),
    stale: movedTo('handed'),
  },
]
