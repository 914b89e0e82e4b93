import { grantByForm } from '../../src/usecases/grant-form.ts'
import { includeEntry } from '../../src/usecases/include-entry.ts'
import { returnEntry } from '../../src/usecases/return-entry.ts'
import { beginSelf } from '../../src/usecases/self-nominate.ts'
import { bindGroup } from '../../src/usecases/set-group.ts'
import type { Show } from '../../src/usecases/shows.ts'
import { openedCycle } from './cycle.ts'
import { fieldsOf } from './entries.ts'
import { agreed, drafted, handedIn, versionOf } from './handing-in.ts'
import { type Chapter, outcomeOf, personOf } from './past.ts'
import { instantOf, type Stage, type Standing } from './stage.ts'
import { sendStanding } from './standing.ts'

/** 推荐 for six days, fourteen to go: drafts, entries on their way to the district, questions that wait. */
export const nominateMoment = async (stage: Stage): Promise<void> => {
  const { deps, past, today } = stage
  await past.chapter((chapter) =>
    openedCycle(chapter, stage, { opens: -6, nominate: 14, aggregate: 21, check: 35, review: 49 }),
  )
  const entries = await past.chapter((chapter) => handIn(chapter, today))
  const self = await past.chapter((chapter) => goOn(chapter, { today, entries }))
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  if (!cycle) throw new Error('the cycle just opened is missing')
  await sendStanding(deps, standing({ ...entries, self }, cycle.id))
  await proposeNow(stage)
}

const handIn = async (chapter: Chapter, today: string) => {
  const at = (day: number, hour: number) => instantOf(today, day, hour)
  return {
    qinling: await handedIn(chapter, 'qinling', { who: 'chenfang', unit: 'reli', at: at(-5, 10) }),
    zhangweimin: await handedIn(chapter, 'zhangweimin', { who: 'wugang', unit: 'yunqi', at: at(-4, 14) }),
    luosonglin: await handedIn(chapter, 'luosonglin', { who: 'luping', unit: 'jinggong', at: at(-3, 9) }),
    zhaohong: await handedIn(chapter, 'zhaohong', { who: 'liuyang', unit: 'qinghe', at: at(-3, 15) }),
    guyiming: await handedIn(chapter, 'guyiming', { who: 'wugang', unit: 'yunqi', at: at(-2, 9) }),
    lixue: await handedIn(chapter, 'lixue', { who: 'chenfang', unit: 'reli', at: at(-1, 10) }),
  }
}

type Entries = Awaited<ReturnType<typeof handIn>>

/** What the nominees and the collecting unions said to them, a draft and a 自荐; answers with the latter's id. */
const goOn = async (chapter: Chapter, { today, entries }: { today: string; entries: Entries }) => {
  const at = (day: number, hour: number) => instantOf(today, day, hour)
  const { did } = chapter
  const zhang = entries.zhangweimin
  await agreed(chapter, { nomination: zhang, candidate: 'zhangweimin', at: at(-3, 12) })
  await did('hubin', at(-2, 11), {
    do: returnEntry,
    with: {
      nomination: zhang,
      version: await versionOf(chapter, zhang),
      reason: '“业绩突出”只写了装调台数，请补充出厂后三个月内的故障率，并附质量部门的证明。',
    },
  })
  const included = { nomination: entries.qinling, version: await versionOf(chapter, entries.qinling) }
  await did('yangliu', at(-2, 15), { do: includeEntry, with: included })
  const { name, post, industry, skill, contest, 'F1.1': first } = fieldsOf('dengxiaoyun')
  const begun = { name, post, industry, skill, contest, 'F1.1': first }
  await drafted(chapter, { who: 'zhoumin', unit: 'jinggong', at: at(-1, 16) }, begun)
  const { show } = await did('mengfan', at(-1, 20), {
    do: beginSelf,
    with: { contest: '2024年北京市职工职业技能大赛电气装配组第五名', unit: '' },
  })
  if (show?.card !== 'self-certificate') throw new Error('a 自荐 asks for the certificate first')
  return show.about.nomination
}

/** Two things for a second person: 钱文 as 财务, proposed by 林晓, and a group for the list, by 赵启明. */
const proposeNow = async ({ deps, joinGroup }: Stage): Promise<void> => {
  await outcomeOf(deps, await personOf(deps, 'linxiao'), {
    do: grantByForm,
    with: { who: '钱文', role: 'finance', unit: '', category: '' },
  })
  const name = '海淀职工之家'
  const chatId = joinGroup(name, '赵启明')
  await outcomeOf(deps, await personOf(deps, 'zhaoqiming'), {
    do: bindGroup,
    with: { chatId, name, external: false },
  })
}

const standing = (entries: Entries & { self: string }, cycle: string): Standing => {
  const opened: Show = { card: 'stage-opened', about: { cycle } }
  const queue: Show = { card: 'aggregate-queue', about: {} }
  const consent = (nomination: string): Show => ({ card: 'consent', about: { nomination } })
  const unasked = (nomination: string): Show => ({ card: 'consent-status', about: { nomination } })
  const status = (nomination: string): Show => ({ card: 'entry-status', about: { nomination } })
  const back: Show = { card: 'entry-news', about: { nomination: entries.zhangweimin, news: 'returned' } }
  return {
    zhoumin: [opened, { card: 'drafts', about: {} }],
    luping: [opened, unasked(entries.luosonglin)],
    chenfang: [opened, status(entries.lixue)],
    wugang: [opened, back, unasked(entries.guyiming)],
    liuyang: [opened, status(entries.zhaohong), queue],
    yangliu: [queue],
    hubin: [queue],
    lixue: [consent(entries.lixue)],
    qinling: [consent(entries.qinling)],
    zhaohong: [consent(entries.zhaohong)],
    zhangweimin: [consent(entries.zhangweimin), back],
    mengfan: [{ card: 'self-certificate', about: { nomination: entries.self } }],
    linxiao: [{ card: 'cycle', about: {} }],
    zhaoqiming: [{ card: 'cycle', about: {} }],
  }
}
