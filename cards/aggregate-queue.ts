import type { NominationState } from '../src/domain/nomination-facts.ts'
import {
  exclude,
  include,
  openEntry,
  openGroup,
  openHandOver,
  openQueue,
  openReceipt,
} from './aggregate-clicks.ts'
import { press, type Render, sentencesOf } from './click.ts'
import { distinct, type EntryHeadView } from './entry-body.ts'
import {
  actions,
  type Button,
  button,
  type Card,
  type Common,
  card,
  heading,
  hr,
  lineWith,
  note,
  problems,
  row,
  text,
  under,
} from './kit.ts'
import { aggregationWords, forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { momentWords } from './words/moments.ts'
import { nominationStateWords } from './words/states.ts'

/** 汇总: what the unit's own unions recommended, and what was done with it. */
export type AggregateQueueView = {
  unit: { id: string; name: string }
  otherUnits: { id: string; name: string }[]
  counts: Record<'submitted' | 'held' | 'batched' | 'returned', number>
  lines: (EntryHeadView & { heldReason: string })[]
  page: number
  pages: number
  groups: { key: string; unit: string; post: string; names: string[]; settled: boolean }[]
  returned: string[]
  batches: { id: string; number: number; count: number; at: number }[]
}

/** Of groups and earlier batches a card shows so many. */
const FEW = 3

export const aggregateQueueCard = (view: AggregateQueueView, render: Render): Card =>
  card({ title: '汇总', subtitle: view.unit.name, color: 'turquoise', icon: 'group_outlined' }, [
    ...problems(sentencesOf(render)),
    text(countsLine(view.counts), { text_size: 'heading' }),
    ...(view.lines.length === 0 ? [note('现在没有等待汇总的申报。')] : []),
    ...distinct(view.lines).flatMap((line) => entryLine(line, view, render)),
    ...pager(view, render),
    ...(view.returned.length > 0 ? [note(`已退回修改：${clip(view.returned.join('、'), 120)}`)] : []),
    ...groupLines(view, render),
    ...handOverButton(view, render),
    ...batchLines(view, render),
    ...otherUnits(view, render),
  ])

const countsLine = ({ submitted, held, batched }: AggregateQueueView['counts']): string =>
  [`待汇总${submitted}人`, `暂缓${held}人`, `已纳入${batched}人`].join('  ')

const entryLine = (
  line: AggregateQueueView['lines'][number],
  { unit, page }: AggregateQueueView,
  render: Render,
): Common[] => {
  const { id: nomination, version, name } = line
  const held = line.state === 'held' ? `：${clip(line.heldReason, 60)}` : ''
  const at = { nomination, version, unit: unit.id, page }
  return [
    text(`${name}  ${line.post}`),
    under(`${line.unit}\n${stateWord(line.state)}${held}`),
    actions([moveButton(line.state, { name, at }, render), see({ nomination, name }, render)]),
  ]
}

const stateWord = (state: NominationState): string => nominationStateWords[state]

type At = { nomination: string; version: number; unit: string; page: number }

const moveButton = (
  state: NominationState,
  { name, at }: { name: string; at: At },
  render: Render,
): Button =>
  state === 'batched'
    ? button(forPerson('移出这一批', name), press(exclude, at, render), { size: 'small' })
    : button(forPerson(aggregationWords.include, name), press(include, at, render), {
        size: 'small',
        type: 'primary',
      })

const see = ({ nomination, name }: { nomination: string; name: string }, render: Render): Button =>
  button(forPerson('看材料', name), press(openEntry, { nomination }, render), { size: 'small' })

const pager = ({ page, pages, unit }: AggregateQueueView, render: Render): Common[] => {
  if (pages < 2) return []
  const to = (label: string, target: number) =>
    button(label, press(openQueue, { unit: unit.id, page: target }, render), { size: 'small' })
  return [
    row([
      ...(page > 1 ? [to('上一页', page - 1)] : []),
      text(`第${page}页，共${pages}页`),
      ...(page < pages ? [to('下一页', page + 1)] : []),
    ]),
  ]
}

const groupLines = ({ groups, unit }: AggregateQueueView, render: Render): Common[] => {
  if (groups.length === 0) return []
  const shown = groups.slice(0, FEW)
  return [
    hr(),
    heading('同行业、同单位、同岗位，择优（第三条）'),
    ...shown.map(({ key, post, names, settled }, index) =>
      row([
        text(`${post}：${clip(names.join('、'), 60)}（${settled ? '已排先后' : '待排先后'}）`),
        button(`比选 · ${post} ${index + 1}`, press(openGroup, { unit: unit.id, key }, render), {
          size: 'small',
        }),
      ]),
    ),
    ...(groups.length > FEW ? [note(`另有${groups.length - FEW}组，排好一组后显示下一组`)] : []),
  ]
}

const handOverButton = ({ counts, unit }: AggregateQueueView, render: Render): Common[] =>
  counts.batched === 0
    ? []
    : [
        hr(),
        button(aggregationWords.handOver, press(openHandOver, { unit: unit.id }, render), {
          type: 'primary_filled',
        }),
        note(`把已纳入的${counts.batched}人报给区总工会，先看清单再确认。`),
      ]

const batchLines = ({ batches }: AggregateQueueView, render: Render): Common[] =>
  batches.length === 0
    ? []
    : [
        hr(),
        ...batches
          .slice(-FEW)
          .map(({ id, number, count, at }) =>
            lineWith(
              `第${number}批  ${count}人  ${momentWords(at)}`,
              button(`看回执 · 第${number}批`, press(openReceipt, { batch: id }, render), { size: 'small' }),
            ),
          ),
      ]

const otherUnits = ({ otherUnits: others }: AggregateQueueView, render: Render): Common[] =>
  others.length === 0
    ? []
    : [
        row(
          others
            .slice(0, FEW)
            .map(({ id, name }) =>
              button(`换到 ${name}`, press(openQueue, { unit: id }, render), { size: 'small' }),
            ),
        ),
      ]
