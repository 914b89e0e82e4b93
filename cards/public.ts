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

export const marked = <T extends { value: Record<string, unknown> }>(
  payload: T,
  mark: Mark | undefined,
): T => (mark === undefined ? payload : { ...payload, value: { ...payload.value, mark } })

/** Lines of text read better on a phone than a table; beyond this a card would have too many of them. */
const LINES_MAX = 30
/** The most bytes for the names; the rest of a card of 28 KB is its frame. */
const NAMES_BYTES = 22 * 1024

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** Too long a list leaves out the deeds rather than a name: the platform would refuse the whole card. */
export const namesInOrder = (lines: readonly PublicLine[]): BodyElement[] => {
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

/** Without the column of deeds where the list is too long for them. */
const namesTable = (lines: readonly PublicLine[]): BodyElement => {
  const told = lines.some(({ deeds }) => deeds !== '')
  return table(
    [
      { name: 'n', label: '姓名', width: '90px' },
      { name: 'u', label: '单位' },
      { name: 'p', label: '岗位' },
      ...(told ? [{ name: 'd', label: '事迹' }] : []),
    ],
    lines.map(({ name: n, unit: u, post: p, deeds: d }) => ({ n, u, p, ...(told && { d }) })),
  )
}

export const span = (start: string, end: string): string => `${dateWords(start)}至${dateWords(end)}`

/** Names that a correction brought have a period of their own. */
const ownPeriods = (view: PublicView): BodyElement[] => {
  const other = view.lines.filter((line) => line.end !== view.end || line.start !== view.start)
  const spans = [...new Set(other.map((line) => span(line.start, line.end)))]
  return spans.map((words) => {
    const who = other.filter((line) => span(line.start, line.end) === words).map((line) => line.name)
    return text(`其中${who.join('、')}的公示时间为${words}。`)
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
  ...namesInOrder(view.lines),
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
