import { createHash } from 'node:crypto'
import { groupKey } from '../../../src/domain/duplicates.ts'
import { CYCLE, ENTRY, HOUR, holders, NOW, SECOND } from './district.ts'
import { fileOf } from './files.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { all, declaredBy, entryIs, movedTo, touched } from './states.ts'

const entry = { nomination: ENTRY, version: 1 }
const unit = { unit: 'xueyuan' }
/** 胡斌 collects for the other union. */
const own = { by: 'aggregator', stage: 'aggregate', other: 'hubin' } as const

/** Two of one industry, unit and post. */
const GROUP = groupKey({ industry: '先进制造业', unitId: 'jinggong', post: '数控车工' }) ?? ''
const twins = all(
  entryIs('submitted', ENTRY, { groupKey: GROUP }),
  entryIs('batched', SECOND, { groupKey: GROUP }),
)

const batch = async ({ db }: Stand): Promise<void> => {
  const frozen = [{ nominationId: ENTRY, version: 1, name: '王建国', unit: '海淀精工', post: '数控车工' }]
  await db.batch.create({
    data: {
      ...{ id: 'bat_one', cycleId: CYCLE, unitId: 'xueyuan', number: 1, method: 'appraisal', methodNote: '' },
      ...{ signatory: '杨柳', count: 1, hash: createHash('sha256').update('one').digest('hex'), frozen },
      ...{ handedBy: holders.aggregator, at: new Date(NOW - HOUR) },
    },
  })
  await entryIs('handed', ENTRY, { batch: { connect: { id: 'bat_one' } } })({ db } as Stand)
}

const submitted = { ...own, before: all(entryIs('submitted'), declaredBy(holders.officer)), stale: touched() }
const reason = { reason: '请补充获奖证书' }

export const aggregateSamples: readonly Sample[] = [
  { ...own, button: 'aggregate.queue', words: '返回汇总', value: unit, before: entryIs('submitted') },
  {
    ...{ ...submitted, button: 'aggregate.entry', words: '看材料 · 王建国', stale: movedTo('withdrawn') },
    value: { nomination: ENTRY },
  },
  {
    ...{
      ...own,
      button: 'aggregate.group',
      words: '比选 · 数控车工 1',
      before: twins,
      stale: movedTo('withdrawn', SECOND),
    },
    value: { ...unit, key: GROUP },
  },
  { ...own, button: 'aggregate.leaving', words: '上报', value: unit, before: entryIs('batched') },
  {
    ...own,
    button: 'aggregate.receipt',
    words: '看回执 · 第1批',
    value: { batch: 'bat_one' },
    before: batch,
  },
  {
    ...{ ...submitted, button: 'entry.full/aggregate', words: '看全文（汇总）', stale: movedTo('withdrawn') },
    value: { nomination: ENTRY, face: 'F1', back: 'aggregate' },
  },
  {
    ...{
      ...submitted,
      button: 'entry.files/aggregate',
      words: '看附件（汇总）',
      stale: movedTo('withdrawn'),
    },
    value: { nomination: ENTRY, back: 'aggregate' },
    before: all(entryIs('submitted'), fileOf()),
  },
  { ...submitted, button: 'aggregate.include', words: '纳入汇总 · 王建国', value: entry },
  {
    ...submitted,
    button: 'aggregate.exclude',
    words: '移出这一批 · 王建国',
    value: entry,
    before: entryIs('batched'),
  },
  { ...submitted, button: 'aggregate.return', words: '退回', value: entry, form: reason },
  { ...submitted, button: 'aggregate.hold', words: '暂缓', value: entry, form: reason },
  {
    ...{
      ...own,
      button: 'aggregate.order',
      words: '保存先后',
      before: twins,
      stale: movedTo('withdrawn', SECOND),
    },
    value: { ...unit, key: GROUP },
    form: { place1: ENTRY, reason: '技能等级更高' },
  },
  {
    ...{ ...own, button: 'aggregate.handOver', words: '上报（确认）', before: entryIs('batched') },
    value: (stand) =>
      stand.carried(holders.aggregator, { card: 'hand-over', about: unit }, 'aggregate.handOver'),
    form: { method: 'appraisal', methodNote: '', signatory: '杨柳' },
    stale: touched(),
  },
]
