import { closeScores } from '../../src/usecases/close-scores.ts'
import { proposeList } from '../../src/usecases/propose-list.ts'
import { candidatesNow } from '../../src/usecases/publicity-candidates.ts'
import { rankingOf } from '../../src/usecases/ranking-of.ts'
import { releaseList } from '../../src/usecases/release-list.ts'
import { bindGroup, confirmGroup } from '../../src/usecases/set-group.ts'
import { listCandidate } from '../../src/usecases/shortlist-candidate.ts'
import type { Show } from '../../src/usecases/shows.ts'
import { submitObjection } from '../../src/usecases/submit-objection.ts'
import { type Checked, checkedEntries, type Finalist } from './checked.ts'
import { entered } from './cycle.ts'
import { type Chapter, outcomeOf, personOf } from './past.ts'
import { marksOf, panel, scored } from './scoring.ts'
import { instantOf, type Stage, type Standing } from './stage.ts'
import { sendStanding } from './standing.ts'

const GROUPS = ['海淀工匠选树工作群', '海淀职工之家'] as const

/** The list was posted today in two groups, five working days run, and one objection waits for 高远. */
export const publicityMoment = async (stage: Stage): Promise<void> => {
  const { deps, past } = stage
  const days = { opens: -48, nominate: -34, aggregate: -28, check: -18, review: -6, began: -17 }
  const checked = await checkedEntries(stage, days)
  await past.chapter((chapter) => allScored(chapter, stage, checked))
  const groups = GROUPS.map((name) => ({ name, chatId: stage.joinGroup(name, '林晓') }))
  const list = await past.chapter((chapter) => proposed(chapter, stage, groups))
  await released(stage, list)
  const objection = await objected(stage, { list, nomination: checked.entries.zhangweimin })
  await sendStanding(deps, standing(checked, { list, objection }))
}

const allScored = async (chapter: Chapter, { today }: Stage, { entries }: Checked): Promise<void> => {
  for (const [candidate, sheets] of Object.entries(marksOf) as [Finalist, readonly string[]][]) {
    for (const [seat, who] of panel.entries()) {
      if (sheets[seat] === '') continue
      const at = instantOf(today, -15 + seat, 10) + Object.keys(marksOf).indexOf(candidate) * 600_000
      await scored(chapter, { who, nomination: entries[candidate], candidate, at })
    }
  }
}

type Group = { name: string; chatId: string }

/** From the end of the scoring to the list that waits for a second person; answers with its id. */
const proposed = async (chapter: Chapter, { today }: Stage, groups: readonly Group[]): Promise<string> => {
  const { did, deps } = chapter
  await did('xulan', instantOf(today, -5, 9), { do: closeScores, with: { missing: 0 } })
  await entered(chapter, instantOf(today, -5, 10))
  for (const nomination of await firstFour(chapter)) {
    await did('xulan', instantOf(today, -4, 10), { do: listCandidate, with: { nomination } })
  }
  for (const { chatId, name } of groups) {
    await did('linxiao', instantOf(today, -3, 10), { do: bindGroup, with: { chatId, name, external: false } })
    await did('sunli', instantOf(today, -3, 15), { do: confirmGroup, with: { chat: chatId } })
  }
  await entered(chapter, instantOf(today, -1, 9))
  const at = instantOf(today, -1, 16)
  const seen = await namesSeen(chapter, at)
  await did('linxiao', at, { do: proposeList, with: { seen, start: today, reason: '' } })
  return deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    const list = cycle && (await tx.lists.proposed(cycle.id))
    if (!list) throw new Error('the list just proposed is missing')
    return list.id
  })
}

const firstFour = ({ deps }: Chapter): Promise<string[]> =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) throw new Error('no cycle to rank in')
    const { ranking } = await rankingOf(tx, cycle)
    return ranking.ranked.slice(0, cycle.settings.target).map(({ id }) => id)
  })

const namesSeen = async ({ deps }: Pick<Chapter, 'deps'>, at: number): Promise<string> => {
  const actor = { person: await personOf(deps, 'linxiao'), at, via: 'press', once: [] } as const
  return deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) throw new Error('no cycle to publish in')
    return (await candidatesNow(tx, cycle, actor)).hash
  })
}

const released = async ({ deps }: Stage, list: string): Promise<void> => {
  const seen = await namesSeen({ deps }, deps.now())
  await outcomeOf(deps, await personOf(deps, 'zhaoqiming'), { do: releaseList, with: { list, seen } })
}

const objected = async (
  { deps }: Stage,
  { list, nomination }: { list: string; nomination: string },
): Promise<string> => {
  const { show } = await outcomeOf(deps, await personOf(deps, 'mengfan'), {
    do: submitObjection,
    with: {
      list,
      nomination,
      realName: '孟凡',
      contact: '13800001024（晚上七点以后）',
      facts:
        '名单上写零点标定是张伟民首创。据我所知，这个办法最早由装调一组在2021年试过，请核实当时的记录，写清是谁提出、谁做成的。',
    },
  })
  if (show?.card !== 'objection-receipt') throw new Error('an objection has a receipt')
  return show.about.objection
}

const standing = (
  { entries }: Checked,
  { list, objection }: { list: string; objection: string },
): Standing => {
  const status = (candidate: Finalist): Show => ({
    card: 'entry-status',
    about: { nomination: entries[candidate] },
  })
  const cycle: Show = { card: 'cycle', about: {} }
  const release: Show = { card: 'public-release', about: { list } }
  return {
    linxiao: [cycle],
    zhaoqiming: [cycle, release],
    sunli: [release],
    xulan: [{ card: 'ranking', about: {} }],
    qianwen: [{ card: 'meeting', about: {} }],
    // The case itself is on its way to him already.
    gaoyuan: [],
    mengfan: [{ card: 'objection-receipt', about: { objection } }],
    zhoumin: [status('wangjianguo')],
    luping: [status('dengxiaoyun')],
    chenfang: [status('lixue')],
    wugang: [status('zhangweimin')],
    liuyang: [status('zhaohong')],
  }
}
