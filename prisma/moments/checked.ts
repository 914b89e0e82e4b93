import { checkItem } from '../../src/usecases/check-item.ts'
import { failCheck, passCheck } from '../../src/usecases/check-verdict.ts'
import { handOverBatch } from '../../src/usecases/hand-over.ts'
import { leavingOf } from '../../src/usecases/hand-over-desk.ts'
import { includeEntry } from '../../src/usecases/include-entry.ts'
import { type Days, entered, openedCycle } from './cycle.ts'
import { agreed, handedIn, versionOf } from './handing-in.ts'
import { type Chapter, personOf } from './past.ts'
import { instantOf, type Stage } from './stage.ts'

/** The five who pass the check, and who recommends them. */
const finalists = [
  { candidate: 'wangjianguo', who: 'zhoumin', unit: 'jinggong' },
  { candidate: 'dengxiaoyun', who: 'luping', unit: 'jinggong' },
  { candidate: 'lixue', who: 'chenfang', unit: 'reli' },
  { candidate: 'zhangweimin', who: 'wugang', unit: 'yunqi' },
  { candidate: 'zhaohong', who: 'liuyang', unit: 'qinghe' },
] as const
export type Finalist = (typeof finalists)[number]['candidate']

/** The collecting unions, and who answers for the batch. */
const batches = [
  { who: 'yangliu', unit: 'xueyuan', signatory: '杨柳' },
  { who: 'hubin', unit: 'zgc', signatory: '胡斌' },
  { who: 'liuyang', unit: 'qinghe', signatory: '刘洋' },
] as const
export type Collector = (typeof batches)[number]['who']

/** Nomination ids by candidate, and batch ids by who handed them over. */
export type Checked = {
  entries: Record<Finalist | 'qinling', string>
  batches: Record<Collector, string>
}

/** From the opening to the morning on which 评审 began: five passed, one failed. `review` is that day's number. */
export const checkedEntries = async (stage: Stage, days: Days & { began: number }): Promise<Checked> => {
  const { past } = stage
  await past.chapter((chapter) => openedCycle(chapter, stage, days))
  const entries = await past.chapter((chapter) => nominated(chapter, { stage, days }))
  const handed = await past.chapter((chapter) => collected(chapter, { stage, days, entries }))
  await past.chapter((chapter) => judged(chapter, { stage, days, entries }))
  return { entries, batches: handed }
}

type Told = { stage: Stage; days: Days & { began: number } }
type Entries = Checked['entries']

const nominated = async (chapter: Chapter, { stage, days }: Told): Promise<Entries> => {
  const at = (day: number, hour: number) => instantOf(stage.today, days.opens + day, hour)
  const found: [string, string][] = []
  for (const [index, { candidate, who, unit }] of finalists.entries()) {
    const id = await handedIn(chapter, candidate, { who, unit, at: at(2 + index, 10) })
    await agreed(chapter, { nomination: id, candidate, at: at(3 + index, 19) })
    found.push([candidate, id])
  }
  const last = await handedIn(chapter, 'qinling', { who: 'chenfang', unit: 'reli', at: at(8, 14) })
  return Object.fromEntries([...found, ['qinling', last]]) as Entries
}

const collected = async (
  chapter: Chapter,
  { stage, days, entries }: Told & { entries: Entries },
): Promise<Checked['batches']> => {
  const { did } = chapter
  const at = (hour: number) => instantOf(stage.today, days.nominate + 2, hour)
  await entered(chapter, instantOf(stage.today, days.nominate + 1, 9))
  const collector = { jinggong: 'yangliu', reli: 'yangliu', yunqi: 'hubin', qinghe: 'liuyang' } as const
  for (const { candidate, unit } of [...finalists, { candidate: 'qinling', unit: 'reli' } as const]) {
    const nomination = entries[candidate]
    const version = await versionOf(chapter, nomination)
    await did(collector[unit], at(10), { do: includeEntry, with: { nomination, version } })
  }
  const handed: [string, string][] = []
  for (const { who, unit, signatory } of batches) {
    const seen = await seenBy(chapter, { who, unit, at: at(15) })
    const stated = { method: 'appraisal', methodNote: '', signatory } as const
    const { show } = await did(who, at(15), { do: handOverBatch, with: { unit, seen, ...stated } })
    if (show?.card !== 'batch-receipt') throw new Error('a batch has a receipt')
    handed.push([who, show.about.batch])
  }
  return Object.fromEntries(handed) as Checked['batches']
}

const seenBy = async (
  { deps }: Chapter,
  { who, unit, at }: { who: string; unit: string; at: number },
): Promise<string> => {
  const actor = { person: await personOf(deps, who), at, via: 'press', once: [] } as const
  const leaving = await deps.store.read((tx) => leavingOf(tx, actor, unit))
  if (!leaving.ok) throw new Error(`nothing to hand over: ${leaving.denial.key}`)
  return leaving.value.seen
}

const judged = async (
  chapter: Chapter,
  { stage, days, entries }: Told & { entries: Entries },
): Promise<void> => {
  const { did } = chapter
  const at = (day: number, hour: number) => instantOf(stage.today, days.aggregate + day, hour)
  await entered(chapter, at(1, 9))
  for (const [index, { candidate }] of finalists.entries()) {
    const nomination = entries[candidate]
    const version = await versionOf(chapter, nomination)
    await did('hejing', at(2 + index, 10), { do: passCheck, with: { nomination, version } })
  }
  const nomination = entries.qinling
  const item = { nomination, item: 'membership', seen: 0, verdict: 'fail' } as const
  await did('hejing', at(7, 10), { do: checkItem, with: item })
  const version = await versionOf(chapter, nomination)
  const reason = '经区总工会会员库核对，所填工会会员号不是本人的，单位也没有补正。'
  await did('hejing', at(7, 11), {
    do: failCheck,
    with: { nomination, version, article: '第五条（一）', reason, due: '' },
  })
  await entered(chapter, instantOf(stage.today, days.began, 9))
}
