import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  heading,
  hr,
  note,
  row,
  table,
  text,
} from './kit.ts'
import { publicityWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

/** One name of a list // 公示: all that ever reaches a group. Dates 'YYYY-MM-DD'. */
export type PublicLine = {
  name: string
  unit: string
  post: string
  deeds: string
  start: string
  end: string
}

/** A publicity list as everybody sees it. `lines` come in order of surname strokes. */
export type PublicView = {
  list: string
  number: number
  kind: 'first' | 'correction' | 'renewal' | 'final'
  cycle: string
  lines: PublicLine[]
  start: string
  end: string
  workingDays: number
  /** '联系电话：…', '电子邮箱：…', '联系地址：…' */
  contact: string[]
  /** why a correction was made, in our own words or the staff's */
  reason: string
}

/** 我有异议: answered in private whoever presses, so that the card of the group stays as it is. */
export const openObjection = defineClick({
  name: 'objection.open',
  who: 'anyone',
  value: z.object({ list: z.string() }),
})

/** The list as it stands now, in private. */
export const openPublic = defineClick({ name: 'public.show', who: 'anyone', value: z.object({}) })

/** Found again by it when nobody knows whether a posting arrived (jobs/reconcile.ts). */
export type Mark = string

const marked = <T extends { value: Record<string, unknown> }>(payload: T, mark: Mark | undefined): T =>
  mark === undefined ? payload : { ...payload, value: { ...payload.value, mark } }

/** Lines of text read better on a phone than a table; beyond this a card would have too many of them. */
const LINES_MAX = 30
/** The most bytes for the names; the rest of a card of 28 KB is its frame. */
const NAMES_BYTES = 22 * 1024

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** Too long a list leaves out the deeds rather than a name: the platform would refuse the whole card. */
const names = (lines: readonly PublicLine[]): BodyElement[] => {
  const full = namesOf(lines)
  return bytesOf(full) <= NAMES_BYTES ? full : namesOf(lines.map((line) => ({ ...line, deeds: '' })))
}

const namesOf = (lines: readonly PublicLine[]): BodyElement[] => {
  if (lines.length > LINES_MAX) return [namesTable(lines)]
  return lines.flatMap((line, index) => [
    text(`${index + 1}. ${line.name}　${line.unit}　${line.post}`),
    ...(line.deeds ? [note(line.deeds)] : []),
  ])
}

const namesTable = (lines: readonly PublicLine[]): BodyElement =>
  table(
    [
      { name: 'n', label: '姓名', width: '90px' },
      { name: 'u', label: '单位' },
      { name: 'p', label: '岗位' },
      { name: 'd', label: '事迹' },
    ],
    lines.map(({ name: n, unit: u, post: p, deeds: d }) => ({ n, u, p, d })),
  )

const span = (start: string, end: string): string => `${dateWords(start)}至${dateWords(end)}`

/** Names that a correction brought have a period of their own. */
const ownPeriods = (view: PublicView): BodyElement[] => {
  const other = view.lines.filter((line) => line.end !== view.end || line.start !== view.start)
  const spans = [...new Set(other.map((line) => span(line.start, line.end)))]
  return spans.map((words) => {
    const who = other.filter((line) => span(line.start, line.end) === words).map((line) => line.name)
    return text(`其中 ${who.join('、')} 的公示时间为${words}。`)
  })
}

const opening: Record<Exclude<PublicView['kind'], 'final'>, (count: number) => string> = {
  first: (count) => `经推荐、资格审核和综合评审，产生${count}名海淀工匠拟选树人选，现予以公示。`,
  correction: (count) => `公示名单有更正，现以本名单为准，共${count}名海淀工匠拟选树人选。`,
  renewal: (count) => `公示仍在进行，名单不变，共${count}名海淀工匠拟选树人选。`,
}

/** Everything of the list but its button, the same in groups, in private and in the preview. */
export const publicBody = (view: PublicView): BodyElement[] => [
  text(opening[view.kind === 'final' ? 'first' : view.kind](view.lines.length)),
  ...(view.kind === 'correction' && view.reason ? [fact('更正说明', view.reason)] : []),
  hr(),
  heading('名单（按姓氏笔画排序）'),
  ...names(view.lines),
  hr(),
  fact('公示时间', `${span(view.start, view.end)}（${view.workingDays}个工作日）`),
  ...ownPeriods(view),
  text('对名单有不同意见的，请在公示期内实名反映，写明真实姓名、联系方式和具体事实，以便核实和答复。'),
  text('反映的情况要客观真实，不得借机诬告。反映人的信息严格保密。'),
  ...view.contact.map((line) => text(line)),
  note('依据《海淀工匠人才培育选树工程实施办法》（试行）第四条。北京市海淀区总工会职工发展部'),
]

const kindTag = {
  first: { text: '公示中', color: 'blue' },
  correction: { text: '更正', color: 'orange' },
  renewal: { text: '公示中', color: 'blue' },
} as const

export const publicTitle = (view: Pick<PublicView, 'cycle'>): string => `${view.cycle}　人选公示`

/** The card of the groups and of 公示; `mark` only on what is posted. */
export const publicCard = (
  view: PublicView,
  render: Render & { mark?: Mark; closed?: boolean; forward?: boolean },
): Card =>
  card(
    {
      title: publicTitle(view),
      subtitle: `第${view.number}号名单`,
      color: 'red',
      tags: [render.closed ? { text: '已结束', color: 'neutral' } : kindTag[kindOf(view)]],
      forward: render.forward ?? false,
    },
    [
      ...publicBody(view),
      ...(render.closed ? [] : [row([objectButton({ list: view.list, mark: render.mark }, render)])]),
    ],
  )

const kindOf = (view: PublicView): keyof typeof kindTag => (view.kind === 'final' ? 'first' : view.kind)

const objectButton = ({ list, mark }: { list: string; mark?: Mark | undefined }, render: Render) =>
  button(publicityWords.object, marked(press(openObjection, { list }, render), mark), {
    type: 'primary_filled',
  })

/** What stands in the place of a card that is no longer the valid one: no names any more. */
export type ClosedView = {
  cycle: string
  number: number
  why: 'corrected' | 'renewed' | 'ended' | 'decided'
  start: string
  end: string
}

const closing: Record<ClosedView['why'], { tag: string; words: string }> = {
  corrected: { tag: '已被更正', words: '本名单已被更正，请以群里最新的公示为准。' },
  renewed: { tag: '已更新', words: '本名单已重新发布，内容不变，请看群里最新的公示。' },
  ended: { tag: '公示已结束', words: '公示已结束，名单原文由区总工会存档。' },
  decided: { tag: '公示已结束', words: '公示已结束，党组会已审议，请看群里的结果。' },
}

export const closedCard = (view: ClosedView): Card =>
  card(
    {
      title: publicTitle(view),
      subtitle: `第${view.number}号名单`,
      color: 'grey',
      tags: [{ text: closing[view.why].tag, color: 'neutral' }],
      forward: true,
      summary: closing[view.why].tag,
    },
    [text(closing[view.why].words), fact('公示时间', span(view.start, view.end))],
  )

/** Said once in each group when the period is over. */
export type EndedView = { cycle: string; number: number; count: number; start: string; end: string }

export const endedCard = (view: EndedView, render: Render & { mark: Mark }): Card =>
  card({ title: `${view.cycle}　公示已结束`, color: 'grey', forward: true, summary: '公示已结束' }, [
    text(`${view.count}名拟选树人选的公示已于${dateWords(view.end)}结束，感谢大家的监督。`),
    text('接下来由区总工会党组会审议，结果会在这里公布。'),
    fact('公示时间', span(view.start, view.end)),
    row([button('查看进展', marked(press(openPublic, {}, render), render.mark))]),
  ])

/** The final list // 选树结果. */
export type FinalView = {
  cycle: string
  number: number
  /** dates 'YYYY-MM-DD', oldest first */
  meetings: { name: string; date: string }[]
  lines: Pick<PublicLine, 'name' | 'unit' | 'post' | 'deeds'>[]
}

const meetingWords = (meetings: FinalView['meetings']): string =>
  meetings.map(({ name, date }) => `${name}（${dateWords(date)}）`).join('、')

export const finalCard = (view: FinalView, render: Render & { mark?: Mark; forward?: boolean }): Card =>
  card(
    {
      title: `${view.cycle}　结果`,
      subtitle: `第${view.number}号名单`,
      color: 'red',
      tags: [{ text: '党组会审议通过', color: 'green' }],
      forward: render.forward ?? false,
    },
    [
      text(`经${meetingWords(view.meetings)}审议，同意选树以下${view.lines.length}名同志为海淀工匠。`),
      hr(),
      heading('名单（按姓氏笔画排序）'),
      ...names(view.lines.map((line) => ({ ...line, start: '', end: '' }))),
      hr(),
      note('依据《海淀工匠人才培育选树工程实施办法》（试行）第四条。北京市海淀区总工会'),
      row([button('查看结果', marked(press(openPublic, {}, render), render.mark))]),
    ],
  )

/** 公示, whatever there is to see: before, during, after. */
export type PublicNowView =
  | { when: 'before'; cycle: string | null; stage: string | null; from: string | null; contact: string[] }
  | { when: 'during'; list: PublicView }
  | { when: 'after'; list: PublicView }
  | { when: 'decided'; final: FinalView }

export const publicNowCard = (view: PublicNowView, render: Render): Card => {
  if (view.when === 'during') return publicCard(view.list, render)
  if (view.when === 'after') return closedCard({ ...view.list, why: 'ended' })
  if (view.when === 'decided') return finalCard(view.final, render)
  return card({ title: '公示', subtitle: view.cycle ?? '本年度尚未开始', color: 'red' }, [
    text('现在没有正在公示的名单。'),
    ...(view.stage ? [fact('当前阶段', view.stage)] : []),
    text(
      view.from
        ? `名单将于${dateWords(view.from)}起公示，届时发送“公示”就能看到。`
        : '评审结束、名单产生后会在公示群里公布，届时发送“公示”就能看到。',
    ),
    ...view.contact.map((line) => note(line)),
  ])
}
