import type { Show } from '../../src/usecases/shows.ts'
import { type Checked, checkedEntries, type Finalist } from './checked.ts'
import type { Chapter } from './past.ts'
import { type Reviewer, scored } from './scoring.ts'
import { instantOf, type Stage, type Standing } from './stage.ts'
import { sendStanding } from './standing.ts'

/** 评审 for three days, seven to go: two reviewers well on, two begun, one not yet. */
export const reviewMoment = async (stage: Stage): Promise<void> => {
  const { deps, past, today } = stage
  const days = { opens: -34, nominate: -20, aggregate: -14, check: -4, review: 7, began: -3 }
  const checked = await checkedEntries(stage, days)
  const half = await past.chapter((chapter) => begun(chapter, { today, checked }))
  await sendStanding(deps, standing(checked, half))
}

/** How many of the candidates, in the order of the own queue, are handed in, and how far the one before them is. */
const progress: Readonly<Partial<Record<Reviewer, { done: number; marked: number }>>> = {
  liguodong: { done: 2, marked: 14 },
  zhanghaiyan: { done: 1, marked: 6 },
  wangsiyuan: { done: 3, marked: 0 },
  zhuming: { done: 1, marked: 3 },
}

/** Answers with the candidate whom 李国栋 has marked all but once. */
const begun = async (
  chapter: Chapter,
  { today, checked }: { today: string; checked: Checked },
): Promise<string> => {
  const ids = Object.entries(checked.entries) as [Finalist, string][]
  let open = ''
  for (const [who, { done, marked }] of Object.entries(progress) as [
    Reviewer,
    { done: number; marked: number },
  ][]) {
    const desk = await deskOf(chapter, who)
    for (const [index, nomination] of desk.slice(0, done + 1).entries()) {
      const candidate = ids.find(([, id]) => id === nomination)?.[0]
      if (!candidate) throw new Error('a candidate nobody knows was assigned')
      const sheet = { who, nomination, candidate, at: instantOf(today, index === 0 ? -1 : -2, 9 + index) }
      if (index > 0) await scored(chapter, sheet)
      else if (marked > 0) await scored(chapter, { ...sheet, upTo: marked })
      if (who === 'liguodong' && index === 0) open = nomination
    }
  }
  return open
}

const deskOf = async ({ db }: Chapter, reviewerId: string): Promise<string[]> => {
  const rows = await db.assignment.findMany({
    where: { reviewerId, state: 'assigned' },
    orderBy: { id: 'asc' },
    select: { nominationId: true },
  })
  return rows.map((row) => row.nominationId)
}

const standing = ({ entries, batches }: Checked, half: string): Standing => {
  const passed = (candidate: Finalist): Show => ({
    card: 'entry-news',
    about: { nomination: entries[candidate], news: 'passed' },
  })
  const failed: Show = { card: 'entry-news', about: { nomination: entries.qinling, news: 'failed' } }
  const receipt = (who: keyof typeof batches): Show => ({
    card: 'batch-receipt',
    about: { batch: batches[who] },
  })
  const cycle: Show = { card: 'cycle', about: {} }
  const task: Show = { card: 'review-task', about: {} }
  return {
    linxiao: [cycle],
    zhaoqiming: [cycle],
    xulan: [{ card: 'review-progress', about: {} }],
    liguodong: [task, { card: 'review', about: { nomination: half } }],
    zhanghaiyan: [task],
    wangsiyuan: [task],
    zhuming: [task],
    songya: [task],
    yangliu: [receipt('yangliu')],
    hubin: [receipt('hubin')],
    liuyang: [receipt('liuyang'), passed('zhaohong')],
    zhoumin: [passed('wangjianguo')],
    luping: [passed('dengxiaoyun')],
    chenfang: [passed('lixue'), failed],
    wugang: [passed('zhangweimin')],
    wangjianguo: [passed('wangjianguo')],
    dengxiaoyun: [passed('dengxiaoyun')],
    lixue: [passed('lixue')],
    zhangweimin: [passed('zhangweimin')],
    zhaohong: [passed('zhaohong')],
    qinling: [failed],
  }
}
